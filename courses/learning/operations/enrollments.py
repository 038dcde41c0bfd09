"""Enroll, be assigned, withdraw, come back."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from courses.completion.operations import asked_of
from courses.learning.gates import Gate
from courses.learning.permissions import in_charge_of
from courses.learning.policy import ENROLLMENT_POLICY
from courses.models import ActivityProgress, CourseAssignment, CoursePage, Enrollment
from courses.signals import assigned, enrolled, unassigned, withdrawn
from foundation.users import Account


class NotInAudienceError(Exception):
    """The course is not for this person, or not published."""


class NotEnrolledError(Exception):
    """The account has no enrollment in the course that is not withdrawn."""


class CompletedError(Exception):
    """The course is completed: nobody withdraws from it any more."""


class EnrollmentPolicyError(Exception):
    """The site's enrollment policy does not let this learner enter, or leave, this course."""


class PrerequisiteError(Exception):
    """A course that comes first is not completed."""


class ReasonMissingError(Exception):
    """Withdrawing needs a reason, for whoever assigned the course."""


class TakenBackError(Exception):
    """The assignment was taken back before."""


class DueInThePastError(Exception):
    """The due date lies before today."""


@transaction.atomic
def enroll(user: Account, course: CoursePage, *, at: datetime | None = None) -> Enrollment:
    """Enroll the person behind `user`, on her own wish. Enrolling again returns the enrollment
    there is; whoever withdrew goes on where she left.

    `at`, here and below: the instant to record, for what is entered afterwards; None is now. Raises
    NotInAudienceError, EnrollmentPolicyError or PrerequisiteError; whoever is enrolled already stays,
    whatever has come first since.
    """
    at = at or timezone.now()
    if not course.is_visible_to(user):
        raise NotInAudienceError
    asked_of(course)  # noted, so that a later change is seen to ask for less
    enrollment, is_new = _open(person_for(user), course, at, by=user)
    if is_new:
        log(instance=enrollment, action="courses.enroll", user=user, timestamp=at)
        enrolled.after_commit(enrollment=enrollment, by=user)
    return enrollment


@transaction.atomic
def assign(
    people: Iterable[Person],
    course: CoursePage,
    due_on: date | None,
    by: Account,
    *,
    at: datetime | None = None,
) -> CourseAssignment:
    """Enroll `people` on behalf of their office. Who is enrolled already keeps her enrollment.

    `due_on` is set where there is none yet or the new one is earlier, and never on what is
    completed; None sets nothing. The caller has asked whether `by` may (`opds_to_assign`). Returns
    what `take_back` takes, which is not saved where nothing changed. Raises DueInThePastError.
    """
    at = at or timezone.now()
    if due_on is not None and due_on < timezone.localdate(at):
        raise DueInThePastError
    people = list(people)
    asked_of(course)  # as in `enroll`
    running = Enrollment.objects.in_progress().filter(course=course, person__in=people)
    # In the order of ids, as whoever completes many at once does: else the two lock each other.
    list(running.select_for_update().order_by("pk").values_list("pk"))
    assigner = person_for(by)
    made = CourseAssignment(course=course, by=assigner, at=at, due_on=due_on)
    for person in people:
        enrollment, is_new = _open(person, course, at)
        before = enrollment.due_on
        if _tighten(enrollment, due_on, assigner, is_new=is_new):
            if is_new:
                made.new.append(enrollment.pk)
                enrolled.after_commit(enrollment=enrollment, by=by)
            else:
                made.moved[str(enrollment.pk)] = before.isoformat() if before else None
            assigned.after_commit(enrollment=enrollment, by=by, is_new=is_new)
    if made.new or made.moved:
        made.save()
        due = due_on.isoformat() if due_on else None
        data = {"new": made.count, "due_on": due}
        log(instance=course, action="courses.assign", user=by, data=data, timestamp=at)
    return made


@transaction.atomic
def take_back(assignment: CourseAssignment, by: Account) -> int:
    """Undo an assignment: the enrollments that it made are gone where nobody has begun, and due dates
    that it set are as before. What was begun, completed or left stays, and so does that of people of
    whom `by` is not in charge today. The caller has asked whether `by` may see the assignment
    (`CourseAssignmentQuerySet.visible_to`).

    Returns how many enrollments are gone. Raises TakenBackError.
    """
    assignment = CourseAssignment.objects.select_for_update().get(pk=assignment.pk)
    if assignment.undone_at is not None:
        raise TakenBackError
    own = Enrollment.objects.in_progress().filter(in_charge_of(by))
    touched = own.select_for_update(of=("self",)).order_by("pk")
    moved = {int(pk): due for pk, due in assignment.moved.items()}
    for each in touched.filter(pk__in=moved, due_on=assignment.due_on):
        each.due_on = date.fromisoformat(moved[each.pk]) if moved[each.pk] else None
        each.save(update_fields=["due_on"])
    unbegun = touched.filter(pk__in=assignment.new, started_on=None, progress=None)
    gone = list(unbegun.select_related("person"))
    Enrollment.objects.filter(pk__in=[each.pk for each in gone]).delete()
    assignment.undone_at = timezone.now()
    assignment.save(update_fields=["undone_at"])
    course = assignment.course
    data = {"gone": len(gone), "kept": assignment.count - len(gone)}
    log(instance=course, action="courses.unassign", user=by, data=data)
    people = [each.person for each in gone]
    unassigned.after_commit_each(
        lambda: ({"course": course, "person": person, "by": by} for person in people)
    )
    return len(gone)


