"""Whom a page of a course touches: shown before it is changed, and why it cannot be deleted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from courses.app_settings import app_settings
from courses.completion.asking import published_terms
from courses.models import ActivityPage, ActivityProgress, CoursePage, Enrollment, Requirement
from courses.terms import Terms


@dataclass(frozen=True)
class Impact:
    """Counts of current enrollments in a course, and what a page of it decides about."""

    running: int  # not completed
    completed: int
    without_it: int  # would complete if nothing at or below the page were required

    def __bool__(self) -> bool:
        return bool(self.running or self.completed)


@dataclass(frozen=True)
class Coming:
    """A change that asks for less: so many complete then, unless the clinic has stopped it."""

    course: CoursePage
    count: int
    at: datetime | None  # None: stopped


def impact_of(page: Page) -> Impact:
    """Counts for the course to which `page` belongs (`page` may be the course itself); all zero for
    a page outside of courses."""
    course = course_of(page)
    if course is None:
        return Impact(0, 0, 0)
    current = Enrollment.objects.current().filter(course=course)
    return Impact(
        running=current.filter(completed_on=None).count(),
        completed=current.exclude(completed_on=None).count(),
        without_it=_without(page, course),
    )


def coming_in(page: Page) -> Coming | None:
    """The change that waits, or that the clinic has stopped, in the course of `page`; None if the
    course asks for nothing less than before, is not published, or nobody is under way in it.

    Reads the pages as they are, so it also tells of a change whose outbox row is not handled yet.
    """
    course = course_of(page)
    requirement = Requirement.objects.filter(course=course).first() if course else None
    if course is None or requirement is None or not course.live:
        return None
    asked = published_terms(course)
    running = Enrollment.objects.in_progress().filter(course=course)
    if not asked or not requirement.is_relaxed_by(asked) or not running.exists():
        return None
    is_known = requirement.coming == asked
    at = requirement.effective_at if is_known else timezone.now() + app_settings.COMPLETION_DELAY
    return Coming(course, running.meeting(asked, as_if=True).count(), at)


@dataclass(frozen=True)
class Would:
    """What becomes of completion if other outcomes of one activity are reported. Ids of enrollments:
    `complete`, those under way that would complete; `fall`, those completed that meet what the course
    asks for now, and would not any more. What is completed stays, whatever is reported."""

    complete: frozenset[int]
    fall: frozenset[int]


@dataclass(frozen=True)
class Reported:
    """Of one enrollment: whether the act that the activity asks for has happened, and the score."""

    is_done: bool
    score: Decimal | None


def would(
    course: CoursePage,
    activity: ActivityPage,
    before: Mapping[int, Reported],
    after: Mapping[int, Reported],
) -> Would:
    """`before` and `after`: outcomes of `activity` by id of enrollment. Reads, and writes nothing."""
    asked = _asked_now(course)
    if not asked or not after:
        return Would(frozenset(), frozenset())
    rows = Enrollment.objects.current().filter(pk__in=after).values_list("pk", "completed_on")
    done = _done_in(after)
    complete, fall = set(), set()
    for pk, completed_on in rows:
        mine = done.get(pk, {})
        others = {key: score for key, score in mine.items() if key != activity.pk}
        then = others | _as_reported(activity, after[pk])
        if completed_on is not None:
            stood = others | _as_reported(activity, before[pk])
            if _meets(asked, stood) and not _meets(asked, then):
                fall.add(pk)
        elif not _meets(asked, mine) and _meets(asked, _kept(mine, then, activity, after[pk])):
            complete.add(pk)
    return Would(frozenset(complete), frozenset(fall))


Scores = dict[int, Decimal | None]


def _as_reported(activity: ActivityPage, told: Reported) -> Scores:
    return {activity.pk: told.score} if told.is_done else {}


def _kept(mine: Scores, then: Scores, activity: ActivityPage, told: Reported) -> Scores:
    """What is done stays done, with the score of now."""
    return {**then, activity.pk: told.score} if activity.pk in mine else then


def _meets(asked: Iterable[Terms], done: Scores) -> bool:
    return all(terms.met_by(done) for terms in asked)


def _asked_now(course: CoursePage) -> list[Terms]:
    """As `courses.completion.operations.asked_of`, which notes what it finds."""
    published = published_terms(course) if course.live else Terms()
    if not published:
        return []
    requirement = Requirement.objects.filter(course=course).first()
    waits = app_settings.COMPLETION_DELAY and requirement and requirement.activities
    if requirement and waits and requirement.is_relaxed_by(published):
        return [published, requirement.in_force]
    return [published]


def _done_in(enrollments: Iterable[int]) -> dict[int, Scores]:
    rows = ActivityProgress.objects.filter(enrollment__in=list(enrollments)).exclude(done_at=None)
    found: dict[int, Scores] = {}
    for enrollment, activity, score in rows.values_list("enrollment_id", "activity_id", "score"):
        found.setdefault(enrollment, {})[activity] = score
    return found


def course_of(page: Page) -> CoursePage | None:
    """The course at the page or above it; None outside of courses and for a page not saved yet."""
    if not page.path:  # not saved yet
        return None
    return CoursePage.objects.ancestor_of(page, inclusive=True).first()


def has_records(page: Any) -> bool:
    """Whether somebody's enrollment or progress points to this page or to one below it: the
    database would refuse to delete it, with an error page."""
    below = page.path
    return (
        Enrollment.objects.filter(course__path__startswith=below).exists()
        or ActivityProgress.objects.filter(activity__path__startswith=below).exists()
    )


def _without(page: Page, course: CoursePage) -> int:
    required = dict(ActivityPage.objects.required_in(course).values_list("pk", "path"))
    gone = [pk for pk, path in required.items() if path.startswith(page.path)]
    if not course.live or not gone or len(gone) == len(required):
        return 0
    rest = published_terms(course).without(gone)
    return Enrollment.objects.in_progress().filter(course=course).meeting(rest).count()
