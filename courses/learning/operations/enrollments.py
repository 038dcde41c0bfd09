"""Enroll, be assigned, withdraw, come back."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from courses.models import CoursePage, Enrollment, LessonProgress
from foundation.users import Account


class NotInAudienceError(Exception):
    """The course is not for this person, or not published."""


class NotEnrolledError(Exception):
    """Only somebody enrolled in the course can do this."""


class CompletedError(Exception):
    """What is completed stays completed: nobody withdraws from it."""


class ReasonMissingError(Exception):
    """Withdrawing needs a reason, for whoever assigned the course."""


class DueInThePastError(Exception):
    """The due date lies before today."""


@transaction.atomic
def enroll(user: Account, course: CoursePage, *, at: datetime | None = None) -> Enrollment:
    """Enroll the person behind `user`. Enrolling again answers the running enrollment.

    `at`, here and below, tells what is past.
    """
    at = at or timezone.now()
    if not course.is_visible_to(user):
        raise NotInAudienceError
    enrollment, is_new = _open(person_for(user), course, at)
    if is_new:
        log(instance=enrollment, action="courses.enroll", user=user, timestamp=at)
    return enrollment


@transaction.atomic
def assign(
    people: Iterable[Person],
    course: CoursePage,
    due_on: date | None,
    by: Account,
    *,
    at: datetime | None = None,
) -> int:
    """Enroll `people` on behalf of their office. Who is enrolled already keeps her enrollment.

    A due date is set where there is none yet or the new one is earlier. Returns how many were new.
    """
    at = at or timezone.now()
    if due_on is not None and due_on < timezone.localdate(at):
        raise DueInThePastError
    assigner = person_for(by)
    count = changes = 0
    for person in people:
        enrollment, is_new = _open(person, course, at)
        count += is_new
        changes += _tighten(enrollment, due_on, assigner, is_new=is_new)
    if changes:
        due = due_on.isoformat() if due_on else None
        data = {"new": count, "due_on": due}
        log(instance=course, action="courses.assign", user=by, data=data, timestamp=at)
    return count


@transaction.atomic
def withdraw(
    user: Account, course: CoursePage, reason: str, *, at: datetime | None = None
) -> Enrollment:
    """Leave the course. The record stays, with the day and the reason."""
    at = at or timezone.now()
    enrollment = running(user, course)
    if enrollment.completed_on is not None:
        raise CompletedError
    if not reason.strip():
        raise ReasonMissingError
    enrollment.withdrawn_on = timezone.localdate(at)
    enrollment.withdrawn_reason = reason.strip()[:250]
    enrollment.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    data = {"reason": reason}
    log(instance=enrollment, action="courses.withdraw", user=user, data=data, timestamp=at)
    return enrollment


def running(user: Account, course: CoursePage) -> Enrollment:
    """The enrollment that is not withdrawn, locked for a change; inside a transaction."""
    mine = Enrollment.objects.select_for_update().of(user).current().filter(course=course)
    enrollment = mine.first()
    if enrollment is None:
        raise NotEnrolledError
    return enrollment


def _open(person: Person, course: CoursePage, at: datetime) -> tuple[Enrollment, bool]:
    enrollment, is_new = Enrollment.objects.get_or_create(
        person=person,
        course=course,
        withdrawn_on=None,
        defaults={"enrolled_on": timezone.localdate(at)},
    )
    if is_new:
        _bring_progress(enrollment)
    return enrollment, is_new


def _bring_progress(enrollment: Enrollment) -> None:
    """Whoever comes back goes on where she left: lessons done stay done."""
    earlier = (
        Enrollment.objects.filter(person=enrollment.person, course=enrollment.course)
        .exclude(pk=enrollment.pk)
        .order_by("-withdrawn_on", "-pk")
        .first()
    )
    if earlier is None:
        return
    LessonProgress.objects.bulk_create(
        LessonProgress(
            enrollment=enrollment,
            lesson_id=each.lesson_id,
            viewed_at=each.viewed_at,
            done_at=each.done_at,
        )
        for each in earlier.progress.all()
    )
    enrollment.last_lesson_id = earlier.last_lesson_id
    enrollment.started_on = enrollment.enrolled_on if earlier.started_on else None
    enrollment.save(update_fields=["last_lesson", "started_on"])


def _tighten(
    enrollment: Enrollment, due_on: date | None, assigner: Person, *, is_new: bool
) -> bool:
    """Answers whether anything changed."""
    if is_new:
        enrollment.origin = Enrollment.Origin.ASSIGNED
        enrollment.assigned_by = assigner
    is_earlier = due_on is not None and (enrollment.due_on is None or due_on < enrollment.due_on)
    tightens = is_earlier and enrollment.completed_on is None
    if tightens:
        enrollment.due_on = due_on
    enrollment.save(update_fields=["origin", "assigned_by", "due_on"])
    return is_new or tightens
