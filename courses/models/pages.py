"""The course as a page: for whom it is, and what it counts."""

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from agents.models import Appointment, Opd, Person, Posting
from agents.models.appointments import has_role
from courses.api_fields import CONTENT, COVER, ENROLLED, TOPICS
from courses.audience import by_the_site
from courses.blocks import CoverBlocks, LessonBlocks
from courses.choices import Audience, CompleteWhen, Length, Level
from courses.models.records import Enrollment
from courses.page_forms import CoursePageForm
from foundation.page_cache.keeping import for_visitors
from foundation.public.offered import public
from foundation.request_cache import ask_once
from foundation.users import AnyUser


class Topic(TagBase):
    """A word by which the catalogue is narrowed."""

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class CourseTag(ItemBase):
    """One topic of one course."""

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


def leads_to(target: int | None, start: Iterable[int], links: Mapping[int, Iterable[int]]) -> bool:
    """Whether `target` is among `start` or behind one of them, where `links` says what each comes
    after (ids)."""
    seen: set[int] = set()
    waiting = list(start)
    while waiting:
        here = waiting.pop()
        if here == target:
            return True
        if here not in seen:
            seen.add(here)
            waiting += links.get(here, ())
    return False


def prepares_courses(user: AnyUser) -> bool:
    """A superuser, the clinic and editors."""
    return user.is_superuser or has_role(user, timezone.localdate(), *STAFF)


class OwnRuleMixin:
    """For pages whose own rule says who may see them: Wagtail's restrictions are neither offered to
    editors nor asked, also not one on a page above, which Wagtail would look for on every page."""

    private_page_options: list[str] = []
    objects: Any
    live: Any

    def get_view_restrictions(self) -> models.QuerySet[Any]:
        return PageViewRestriction.objects.none()

    @classmethod
    def shown_to_visitors(cls) -> models.QuerySet[Any]:
        """Pages of this kind that somebody without an account may open. Nothing else goes into the
        index of `Page`, which every search of a host asks, or into a sitemap."""
        return cls.objects.live()

    @classmethod
    def open_to(cls, user: AnyUser) -> models.QuerySet[Any]:
        """Pages of this kind that `user` may open today."""
        return cls.objects.live()

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet[Any]:
        found = super().get_indexed_objects()  # type: ignore[misc]
        return found.filter(pk__in=cls.shown_to_visitors().values("pk"))

    def is_shown_to_visitors(self, request: HttpRequest | None = None) -> bool:
        """Whether it is one of `shown_to_visitors`. With a request, kinds that must ask the database
        ask once for all their pages."""
        return bool(self.live)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        shown = self.is_shown_to_visitors(request)
        return super().get_sitemap_urls(request) if shown else []  # type: ignore[misc]

    def serve_password_required_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail shows its form, with the page's title, for whatever page an address names."""
        raise Http404


class CourseQuerySet(PageQuerySet):
    @public
    def visible_to(self, user: AnyUser) -> Self:
        """Published courses whose audience includes `user` today, those in which she is enrolled, and
        those that a rule of the site adds; superusers, the clinic and editors see all that is
        published."""
        found = self.live()
        if prepares_courses(user):
            return found
        allowed = models.Q(audience=Audience.PUBLIC) | by_the_site(user)
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
                | models.Q(pk__in=Enrollment.objects.of(user).current().values("course_id"))
            )
        return found.filter(allowed)

    def for_visitors(self) -> Self:
        """Published courses that somebody without an account may open."""
        return self.live().filter(audience=Audience.PUBLIC)

    def narrowed(
        self, topic: str = "", level: str = "", length: str = "", audience: str = ""
    ) -> Self:
        """By slug of a topic, and values of Level, Length and Audience; "" means all. KeyError for
        a `length` that is no Length."""
        found = self.filter(_HOURS[length]) if length else self
        if topic:
            found = found.filter(tagged_topics__tag__slug=topic)
        exact = {"level": level, "audience": audience}
        return found.filter(**{name: value for name, value in exact.items() if value})