@transaction.atomic
def withdraw(
    user: Account, course: CoursePage, reason: str, *, at: datetime | None = None
) -> Enrollment:
    """Leave the course. The record stays, with the day and the first 250 letters of the reason.

    Raises NotEnrolledError, CompletedError, EnrollmentPolicyError or ReasonMissingError.
    """
    at = at or timezone.now()
    enrollment = running(user, course)
    if enrollment.completed_on is not None:
        raise CompletedError
    if not ENROLLMENT_POLICY.make().may_withdraw(user, enrollment):
        raise EnrollmentPolicyError
    if not reason.strip():
        raise ReasonMissingError
    enrollment.withdrawn_on = timezone.localdate(at)
    enrollment.withdrawn_reason = reason.strip()[:250]
    enrollment.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    data = {"reason": reason}
    log(instance=enrollment, action="courses.withdraw", user=user, data=data, timestamp=at)
    withdrawn.after_commit(enrollment=enrollment, by=user)
    return enrollment


def running(user: Account, course: CoursePage) -> Enrollment:
    """The enrollment of `user` in the latest cycle that is not withdrawn, locked until the commit;
    the caller is inside a transaction. Raises NotEnrolledError."""
    mine = Enrollment.objects.select_for_update().of(user).current().filter(course=course)
    enrollment = mine.latest_cycle().first()
    if enrollment is None:
        raise NotEnrolledError
    return enrollment


def _open(
    person: Person, course: CoursePage, at: datetime, *, by: Account | None = None
) -> tuple[Enrollment, bool]:
    """The enrollment there is, or a new one, and whether it is new. `by`: who does it for herself, and
    needs the policy's leave to begin."""
    mine = Enrollment.objects.filter(person=person, course=course)
    current = mine.current().latest_cycle().first()
    if current is not None:
        return current, False
    if by is not None and not ENROLLMENT_POLICY.make().may_enroll(by, course):
        raise EnrollmentPolicyError
    if by is not None and not Gate.of(course, by).is_open:
        raise PrerequisiteError
    earlier = mine.order_by("-cycle", "-withdrawn_on", "-pk").first()
    # The constraint lets one in: where two enroll her at once, both get the same row.
    enrollment, is_new = mine.get_or_create(
        person=person,
        course=course,
        cycle=earlier.cycle if earlier else 1,
        withdrawn_on=None,
        defaults={"enrolled_on": timezone.localdate(at)},
    )
    if is_new and earlier:
        _bring_progress(earlier, enrollment)
    return enrollment, is_new


def _bring_progress(earlier: Enrollment, enrollment: Enrollment) -> None:
    """Whoever comes back goes on where she left: activities done stay done."""
    ActivityProgress.objects.bulk_create(
        ActivityProgress(
            enrollment=enrollment,
            activity_id=each.activity_id,
            viewed_at=each.viewed_at,
            done_at=each.done_at,
            submitted_at=each.submitted_at,
            passed_at=each.passed_at,
            graded_at=each.graded_at,
            score=each.score,
        )
        for each in earlier.progress.all()
    )
    enrollment.last_activity_id = earlier.last_activity_id
    enrollment.started_on = enrollment.enrolled_on if earlier.started_on else None
    enrollment.save(update_fields=["last_activity", "started_on"])


def _tighten(
    enrollment: Enrollment, due_on: date | None, assigner: Person, *, is_new: bool
) -> bool:
    """Returns whether anything changed."""
    if is_new:
        enrollment.origin = Enrollment.Origin.ASSIGNED
        enrollment.assigned_by = assigner
    is_earlier = due_on is not None and (enrollment.due_on is None or due_on < enrollment.due_on)
    tightens = is_earlier and enrollment.completed_on is None
    if tightens:
        enrollment.due_on = due_on
    enrollment.save(update_fields=["origin", "assigned_by", "due_on"])
    return is_new or tightens
