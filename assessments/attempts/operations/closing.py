"""An attempt ends: handed in by its learner, or by the clock."""

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from assessments.app_settings import app_settings
from assessments.attempts.grading import add_up, is_graded, put_share, share_for, waits
from assessments.attempts.standing import passes, result_of
from assessments.choices import OnTimeOut, State
from assessments.models import Attempt, AttemptSlot, Mark, VoidedQuestion
from courses.learning.operations import Outcome, report_outcome
from courses.models import Enrollment
from foundation.retry import persistently
from foundation.users import Account

BATCH = 500
CENTS = Decimal("0.01")


@transaction.atomic
def submit(attempt: Attempt, *, at: datetime | None = None) -> Attempt:
    """Hand in what is saved. Handing in again changes nothing.

    What comes after the end, within the network allowance, is handed in as of the end; later the
    rule of the quiz decides, and the answer is the attempt as it is then. `at`: the instant to
    record, for what is entered afterwards; None is now. The caller has asked whose it is.
    """
    now = at or timezone.now()
    attempt = lock(attempt)
    settle(attempt, now)
    if attempt.is_open:
        in_time = attempt.state == State.IN_PROGRESS and attempt.due_at is not None
        hand_in(attempt, min(now, attempt.due_at) if in_time and attempt.due_at else now)
    return attempt


@transaction.atomic
def bring_up_to_date(attempt: Attempt, *, at: datetime | None = None) -> Attempt:
    """The attempt as the clock has it: one that has run out is closed by the rule of its quiz."""
    now = at or timezone.now()
    if not has_run_out(attempt, now):
        return attempt
    attempt = lock(attempt)
    settle(attempt, now)
    return attempt


def close_due() -> int:
    """What `manage.py minute` does. Returns how many attempts the clock has moved on."""
    due = Attempt.objects.due_for_check(timezone.now()).order_by("next_check_at")[:BATCH]
    return sum(persistently(lambda each=each: _close_one(each)) for each in due)  # type: ignore[misc]


def _close_one(attempt: Attempt) -> int:
    before = attempt.state
    return int(bring_up_to_date(attempt).state != before)


def lock(attempt: Attempt) -> Attempt:
    """Until the transaction ends nobody else changes it. The enrollment first, as whoever begins
    does: completing the course locks it too."""
    list(Enrollment.objects.select_for_update().filter(pk=attempt.enrollment_id).values_list("pk"))
    found: Attempt = (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("revision", "quiz", "enrollment__person__user")
        .get(pk=attempt.pk)
    )
    return found


def has_run_out(attempt: Attempt, now: datetime) -> bool:
    """Whether the clock would move it on."""
    if attempt.state == State.OVERDUE:
        return attempt.grace_until is not None and now > attempt.grace_until
    is_running = attempt.state == State.IN_PROGRESS and attempt.due_at is not None
    return bool(
        is_running and attempt.due_at and now > attempt.due_at + app_settings.NETWORK_ALLOWANCE
    )


def settle(attempt: Attempt, now: datetime) -> None:
    """Move a locked attempt on to where the clock has it."""
    if not has_run_out(attempt, now):
        return
    if attempt.state == State.OVERDUE:
        _abandon(attempt)
        return
    mode = attempt.settings["on_time_out"]
    due_at = attempt.due_at or now
    # What was handed in once and opened again must not come to nothing.
    if mode == OnTimeOut.AUTOSUBMIT or attempt.reopened_until is not None:
        hand_in(attempt, due_at)
    elif mode == OnTimeOut.OVERDUE and attempt.grace_until and now <= attempt.grace_until:
        attempt.state, attempt.next_check_at = State.OVERDUE, attempt.grace_until
        attempt.save(update_fields=["state", "next_check_at"])
    else:
        _abandon(attempt)


def hand_in(attempt: Attempt, at: datetime) -> None:
    """Grade a locked attempt as it is saved, and complete the activity if that was asked."""
    slots = list(attempt.slots.select_related("version__question"))
    _leave_out_voided(attempt, slots)
    if attempt.reopened_until is not None:
        _keep_marks_by_hand(slots)
    _grade(slots, at)
    add_up(attempt, slots)
    attempt.state = State.SUBMITTED if waits(slots) else State.FINISHED
    attempt.submitted_at, attempt.next_check_at = at, None
    _stamp(attempt, at)
    attempt.save()
    complete(attempt, at)


def _leave_out_voided(attempt: Attempt, slots: list[AttemptSlot]) -> None:
    """Whoever began while a question was being voided was asked it still."""
    voided = set(
        VoidedQuestion.objects.filter(quiz=attempt.quiz_id).values_list("question_id", flat=True)
    )
    fresh = [each for each in slots if each.version.question_id in voided and not each.is_void]
    for each in fresh:
        each.is_void = True
    AttemptSlot.objects.bulk_update(fresh, ["is_void"])


def _keep_marks_by_hand(slots: list[AttemptSlot]) -> None:
    """What a person has graded, and was not answered anew since it was opened again, stays graded."""
    by_hand = [each for each in slots if each.version.question.rules.is_by_hand]
    for slot in by_hand:
        last = slot.marks.exclude(by=None).order_by("-pk").first()
        if last is not None and (slot.answered_at is None or slot.answered_at <= last.at):
            put_share(slot, Fraction(last.fraction))
            slot.save(update_fields=["fraction", "mark"])


def complete(attempt: Attempt, at: datetime, by: Account | None = None) -> None:
    """Tell the course what was handed in, passed and graded, and the result that counts now; `by`: whoever
    grades, else the learner. Who has left and come back is told of where she is now."""
    mine = list(Attempt.objects.filter(quiz=attempt.quiz).in_cycle(attempt.enrollment).handed_in())
    result = result_of(mine, attempt.quiz.counts)
    outcome = Outcome(
        is_submitted=True,
        # Where nothing is to be passed, handing in is all.
        is_passed=passes(attempt.quiz, result) or not attempt.quiz.has_pass_mark,
        is_graded=any(each.state == State.FINISHED for each in mine),
        score=None if result is None else result.quantize(CENTS, ROUND_HALF_UP),
    )
    learner = attempt.enrollment.person.user
    report_outcome(enrollment_now(attempt), attempt.quiz, outcome, by=by or learner, at=at)


def enrollment_now(attempt: Attempt) -> Enrollment:
    """Where its learner is now: whoever left and came back has another enrollment."""
    own = attempt.enrollment
    if own.withdrawn_on is None:
        return own
    rows = Enrollment.objects.current().filter(
        person=own.person_id, course=own.course_id, cycle=own.cycle
    )
    return rows.first() or own


def _abandon(attempt: Attempt) -> None:
    attempt.state, attempt.next_check_at = State.ABANDONED, None
    _stamp(attempt, attempt.due_at or timezone.now())
    attempt.save(update_fields=["state", "next_check_at", "opd"])


def _stamp(attempt: Attempt, at: datetime) -> None:
    attempt.opd = attempt.enrollment.person.primary_opd(timezone.localdate(at))


def _grade(slots: list[AttemptSlot], at: datetime) -> None:
    marks = []
    fresh = [each for each in slots if is_graded(each) and not each.fraction]
    for each in fresh:
        put_share(each, share_for(each, each.response))
        if each.fraction:
            marks.append(Mark(slot=each, version_id=each.version_id, fraction=each.fraction, at=at))
    Mark.objects.bulk_create(marks)
    AttemptSlot.objects.bulk_update([each.slot for each in marks], ["fraction", "mark"])
