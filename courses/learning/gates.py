"""Courses that come first: what a reader is told of them before she enrolls."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from courses.models import CoursePage, Enrollment
from foundation.users import AnyUser


@dataclass(frozen=True)
class First:
    """A course that comes first. `course` is None where the reader may not see it, or it is not
    published: she learns that there is one, and not which."""

    course: CoursePage | None
    is_completed: bool


@dataclass(frozen=True)
class Gate:
    """What comes before one course, for one reader."""

    firsts: tuple[First, ...] = ()

    @property
    def is_open(self) -> bool:
        return all(each.is_completed for each in self.firsts)

    @property
    def missing(self) -> list[First]:
        """Those to complete that she may open."""
        return [each for each in self.firsts if each.course and not each.is_completed]

    @property
    def hidden(self) -> int:
        """How many she must complete and cannot open."""
        return sum(each.course is None and not each.is_completed for each in self.firsts)

    @classmethod
    def of(cls, course: CoursePage, user: AnyUser) -> Self:
        """No query where nothing comes first, else three."""
        return cls.of_many([course], user)[course.pk]

    @classmethod
    def of_many(cls, courses: Iterable[CoursePage], user: AnyUser) -> dict[int, Self]:
        """By id of the course; three queries for all, none where nothing comes first."""
        wanted = {course.pk: list(course.prerequisites or []) for course in courses}
        ids = {pk for firsts in wanted.values() for pk in firsts}
        exist = (
            set(CoursePage.objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else ids
        )
        seen = _seen(ids, user)
        done = _completed(ids, user)
        return {
            pk: cls(tuple(First(seen.get(one), one in done) for one in firsts if one in exist))
            for pk, firsts in wanted.items()
        }


def _seen(ids: Collection[int], user: AnyUser) -> Mapping[int, CoursePage]:
    if not ids:
        return {}
    found = CoursePage.objects.visible_to(user).filter(pk__in=ids).defer("cover", "body")
    return {each.pk: each for each in found}


def _completed(ids: Collection[int], user: AnyUser) -> set[int]:
    if not ids:
        return set()
    mine = Enrollment.objects.of(user).filter(course__in=ids).exclude(completed_on=None)
    return set(mine.values_list("course_id", flat=True))
