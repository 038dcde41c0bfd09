"""A course as its reader sees it: modules, activities, what is done, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple, Self

from django.db.models import JSONField, QuerySet, TextField, Value
from django.utils import timezone

from courses.models import (
    ActivityPage,
    ActivityProgress,
    CoursePage,
    Enrollment,
    ModulePage,
)
from courses.models.activities import starting_with
from courses.models.pages import leads_to
from foundation.addresses import address
from foundation.compiled import Compiled

# Enrollment, activity, and when it was done.
Progress = tuple[int, int, datetime | None]


class Activity(NamedTuple):
    """What a list shows of an activity: a record of its page would read forty columns."""

    pk: int
    path: str
    title: str
    url_path: str
    first_published_at: datetime | None
    minutes: int
    is_open: bool
    is_required: bool
    after: list[int]


class Module(NamedTuple):
    """What a list shows of a module."""

    pk: int
    path: str
    title: str
    summary: str


@dataclass(frozen=True)
class Step:
    """An activity in its place: `number` counts from 1 through the whole course."""

    activity: Activity
    number: int
    url: str
    is_done: bool
    is_new: bool = False  # published after the reader enrolled, and not done by her
    waits_for: "tuple[Step, ...]" = ()  # what an enrolled reader must do before it opens

    @property
    def is_locked(self) -> bool:
        return bool(self.waits_for)

    @property
    def is_optional(self) -> bool:
        return not self.activity.is_required


@dataclass(frozen=True)
class Chapter:
    """A module with its activities; empty modules are shown too."""

    module: Module
    steps: list[Step]


@dataclass(frozen=True)
class Outline:
    """The course for one enrollment, or for a reader without one.

    `done`, `total`, `percent` (rounded down) and what comes next are of the required activities;
    `minutes` is of all. A course that requires none leads through all of them.
    """

    course: CoursePage
    enrollment: Enrollment | None
    steps: list[Step]
    chapters: list[Chapter]
    done_elsewhere: int = 0  # activities done that are no longer part of the course

    @classmethod
    def of(cls, course: CoursePage, enrollment: Enrollment | None = None) -> Self:
        """Two queries; one without an enrollment. Only what is published is in it."""
        progress = _progress_in([enrollment] if enrollment else [])
        return cls._build(course, enrollment, _pages(course.path), progress)

    @classmethod
    def of_many(
        cls, enrollments: Iterable[Enrollment], progress: list[Progress] | None = None
    ) -> list[Self]:
        """One for each of `enrollments`, in their order; two queries for all, one where `progress`
        (enrollment, activity, when it was done) is known. `course` must be at hand
        (`select_related`)."""
        mine = list(enrollments)
        paths = sorted({each.course.path for each in mine})
        pages = _pages(*paths) if paths else []
        progress = _progress_in(mine) if progress is None else progress
        return [
            cls._build(
                each.course,
                each,
                [page for page in pages if page[1].startswith(each.course.path)],
                progress,
            )
            for each in mine
        ]

    @classmethod
    def _build(
        cls,
        course: CoursePage,
        enrollment: Enrollment | None,
        pages: Iterable[tuple[Any, ...]],
        progress: Iterable[Progress],
    ) -> Self:
        mine = enrollment.pk if enrollment else 0
        begun = {pk for owner, pk, _ in progress if owner == mine}
        done = {(owner, pk) for owner, pk, done_at in progress if done_at is not None}
        here = course.get_url()
        activities, modules = _sorted_out(pages)
        steps = [
            Step(
                activity,
                number,
                url=address(activity.url_path, course.url_path, here),
                is_done=(mine, activity.pk) in done,
                is_new=(mine, activity.pk) not in done and _came_after(enrollment, activity),
            )
            for number, activity in enumerate(activities, start=1)
        ]
        if enrollment is not None:
            steps = _locked(steps, begun, in_order=course.in_order)
        shown = {step.activity.pk for step in steps}
        elsewhere = sum(owner == mine and pk not in shown for owner, pk in done)
        return cls(course, enrollment, steps, _chapters(modules, steps), elsewhere)

    @property
    def added(self) -> int:
        """How many required ones came after the reader enrolled and are not done: why her share may
        have fallen."""
        return sum(step.is_new for step in self.required)

    @cached_property
    def required(self) -> list[Step]:
        return [step for step in self.steps if step.activity.is_required]

    @property
    def has_optional(self) -> bool:
        return len(self.required) < len(self.steps)

    @property
    def total(self) -> int:
        return len(self.required)

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.required)

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0

    @property
    def minutes(self) -> int:
        return sum(step.activity.minutes for step in self.steps)

    @property
    def next_step(self) -> Step | None:
        """Where "continue" leads: where the reader was last unless that is done, else
        `first_step`."""
        place = self.enrollment.last_activity_id if self.enrollment else None
        here = (step for step in self._todo if step.activity.pk == place)
        return next(here, self.first_step)

    @property
    def first_step(self) -> Step | None:
        """The first that is not done, wherever the reader was last; None when all is done."""
        return self._todo[0] if self._todo else None

    @property
    def last_required(self) -> Step | None:
        return self.required[-1] if self.required else None

    def step_of(self, activity: ActivityPage) -> Step | None:
        """Its place here; None if it is not published."""
        return next((step for step in self.steps if step.activity.pk == activity.pk), None)

    def before(self, activity: ActivityPage) -> Step | None:
        """The step before it in reading order, through all modules; None for the first one."""
        return self._beside(activity, -1)

    def after(self, activity: ActivityPage) -> Step | None:
        """The step after it in reading order, through all modules; None for the last one."""
        return self._beside(activity, 1)

    @cached_property
    def _todo(self) -> list[Step]:
        todo = [step for step in self.required or self.steps if not step.is_done]
        # What is closed comes after what opens it; nothing is left out, nobody gets stuck.
        return [step for step in todo if not step.is_locked] or todo

    def _beside(self, activity: ActivityPage, offset: int) -> Step | None:
        step = self.step_of(activity)
        index = step.number - 1 + offset if step else -1
        return self.steps[index] if 0 <= index < len(self.steps) else None


def _came_after(enrollment: Enrollment | None, activity: Activity) -> bool:
    first = activity.first_published_at
    return bool(enrollment and first and timezone.localdate(first) > enrollment.enrolled_on)


def _locked(steps: list[Step], begun: set[int], *, in_order: bool) -> list[Step]:
    """`steps`, with what each waits for. What its reader has begun stays open to her, whatever rule came
    since; so does what everybody may read."""
    by_id = {step.activity.pk: step for step in steps}
    links = {pk: step.activity.after or () for pk, step in by_id.items()}
    found, before = [], None
    for step in steps:
        # Two drafts may close a circle that neither editor saw: then nothing waits in it.
        straight = [
            pk for pk in links[step.activity.pk] if not leads_to(step.activity.pk, [pk], links)
        ]
        needed = [by_id[pk] for pk in straight if pk in by_id]
        if in_order and before is not None and before not in needed:
            needed.append(before)
        waits = tuple(each for each in needed if not each.is_done)
        is_free = step.is_done or step.activity.is_open or step.activity.pk in begun
        found.append(step if is_free or not waits else replace(step, waits_for=waits))
        if step.activity.is_required and not step.is_done:
            before = before or step  # the first that is missing says enough
    return found


def _progress_in(enrollments: list[Enrollment]) -> list[Progress]:
    # One value for each enrollment, so a statement is compiled for each number of them.
    return _progress(*(each.pk for each in enrollments)) if enrollments else []


def _sorted_out(pages: Iterable[tuple[Any, ...]]) -> tuple[list[Activity], list[Module]]:
    """From rows of `_pages_in`."""
    activities, modules = [], []
    for *activity, summary in pages:
        if summary is None:
            activities.append(Activity._make(activity))
        else:
            pk, path, title = activity[:3]
            modules.append(Module(pk, path, title, summary))
    return activities, modules


def _chapters(modules: list[Module], steps: list[Step]) -> list[Chapter]:
    return [
        Chapter(module, [each for each in steps if each.activity.path.startswith(module.path)])
        for module in modules
    ]


def _pages_in(*courses: str) -> "QuerySet[Any, Any]":
    """Published modules and the activities that count, in reading order; `courses`: their paths,
    one at least. Only modules have a summary. One UNION: most pages of a course ask for both."""
    activities = ActivityPage.objects.below(*courses).order_by()
    modules = ModulePage.objects.live().filter(starting_with(courses)).order_by()
    place = ("pk", "path", "title", "url_path", "first_published_at")
    none, nothing = Value(None, output_field=TextField()), Value([], output_field=JSONField())
    return (
        activities.values_list(*place, "minutes", "is_open", "is_required", "after", none)
        .union(
            modules.values_list(*place, Value(0), Value(False), Value(False), nothing, "summary"),
            all=True,
        )
        .order_by("path")
    )


_pages = Compiled(_pages_in)
_progress = Compiled(
    lambda *enrollments: ActivityProgress.objects.filter(enrollment_id__in=enrollments).values_list(
        "enrollment_id", "activity_id", "done_at"
    )
)
