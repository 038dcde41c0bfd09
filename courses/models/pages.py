from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import Any, Self

from django.contrib import messages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Length as LengthOf
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from agents.models import Appointment, Opd, Person, Posting
from agents.models.appointments import has_role
from courses.blocks import CoverBlocks, LessonBlocks
from courses.catalogue.forms import CatalogueForm
from courses.choices import Audience, Length, Level
from courses.page_forms import CoursePageForm, LessonPageForm
from foundation.prepared import Prepared
from foundation.request_cache import ask_once
from foundation.users import AnyUser


class Topic(TagBase):
    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class CourseTag(ItemBase):
    tag = models.ForeignKey(Topic, models.CASCADE, related_name="tagged_courses")
    content_object = ParentalKey(
        "courses.CoursePage", on_delete=models.CASCADE, related_name="tagged_topics"
    )


_HOURS: dict[str, models.Q] = {
    Length.SHORT: models.Q(jp__lte=2),
    Length.MIDDLE: models.Q(jp__gt=2, jp__lte=5),
    Length.LONG: models.Q(jp__gt=5),
}


# Who prepares courses sees all that is published.
STAFF = (Appointment.Kind.CLINIC, Appointment.Kind.EDITOR)


class OwnRuleMixin:
    """Who may see the page is said by its audience; Wagtail's restrictions are not asked."""

    private_page_options: list[str] = []

    def get_view_restrictions(self) -> models.QuerySet[Any]:
        return PageViewRestriction.objects.none()


class CourseQuerySet(PageQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Published courses whose audience includes `user`, and those she is enrolled in."""
        found = self.live()
        if user.is_superuser or has_role(user, timezone.localdate(), *STAFF):
            return found
        allowed = models.Q(audience=Audience.PUBLIC)
        if user.is_authenticated:
            person = Person.objects.filter(user_id=user.pk)
            here = Posting.objects.filter(person__in=person).in_force(timezone.localdate())
            at_named_opd = CoursePage.audience_opds.through.objects.filter(
                opd_id__in=here.values("opd_id")
            )
            allowed |= (
                models.Q(audience=Audience.REGISTERED)
                | models.Q(audience=Audience.ASN)
                & models.Exists(person.exclude(employment=Person.EmploymentKind.NON_ASN))
                | models.Q(audience=Audience.OPDS, pk__in=at_named_opd.values("coursepage_id"))
                | models.Q(pk__in=_courses_taken(person))
            )
        return found.filter(allowed)

    def narrowed(
        self, topic: str = "", level: str = "", length: str = "", audience: str = ""
    ) -> Self:
        """By slug of a topic, level, band of lesson hours and audience; empty means all."""
        found = self.filter(_HOURS[length]) if length else self
        if topic:
            found = found.filter(tagged_topics__tag__slug=topic)
        exact = {"level": level, "audience": audience}
        return found.filter(**{name: value for name, value in exact.items() if value})

    def for_cards(self) -> Self:
        """Annotate `lesson_count` and `minutes` of what is published below each course."""
        lessons = (
            LessonPage.objects.live()
            .filter(path__startswith=models.OuterRef("path"))
            .order_by()
            .values("live")
        )
        return self.annotate(
            lesson_count=models.Subquery(lessons.annotate(n=models.Count("pk")).values("n")),
            minutes=models.Subquery(lessons.annotate(n=models.Sum("minutes")).values("n")),
        )


def _courses_taken(person: models.QuerySet[Person]) -> models.QuerySet[Any]:
    # Through the relation: records import pages, so pages cannot import records.
    return person.filter(enrollments__withdrawn_on=None).values("enrollments__course_id")


class CourseIndexPage(OwnRuleMixin, Page):
    """The catalogue."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types = ["courses.CoursePage"]
    max_count = 1
    template = "courses/course_index_page.html"

    class Meta:
        verbose_name = _("course catalogue")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        courses = CoursePage.objects.child_of(self).visible_to(request.user)
        topics = Topic.objects.filter(tagged_courses__content_object__in=courses).distinct()
        form = CatalogueForm(request.GET, topics.order_by("name").values_list("slug", "name"))
        wanted = form.wanted()
        context["form"] = form
        context["wanted"] = wanted
        context["courses"] = courses.narrowed(**wanted).for_cards().order_by("path")
        return context


class CoursePage(OwnRuleMixin, Page):
    introduction = models.TextField(
        _("summary"), blank=True, max_length=400, help_text=_("Two sentences for the catalogue.")
    )
    cover = StreamField(CoverBlocks(), blank=True, verbose_name=_("cover"))
    body = StreamField(LessonBlocks(required=False), blank=True, verbose_name=_("description"))
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.BASIC)
    jp = models.DecimalField(
        _("lesson hours (JP)"),
        max_digits=5,
        decimal_places=1,
        default=Decimal(0),
        validators=[MinValueValidator(0), MaxValueValidator(999)],
    )
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience, default=Audience.PUBLIC
    )
    audience_opds = ParentalManyToManyField(
        Opd, blank=True, related_name="+", verbose_name=_("OPDs of the audience")
    )
    topics = ClusterTaggableManager(
        through=CourseTag, blank=True, related_name="+", verbose_name=_("topics")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("cover"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("level"), FieldPanel("jp"), FieldPanel("topics")], heading=_("About")
        ),
        MultiFieldPanel(
            [FieldPanel("audience"), FieldPanel("audience_opds")], heading=_("For whom")
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("audience"),
        index.FilterField("level"),
    ]
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.ModulePage"]
    base_form_class = CoursePageForm
    template = "courses/course_page.html"

    objects = PageManager.from_queryset(CourseQuerySet)()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def is_visible_to(self, user: AnyUser) -> bool:
        if self.live and self.has_enrolled(user):  # spares her readers a query
            return True
        return CoursePage.objects.visible_to(user).filter(pk=self.pk).exists()

    def enrollment_of(self, user: AnyUser) -> Any:
        """The enrollment of `user` that is not withdrawn, or None."""
        if not user.is_authenticated:
            return None
        # Through the relation: records import pages, so pages cannot import records.
        find = CoursePage.enrollments.rel.related_model.current_of
        return ask_once(self.enrollment_key(user), lambda: find(self.pk, user.pk))

    def enrollment_key(self, user: AnyUser) -> Hashable:
        return ("courses.enrollment", self.pk, user.pk)

    def has_enrolled(self, user: AnyUser) -> bool:
        return self.enrollment_of(user) is not None

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if not path_components and not self.live and self.has_enrolled(request.user):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_visible_to(request.user):
            return super().serve(request, *args, **kwargs)
        return self.refuse(request)

    def refuse(self, request: HttpRequest) -> HttpResponse:
        """A stranger learns nothing; a reader is told that her records are kept."""
        if not self.has_enrolled(request.user):
            raise Http404
        return render(request, "courses/learning/taken_down.html", {"course": self}, status=410)


