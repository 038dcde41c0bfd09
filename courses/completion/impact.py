"""Whom a page of a course touches: told before it is changed, and why it cannot be deleted."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from courses.models import CoursePage, Enrollment, LessonProgress


@dataclass(frozen=True)
class Touched:
    running: int
    completed: int

    def __bool__(self) -> bool:
        return bool(self.running or self.completed)


def touched_by(page: Page) -> Touched:
    """Readers of the course to which a course, module or lesson page belongs."""
    if not page.path:
        return Touched(0, 0)
    course = CoursePage.objects.ancestor_of(page, inclusive=True).first()
    current = Enrollment.objects.current().filter(course=course)
    return Touched(
        running=current.filter(completed_on=None).count(),
        completed=current.exclude(completed_on=None).count(),
    )


def has_records(page: Any) -> bool:
    """Whether somebody's record points to this page or to one below it."""
    below = page.path
    return (
        Enrollment.objects.filter(course__path__startswith=below).exists()
        or LessonProgress.objects.filter(lesson__path__startswith=below).exists()
    )
