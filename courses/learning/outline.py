"""A course as its reader sees it: modules, lessons, what is done, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self

from django.db.models import QuerySet, TextField, Value
from django.utils import timezone

from courses.models import CoursePage, Enrollment, LessonPage, LessonProgress, ModulePage
from courses.models.pages import starting_with
from foundation.addresses import address
from foundation.compiled import Compiled


class Lesson(NamedTuple):
    """What a list of lessons shows of each; a page has forty columns."""

    pk: int
    path: str
    title: str
    url_path: str
    first_published_at: datetime | None
    minutes: int
    is_open: bool


class Module(NamedTuple):
    pk: int
    path: str
    title: str
    summary: str


@dataclass(frozen=True)
class Step:
    lesson: Lesson
    number: int
    url: str
    is_done: bool
    is_new: bool = False  # published after the reader enrolled, and not done by her


@dataclass(frozen=True)
class Chapter:
    module: Module
    steps: list[Step]


@dataclass(frozen=True)
class Outline:
    course: CoursePage
    enrollment: Enrollment | None
    steps: list[Step]
    chapters: list[Chapter]
    done_elsewhere: int = 0  # lessons done that are no longer part of the course

    @classmethod
    def of(cls, course: CoursePage, enrollment: Enrollment | None = None) -> Self:
        done = _done_in([enrollment] if enrollment else [])
        return cls._build(course, enrollment, _pages(course.path), done)

    @classmethod
    def of_many(cls, enrollments: Iterable[Enrollment]) -> list[Self]:
        """Outlines of several enrollments (with their course) in a constant number of queries."""
        mine = list(enrollments)
        paths = sorted({each.course.path for each in mine})
        pages = _pages(*paths) if paths else []
        done = _done_in(mine)
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
        lessons, modules = _sorted_out(pages)
        steps = [
            Step(
                lesson,
                number,
                url=address(lesson.url_path, course.url_path, here),
                is_done=(mine, lesson.pk) in done,
                is_new=(mine, lesson.pk) not in done and _came_after(enrollment, lesson),
            )
            for number, lesson in enumerate(lessons, start=1)
        ]
        shown = {step.lesson.pk for step in steps}
        elsewhere = sum(owner == mine and lesson not in shown for owner, lesson in done)
        return cls(course, enrollment, steps, _chapters(modules, steps), elsewhere)

    @property
    def added(self) -> int:
        """Lessons that came after the reader enrolled: why her share may have fallen."""
        return sum(step.is_new for step in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0

    @property
    def minutes(self) -> int:
        return sum(step.lesson.minutes for step in self.steps)

    @property
    def next_step(self) -> Step | None:
        """Where "continue" leads: the last place unless it is done, else the first lesson not done."""
        todo = [step for step in self.steps if not step.is_done]
        place = self.enrollment.last_lesson_id if self.enrollment else None
        return next((step for step in todo if step.lesson.pk == place), todo[0] if todo else None)

    @property
    def last_step(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    def step_of(self, lesson: LessonPage) -> Step | None:
        return next((step for step in self.steps if step.lesson.pk == lesson.pk), None)

    def before(self, lesson: LessonPage) -> Step | None:
        return self._beside(lesson, -1)

    def after(self, lesson: LessonPage) -> Step | None:
        return self._beside(lesson, 1)

    def _beside(self, lesson: LessonPage, offset: int) -> Step | None:
        step = self.step_of(lesson)
        index = step.number - 1 + offset if step else -1
        return self.steps[index] if 0 <= index < len(self.steps) else None


def _came_after(enrollment: Enrollment | None, lesson: Lesson) -> bool:
    first = lesson.first_published_at
    return bool(enrollment and first and timezone.localdate(first) > enrollment.enrolled_on)


def _done_in(enrollments: list[Enrollment]) -> set[tuple[int, int]]:
    return set(_progress(*(each.pk for each in enrollments))) if enrollments else set()


def _sorted_out(pages: Iterable[tuple[Any, ...]]) -> tuple[list[Lesson], list[Module]]:
    """Rows of `_pages_in`."""
    lessons, modules = [], []
    for *lesson, summary in pages:
        if summary is None:
            lessons.append(Lesson._make(lesson))
        else:
            pk, path, title = lesson[:3]
            modules.append(Module(pk, path, title, summary))
    return lessons, modules


def _chapters(modules: list[Module], steps: list[Step]) -> list[Chapter]:
    return [
        Chapter(module, [each for each in steps if each.lesson.path.startswith(module.path)])
        for module in modules
    ]


def _pages_in(*courses: str) -> "QuerySet[Any, Any]":
    """Published modules and the lessons that count, in reading order; only modules have a summary."""
    lessons = LessonPage.objects.below(*courses).order_by()
    modules = ModulePage.objects.live().filter(starting_with(courses)).order_by()
    place = ("pk", "path", "title", "url_path", "first_published_at")
    none = Value(None, output_field=TextField())
    return (
        lessons.values_list(*place, "minutes", "is_open", none)
        .union(modules.values_list(*place, Value(0), Value(False), "summary"), all=True)
        .order_by("path")
    )


_pages = Compiled(_pages_in)
_progress = Compiled(
    lambda *enrollments: (
        LessonProgress.objects.filter(enrollment_id__in=enrollments)
        .exclude(done_at=None)
        .values_list("enrollment_id", "lesson_id")
    )
)
