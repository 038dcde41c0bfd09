"""The catalogue of courses, as a page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from courses.models.activities import ActivityPage
from courses.models.pages import CoursePage, CourseQuerySet, OwnRuleMixin, Topic
from courses.page_forms import CatalogueForm
from foundation.page_cache.keeping import for_visitors
from foundation.page_forms import PageForm


@for_visitors(*CatalogueForm.base_fields)
class CourseIndexPage(OwnRuleMixin, Page):
    """The catalogue: courses that the reader may see, narrowed by `CatalogueForm` (GET)."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    api_fields = [APIField("introduction")]
    base_form_class = PageForm
    subpage_types = ["courses.CoursePage"]
    max_count_per_parent = 1
    template = "courses/course_index_page.html"

    class Meta:
        verbose_name = _("course catalogue")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """One for each site."""
        if not super().can_create_at(parent):
            return False
        site = parent.get_site()
        return site is None or not cls.objects.descendant_of(site.root_page).exists()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        courses = CoursePage.objects.child_of(self).visible_to(request.user)
        topics = Topic.objects.filter(tagged_courses__content_object__in=courses).distinct()
        form = CatalogueForm(request.GET, topics.order_by("name").values_list("slug", "name"))
        wanted = form.wanted()
        context["form"] = form
        context["wanted"] = wanted
        context["courses"] = for_cards(courses.narrowed(**wanted)).order_by("path")
        return context


def for_cards(courses: CourseQuerySet) -> CourseQuerySet:
    """Annotate `lesson_count` and `minutes`, of the published activities below each course; both
    are None where there is none.

    Not a method of the QuerySet: activities know courses, so courses cannot know activities.
    """
    # Grouped by a constant (all are live) inside the subquery: a join would multiply rows.
    activities = (
        ActivityPage.objects.live()
        .filter(path__startswith=models.OuterRef("path"))
        .order_by()
        .values("live")
    )
    return courses.annotate(
        lesson_count=models.Subquery(activities.annotate(n=models.Count("pk")).values("n")),
        minutes=models.Subquery(activities.annotate(n=models.Sum("minutes")).values("n")),
    )
