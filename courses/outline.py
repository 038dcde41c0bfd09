"""A course as its reader sees it: modules, lessons, what is done, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.utils import timezone

from courses.models import CoursePage, Enrollment, LessonPage, LessonProgress, ModulePage


@dataclass(frozen=True)
class Step:
    lesson: LessonPage
    number: int
    is_done: bool
    is_new: bool = False  # published after the reader enrolled, and not done by her


@dataclass(frozen=True)
class Chapter:
    module: ModulePage
    steps: list[Step]


@dataclass(frozen=True)
class Outline:
    course: CoursePage
    enrollment: Enrollment | None
    steps: list[Step]
    done_elsewhere: int = 0  # lessons done that are no longer part of the course

    @classmethod
    def of(cls, course: CoursePage, enrollment: Enrollment | None = None) -> Self:
        lessons = LessonPage.objects.in_courses([course]).for_outline()
        return cls._build(course, enrollment, lessons, _done_in([enrollment] if enrollment else []))

    @classmethod
    def of_many(cls, enrollments: Iterable[Enrollment]) -> list[Self]:
        """Outlines of several enrollments (with their course) in a constant number of queries."""
        mine = list(enrollments)
        lessons = list(LessonPage.objects.in_courses([each.course for each in mine]).for_outline())
        done = _done_in(mine)
        return [
            cls._build(
                each.course,
                each,
                [lesson for lesson in lessons if lesson.path.startswith(each.course.path)],
                done,
            )
            for each in mine
        ]

    @classmethod
    def _build(
        cls,
        course: CoursePage,
        enrollment: Enrollment | None,
        lessons: Iterable[LessonPage],
        done: set[tuple[int, int]],
    ) -> Self:
        mine = enrollment.pk if enrollment else 0
        steps = [
            _step(lesson, number, enrollment, is_done=(mine, lesson.pk) in done)
            for number, lesson in enumerate(lessons, start=1)
        ]
        shown = {step.lesson.pk for step in steps}
        elsewhere = sum(owner == mine and lesson not in shown for owner, lesson in done)
        return cls(course, enrollment, steps, elsewhere)

    @property
    def added(self) -> int:
        """Lessons that came after the reader enrolled: why her share may have fallen."""
        return sum(step.is_new for step in self.steps)

    @cached_property
    def chapters(self) -> list[Chapter]:
        modules = (
            ModulePage.objects.child_of(self.course)
            .live()
            .only("path", "depth", "title", "summary")
            .order_by("path")
        )
        return [
            Chapter(
                module, [each for each in self.steps if each.lesson.path.startswith(module.path)]
            )
            for module in modules
        ]

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

    def before(self, lesson: LessonPage) -> LessonPage | None:
        return self._beside(lesson, -1)

    def after(self, lesson: LessonPage) -> LessonPage | None:
        return self._beside(lesson, 1)

    def _beside(self, lesson: LessonPage, offset: int) -> LessonPage | None:
        step = self.step_of(lesson)
        index = step.number - 1 + offset if step else -1
        return self.steps[index].lesson if 0 <= index < len(self.steps) else None


def _step(lesson: LessonPage, number: int, enrollment: Enrollment | None, *, is_done: bool) -> Step:
    first = lesson.first_published_at
    is_new = bool(
        enrollment and first and not is_done and timezone.localdate(first) > enrollment.enrolled_on
    )
    return Step(lesson, number, is_done, is_new)


def _done_in(enrollments: list[Enrollment]) -> set[tuple[int, int]]:
    if not enrollments:
        return set()
    progress = LessonProgress.objects.filter(enrollment__in=enrollments).exclude(done_at=None)
    return set(progress.values_list("enrollment_id", "lesson_id"))