class ModulePage(OwnRuleMixin, Page):
    """A chapter of a course; it has no page of its own and leads to the outline."""

    summary = models.TextField(_("summary"), blank=True, max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        course = CoursePage.objects.ancestor_of(self).get()
        if not course.is_visible_to(request.user):
            raise Http404
        return redirect(f"{course.get_url(request)}#modul-{self.pk}")


def starting_with(paths: Iterable[str]) -> models.Q:
    return models.Q(*(("path__startswith", path) for path in paths), _connector=models.Q.OR)


class LessonQuerySet(PageQuerySet):
    def in_courses(self, courses: Iterable[CoursePage]) -> Self:
        paths = [course.path for course in courses]
        return self.below(*paths) if paths else self.none()

    def below(self, *paths: str) -> Self:
        """Published lessons in reading order; those below an unpublished module do not count.

        `paths` are of courses, at least one.
        """
        above = Substr(models.OuterRef("path"), 1, LengthOf(models.OuterRef("path")) - Page.steplen)
        published = ModulePage.objects.live().filter(path=above)
        return self.live().filter(starting_with(paths), models.Exists(published)).order_by("path")

    def required_in(self, course: CoursePage) -> Self:
        return self.in_courses([course]).filter(is_required=True)


class LessonPage(OwnRuleMixin, Page):
    body = StreamField(LessonBlocks(required=False), blank=True, verbose_name=_("content"))
    minutes = models.PositiveSmallIntegerField(
        _("estimated minutes"), default=0, validators=[MaxValueValidator(600)]
    )
    is_open = models.BooleanField(
        _("open"), default=False, help_text=_("May be read without enrolling.")
    )
    is_required = models.BooleanField(_("required to complete the course"), default=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("is_required"), FieldPanel("is_open")],
            heading=_("About"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    base_form_class = LessonPageForm
    template = "courses/lesson_page.html"

    objects = PageManager.from_queryset(LessonQuerySet)()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @cached_property
    def course(self) -> CoursePage:
        [course] = _course_at(self._course_path)
        return course

    @property
    def _course_path(self) -> str:
        """Two levels above, so the course is found by path alone."""
        return self.path[: -2 * self.steplen]

    def enrollment_of(self, user: AnyUser) -> Any:
        """Of a reader in the course of this lesson; for most who come one question answers both."""
        if not user.is_authenticated or "course" in vars(self):
            return self.course.enrollment_of(user)
        found = CoursePage.enrollments.rel.related_model.current_at(self._course_path, user.pk)
        if found is not None:
            self.course = found.course
            ask_once(self.course.enrollment_key(user), lambda: found)
        return found

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if not path_components and not self.live and self.course.has_enrolled(request.user):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open lessons for whoever may see the course, the rest for those enrolled."""
        if not self.live or not self.course.is_visible_to(request.user):
            return self.course.refuse(request)
        if not self.is_open and not self.course.has_enrolled(request.user):
            messages.info(request, _("Enroll in this course to open its lessons."))
            return redirect(self.course.get_url(request))
        return super().serve(request, *args, **kwargs)


_course_at = Prepared(
    lambda path: CoursePage.objects.filter(path=path).defer("cover", "body")  # read by its own page
)
