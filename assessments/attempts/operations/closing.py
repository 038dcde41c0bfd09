"""An attempt ends: handed in by its learner, or by the clock."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from assessments.app_settings import app_settings
from assessments.attempts.grading import add_up, is_graded, put_share, share_for
from assessments.attempts.standing import passes, result_of
from assessments.choices import DoneWhen, OnTimeOut, State
from assessments.models import Attempt, AttemptSlot, Mark
from courses.learning.operations import NotEnrolledError, finish_activity
from courses.models import Enrollment
from foundation.retry import persistently

BATCH = 500


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
    if mode == OnTimeOut.AUTOSUBMIT:
        hand_in(attempt, due_at)
    elif mode == OnTimeOut.OVERDUE and attempt.grace_until and now <= attempt.grace_until:
        attempt.state, attempt.next_check_at = State.OVERDUE, attempt.grace_until
        attempt.save(update_fields=["state", "next_check_at"])
    else:
        _abandon(attempt)


def hand_in(attempt: Attempt, at: datetime) -> None:
    """Grade a locked attempt as it is saved, and complete the activity if that was asked."""
    slots = list(attempt.slots.select_related("version__question"))
    _grade(slots, at)
    add_up(attempt, slots)
    waits = any(is_graded(each) and not each.fraction for each in slots)
    attempt.state = State.SUBMITTED if waits else State.FINISHED
    attempt.submitted_at, attempt.next_check_at = at, None
    _stamp(attempt, at)
    attempt.save()
    complete(attempt, at)


def complete(attempt: Attempt, at: datetime) -> None:
    """Note the activity as done where this attempt has brought what it asks for. Who has left the
    course, or has no account any more, completes nothing."""
    user, quiz = attempt.enrollment.person.user, attempt.quiz
    if user is None or not _is_reached(attempt):
        return
    try:
        finish_activity(user, quiz, at=at)
    except NotEnrolledError:
        return


def _is_reached(attempt: Attempt) -> bool:
    quiz = attempt.quiz
    if quiz.done_when == DoneWhen.SUBMITTED or not quiz.has_pass_mark:
        return True
    mine = Attempt.objects.filter(quiz=quiz).in_cycle(attempt.enrollment).handed_in()
    return passes(quiz, result_of(mine, quiz.counts))


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
