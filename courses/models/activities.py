"""Modules, activities and lessons: the pages of which a course consists."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.apps import apps
from django.contrib import messages
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Left, Substr
from django.db.models.functions import Length as LengthOf
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from courses.api_fields import CONTENT, DONE, READABLE
from courses.blocks.bodies import BodyField
from courses.choices import CompletedBy, DoneWhen
from courses.models.pages import CoursePage, CourseQuerySet, OwnRuleMixin, leads_to
from courses.models.records import ActivityProgress, Enrollment
from courses.page_forms import ActivityPageForm
from courses.terms import KNOWN, Rule
from foundation.compiled import Compiled
from foundation.page_cache.keeping import for_visitors
from foundation.page_forms import PageForm
from foundation.public.offered import public
from foundation.request_cache import ask_once
from foundation.users import AnyUser

_SHOWN = "_courses_shown_to_visitors"  # what a request remembers: a sitemap asks for every page


def path_above(levels: int) -> models.Func:
    """Expression on pages: the path of the page so many levels above."""
    # Not Substr: PostgreSQL may ask it of every page, and refuses a length below nothing.
    return Left("path", LengthOf("path") - levels * Page.steplen)


class ModulePage(OwnRuleMixin, Page):
    """A chapter of a course; it has no page of its own and leads to the outline."""

    summary = models.TextField(_("summary"), blank=True, max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    api_fields = [APIField("summary")]
    base_form_class = PageForm
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.ActivityPage"]
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """All installed kinds of activity: Wagtail's `subpage_types` does not admit subclasses."""
        return [
            model
            for model in apps.get_models()
            if issubclass(model, ActivityPage) and model is not ActivityPage
        ]

    @classmethod
    def shown_to_visitors(cls) -> models.QuerySet[Any]:
        courses = CoursePage.objects.for_visitors().values("path")
        return cls.objects.live().annotate(above=path_above(1)).filter(above__in=courses)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return []  # its address leads to the course, which is there itself

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Its address leads to its place in the outline; 404 for whoever may not see the course."""
        course = CoursePage.objects.ancestor_of(self).get()
        if not course.is_visible_to(request.user):
            raise Http404
        return redirect(f"{course.get_url(request)}#modul-{self.pk}")


def starting_with(paths: Iterable[str]) -> models.Q:
    """Condition on pages: at or below one of `paths`, at least one."""
    return models.Q(*(("path__startswith", path) for path in paths), _connector=models.Q.OR)


def is_readable_by(user: AnyUser) -> models.Q:
    """Condition on `listed_for(user)`: those that she may open."""
    taken = Enrollment.objects.of(user).current()
    return models.Q(is_open=True) | models.Q(course_path__in=taken.values("course__path"))


class ActivityQuerySet(PageQuerySet):
    """As `ActivityPage.objects` it finds activities of all kinds as plain `ActivityPage`, without a
    join to their tables; the manager of a kind finds that kind alone."""

    def in_courses(self, courses: Iterable[CoursePage]) -> Self:
        """Published activities of `courses` in reading order."""
        paths = [course.path for course in courses]
        return self.below(*paths) if paths else self.none()

    def below(self, *paths: str) -> Self:
        """Published activities in reading order; those below an unpublished module do not count.
        `paths`: of courses, at least one."""
        above = Substr(models.OuterRef("path"), 1, LengthOf(models.OuterRef("path")) - Page.steplen)
        published = ModulePage.objects.live().filter(path=above)
        return self.live().filter(starting_with(paths), models.Exists(published)).order_by("path")

    def for_visitors(self) -> Self:
        """Published and open ones, in published modules, of the courses that somebody without an
        account may open."""
        return self._published_in(CoursePage.objects.for_visitors()).filter(is_open=True)

    def listed_for(self, user: AnyUser) -> Self:
        """Published ones, in published modules, of the courses that `user` may see today: the
        outline shows their titles. They may be closed to her (`is_readable_by`)."""
        return self._published_in(CoursePage.objects.visible_to(user))

    def readable_by(self, user: AnyUser) -> Self:
        """Those that `user` may open today."""
        return self.listed_for(user).filter(is_readable_by(user))

    def _published_in(self, courses: CourseQuerySet) -> Self:
        # An activity lies two levels below its course, so both above it are found by path alone.
        placed = self.live().annotate(module_path=path_above(1), course_path=path_above(2))
        return placed.filter(
            module_path__in=ModulePage.objects.live().values("path"),
            course_path__in=courses.values("path"),
        )

    def required_in(self, course: CoursePage) -> Self:
        """Published and required ones of `course`, in reading order, whether the course itself is
        published or not."""
        return self.in_courses([course]).filter(is_required=True)


@public
class ActivityPage(OwnRuleMixin, Page):
    """What a learner does in a module: a lesson, a quiz, whatever an installed app brings.

    A kind is a concrete subclass; being installed is enough, every module admits it. It has

    - `template`: extends `courses/activity_page.html` and fills its block `kl_activity`;
    - `completed_by`: what makes it done. A kind with `CompletedBy.OWN_OPERATION` calls
      `courses.learning.operations.finish_activity(user, activity)` when its learner has passed,
      and fills the block `kl_act` with what she does instead of pressing "done";
    - `done_rules`: what its editor may choose among instead, the first unless she does. A kind whose
      work is handed in, passed or marked tells so by
      `courses.learning.operations.report_outcome(enrollment, activity, outcome)`, and then needs
      no `finish_activity`;
    - `gives_score`: whether those outcomes carry a score, for the marks that a course may ask for;
    - `content_panels`, which end with `*ActivityPage.activity_panels`.

    Outline, progress and completion read this table alone.
    """

    completed_by: ClassVar[CompletedBy] = CompletedBy.MARKING
    done_rules: ClassVar[tuple[DoneWhen, ...]] = ()  # empty: those of `completed_by`
    gives_score: ClassVar[bool] = False

    minutes = models.PositiveSmallIntegerField(
        _("estimated minutes"), default=0, validators=[MaxValueValidator(600)]
    )
    is_open = models.BooleanField(
        _("open"), default=False, help_text=_("May be read without enrolling.")
    )
    is_required = models.BooleanField(_("required to complete the course"), default=True)
    done_when = models.CharField(
        _("done when"), max_length=20, choices=DoneWhen, blank=True, default=""
    )
    read_minutes = models.PositiveSmallIntegerField(
        _("minutes to stay"),
        default=0,
        blank=True,
        validators=[MaxValueValidator(600)],
        help_text=_("From opening it until it can be marked as done. Only for that rule."),
    )
    # Ids of activities of the same course; those that are not in its outline ask for nothing.
    after: "models.JSONField[list[int], list[int]]" = models.JSONField(
        _("only after"), default=list, blank=True
    )

    activity_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("is_required"), FieldPanel("is_open")],
            heading=_("About"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("done_when"),
                FieldPanel("read_minutes"),
                FieldPanel("after"),
                FieldPanel("change_seen"),
            ],
            heading=_("Rules"),
        ),
    ]
    content_panels = [*Page.content_panels, *activity_panels]
    api_fields = [
        *(APIField(name) for name in ("minutes", "is_open", "is_required")),
        APIField("is_readable", serializer=READABLE),
        APIField("is_done", serializer=DONE),
    ]
    is_creatable = False  # Wagtail does not hand this down to the kinds
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    base_form_class = ActivityPageForm
    template = "courses/activity_page.html"

    objects = PageManager.from_queryset(ActivityQuerySet)()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    @classmethod
    def shown_to_visitors(cls) -> models.QuerySet[Any]:
        return ActivityPage.objects.for_visitors()

    @classmethod
    def open_to(cls, user: AnyUser) -> models.QuerySet[Any]:
        return ActivityPage.objects.readable_by(user)

    def is_shown_to_visitors(self, request: HttpRequest | None = None) -> bool:
        if not self.is_open:
            return False
        if request is None:
            return ActivityPage.objects.for_visitors().filter(pk=self.pk).exists()
        shown = ActivityPage.objects.for_visitors().values_list("pk", flat=True)
        kept = request.__dict__
        if _SHOWN not in kept:
            kept[_SHOWN] = set(shown)
        return self.pk in kept[_SHOWN]

    @staticmethod
    def done_by(user: AnyUser, activities: Iterable[int]) -> Iterable[int]:
        """Those of `activities` (ids) that `user` has done in an enrollment that is current."""
        mine = Enrollment.objects.of(user).current()
        done = ActivityProgress.objects.filter(enrollment__in=mine, activity_id__in=activities)
        return done.exclude(done_at=None).values_list("activity_id", flat=True)

    @cached_property
    def course(self) -> CoursePage:
        """The course above, without its cover and body, which only its own page shows."""
        [course] = _course_at(self._course_path)
        return course

    @property
    def _course_path(self) -> str:
        """Activities lie two levels below their course (`parent_page_types`), so its path is
        known."""
        return self.path[: -2 * self.steplen]

    @classmethod
    def rules_known(cls) -> tuple[DoneWhen, ...]:
        """Those that an editor may choose for this kind; the first holds unless she does."""
        return cls.done_rules or KNOWN[cls.completed_by]

    @property
    def rule(self) -> Rule:
        """When it is done, as published. What was in force before may be asked for still
        (`courses.completion.asking.rule_of`)."""
        return rule_of_kind(self.specific_class, self.done_when, self.read_minutes)

    @property
    def is_marked_by_learner(self) -> bool:
        """Whether the learner says herself that it is done. False also where the app of the kind is
        no longer installed: nobody knows then what would make it done."""
        return self.specific_class is not None and self.rule.is_said_by_learner

    def others_of_course(self, parent: Page) -> models.QuerySet[Any]:
        """All other activities of the course above `parent`, published or not, in reading order."""
        course_path = parent.path[: -self.steplen]
        found = ActivityPage.objects.filter(path__startswith=course_path)
        return found.exclude(pk=self.pk).order_by("path")

    def waits_in_a_circle(self, after: Iterable[int], parent: Page) -> bool:
        """Whether it would wait for itself if it came after these (ids)."""
        others = self.others_of_course(parent)
        return leads_to(self.pk, after, dict(others.values_list("pk", "after")))

    def enrollment_of(self, user: AnyUser) -> Enrollment | None:
        """The current enrollment of `user` in the course of this activity, or None. For a reader
        who is enrolled, one query finds it together with the course."""
        if not user.is_authenticated or "course" in vars(self):
            return self.course.enrollment_of(user)
        found = Enrollment.current_at(self._course_path, user.pk)
        if found is not None:
            self.course = found.course
            ask_once(self.course.enrollment_key(user), lambda: found)
        return found

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """An unpublished activity answers learners of the course too: `serve` tells them what
        became of it, where Wagtail would answer 404."""
        if not path_components and not self.live and self.course.has_enrolled(request.user):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An open activity is for whoever may see the course, the rest for those enrolled: others
        are sent to the course. What is taken down is refused as the course does."""
        if not self.live or not self.course.is_visible_to(request.user):
            return self.course.refuse(request)
        if not self.is_open and not self.course.has_enrolled(request.user):
            messages.info(request, _("Enroll in this course to open its lessons."))
            return redirect(self.course.get_url(request))
        return super().serve(request, *args, **kwargs)


def rule_of_kind(kind: type[Any] | None, done_when: str, read_minutes: int) -> Rule:
    """The rule of an activity of this kind; a choice that the kind does not know, or no longer, is
    none. Where its app is gone nobody can say that it is done: as if it had to be passed."""
    if kind is None:
        return Rule(DoneWhen.PASSED)
    known = kind.rules_known()
    when = DoneWhen(done_when) if done_when in known else known[0]
    return Rule(when, read_minutes if when is DoneWhen.MINUTES else 0)


@for_visitors(is_public=ActivityPage.is_shown_to_visitors)
class LessonPage(ActivityPage):
    """A text to read; done when its reader says so."""

    body = BodyField(blank=True, verbose_name=_("content"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        *ActivityPage.activity_panels,
    ]
    search_fields = [*ActivityPage.search_fields, index.SearchField("body")]
    api_fields = [*ActivityPage.api_fields, APIField("content", serializer=CONTENT)]
    template = "courses/lesson_page.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")


_course_at = Compiled(
    lambda path: CoursePage.objects.filter(path=path).defer("cover", "body")  # read by its own page
)
