"""A course as its reader sees it: modules, activities, what is done, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple, Self

from django.db.models import QuerySet, TextField, Value
from django.utils import timezone

from courses.models import (
    ActivityPage,
    ActivityProgress,
    CoursePage,
    Enrollment,
    ModulePage,
)
from courses.models.activities import starting_with
from foundation.addresses import address
from foundation.compiled import Compiled


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
        done = _done_in([enrollment] if enrollment else [])
        return cls._build(course, enrollment, _pages(course.path), done)

    @classmethod
    def of_many(
        cls, enrollments: Iterable[Enrollment], done: set[tuple[int, Any]] | None = None
    ) -> list[Self]:
        """One for each of `enrollments`, in their order; two queries for all, one where `done` (keys
        of enrollment and activity) is known. `course` must be at hand (`select_related`)."""
        mine = list(enrollments)
        paths = sorted({each.course.path for each in mine})
        pages = _pages(*paths) if paths else []
        done = _done_in(mine) if done is None else done
        return [
            cls._build(
                each.course,
                each,
                [page for page in pages if page[1].startswith(each.course.path)],
                done,
            )
            for each in mine
        ]

    @classmethod
    def _build(
        cls,
        course: CoursePage,
        enrollment: Enrollment | None,
        pages: Iterable[tuple[Any, ...]],
        done: set[tuple[int, int]],
    ) -> Self:
        mine = enrollment.pk if enrollment else 0
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
        return [step for step in self.required or self.steps if not step.is_done]

    def _beside(self, activity: ActivityPage, offset: int) -> Step | None:
        step = self.step_of(activity)
        index = step.number - 1 + offset if step else -1
        return self.steps[index] if 0 <= index < len(self.steps) else None


def _came_after(enrollment: Enrollment | None, activity: Activity) -> bool:
    first = activity.first_published_at
    return bool(enrollment and first and timezone.localdate(first) > enrollment.enrolled_on)


def _done_in(enrollments: list[Enrollment]) -> set[tuple[int, int]]:
    # One value for each enrollment, so a statement is compiled for each number of them.
    return set(_progress(*(each.pk for each in enrollments))) if enrollments else set()


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
    none = Value(None, output_field=TextField())
    return (
        activities.values_list(*place, "minutes", "is_open", "is_required", none)
        .union(
            modules.values_list(*place, Value(0), Value(False), Value(False), "summary"), all=True
        )
        .order_by("path")
    )


_pages = Compiled(_pages_in)
_progress = Compiled(
    lambda *enrollments: (
        ActivityProgress.objects.filter(enrollment_id__in=enrollments)
        .exclude(done_at=None)
        .values_list("enrollment_id", "activity_id")
    )
)