@for_visitors(is_public=lambda page, request: page.is_shown_to_visitors(request))
class CoursePage(OwnRuleMixin, Page):
    """A course: modules below it, activities below those."""

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

    complete_when = models.CharField(
        _("complete when"), max_length=20, choices=CompleteWhen, default=CompleteWhen.ALL
    )
    complete_count = models.PositiveSmallIntegerField(
        _("how many lessons"), blank=True, default=0, help_text=_("Only for that rule.")
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (percent)"),
        blank=True,
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("The mean of the scores of what is done. 0 asks for none."),
    )
    minimum_score = models.PositiveSmallIntegerField(
        _("minimum score (percent)"),
        blank=True,
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("Of each that gives a score. 0 asks for none."),
    )
    in_order = models.BooleanField(
        _("in order"),
        default=False,
        help_text=_("Each lesson opens when the required ones before it are done."),
    )
    # Ids of courses that must be completed before one enrolls by oneself.
    prerequisites: "models.JSONField[list[int], list[int]]" = models.JSONField(
        _("courses that come first"), default=list, blank=True
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
            [
                FieldPanel("audience"),
                FieldPanel("audience_opds"),
                FieldPanel("prerequisites"),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("complete_when"),
                FieldPanel("complete_count"),
                FieldPanel("pass_mark"),
                FieldPanel("minimum_score"),
                FieldPanel("in_order"),
                FieldPanel("change_seen"),
            ],
            heading=_("Rules"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("audience"),
        index.FilterField("level"),
    ]
    api_fields = [
        *(APIField(name) for name in ("introduction", "level", "jp", "audience")),
        APIField("topic_names", serializer=TOPICS),
        APIField("cover_picture", serializer=COVER),
        APIField("is_enrolled", serializer=ENROLLED),
        APIField("content", serializer=CONTENT),
    ]
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.ModulePage"]
    base_form_class = CoursePageForm
    template = "courses/course_page.html"

    objects = PageManager.from_queryset(CourseQuerySet)()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    @classmethod
    def shown_to_visitors(cls) -> models.QuerySet[Any]:
        return cls.objects.for_visitors()

    @classmethod
    def open_to(cls, user: AnyUser) -> models.QuerySet[Any]:
        return cls.objects.visible_to(user)

    def is_shown_to_visitors(self, request: HttpRequest | None = None) -> bool:
        return bool(self.live) and self.audience == Audience.PUBLIC

    def others_to_take(self) -> models.QuerySet[Any]:
        """All other courses, published or not, by title."""
        return CoursePage.objects.exclude(pk=self.pk).order_by("title")

    def comes_in_a_circle(self, prerequisites: Iterable[int]) -> bool:
        """Whether it would have to be completed before itself if these came first (ids)."""
        others = CoursePage.objects.exclude(pk=self.pk).exclude(prerequisites=[])
        return leads_to(self.pk, prerequisites, dict(others.values_list("pk", "prerequisites")))

    @staticmethod
    def taken_by(user: AnyUser, courses: Iterable[int]) -> Iterable[int]:
        """Those of `courses` (ids) in which `user` has a current enrollment."""
        mine = Enrollment.objects.of(user).current().filter(course_id__in=courses)
        return mine.values_list("course_id", flat=True)

    @staticmethod
    def topic_names_of(courses: Iterable[int]) -> Iterable[tuple[int, str]]:
        """Id of the course and name of the topic, as the editor ordered them."""
        found = CourseTag.objects.filter(content_object_id__in=courses).order_by("pk")
        return found.values_list("content_object_id", "tag__name")

    def is_visible_to(self, user: AnyUser) -> bool:
        """As `CourseQuerySet.visible_to`."""
        if self.live and self.has_enrolled(user):  # spares her readers a query
            return True
        return CoursePage.objects.visible_to(user).filter(pk=self.pk).exists()

    def enrollment_of(self, user: AnyUser) -> Enrollment | None:
        """The current enrollment of `user`, of the latest cycle, or None. Asked once a request."""
        if not user.is_authenticated:
            return None
        return ask_once(self.enrollment_key(user), lambda: Enrollment.current_of(self.pk, user.pk))

    def enrollment_key(self, user: AnyUser) -> Hashable:
        """The key under which `ask_once` keeps the answer of `enrollment_of`."""
        return ("courses.enrollment", self.pk, user.pk)

    def has_enrolled(self, user: AnyUser) -> bool:
        """Whether `user` has an enrollment here that is not withdrawn."""
        return self.enrollment_of(user) is not None

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """An unpublished course answers its learners too, see `refuse`; Wagtail would answer
        404."""
        if not path_components and not self.live and self.has_enrolled(request.user):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_visible_to(request.user):
            return super().serve(request, *args, **kwargs)
        return self.refuse(request)

    def refuse(self, request: HttpRequest) -> HttpResponse:
        """404 for a stranger, who learns nothing; 410 with a page for a learner, who reads that her
        records are kept."""
        if not self.has_enrolled(request.user):
            raise Http404
        return render(request, "courses/learning/taken_down.html", {"course": self}, status=410)
