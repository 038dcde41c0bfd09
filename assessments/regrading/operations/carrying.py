"""Carry out what was decided: one attempt at a time, each in a short transaction of its own.

Safe to run again and to stop anywhere: a line is done in the transaction that changes its attempt. The
outbox runs it after the commit and, where a machine stopped in between, again by `manage.py minute`.
"""

import time
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from assessments.attempts.operations.closing import complete, lock
from assessments.choices import HANDED_IN
from assessments.models import (
    Attempt,
    AttemptSlot,
    Mark,
    Regrade,
    RegradedAttempt,
    VoidedQuestion,
)
from assessments.regrading import notices
from assessments.regrading.anew import AttemptChange, Grader, SlotChange
from assessments.regrading.wishes import Aims, Wish, aims_of
from foundation.models import OutboxMessage
from foundation.outbox.wishes import NotBeforeError
from foundation.retry import persistently
from foundation.users import Account

# Less than the lease of an outbox message.
LONGEST_ROUND = 45.0  # seconds


def carry_out_message(message: OutboxMessage) -> None:
    """The sender of CARRY_OUT: goes on where it stopped. Safe to run again."""
    if not carry_out(Regrade.objects.get(pk=message.payload["regrade"])):
        raise NotBeforeError(timezone.now())


def carry_out(regrade: Regrade, *, longest: float = LONGEST_ROUND) -> bool:
    """Grade what is left to be graded of a regrading, for `longest` seconds. Returns whether all is
    done. Safe to run again."""
    until = time.monotonic() + longest
    aims = _aims(regrade)
    grader = Grader(aims)
    waiting = regrade.lines.filter(outcome=RegradedAttempt.Outcome.WAITING)
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
        if time.monotonic() > until:
            return False
        persistently(lambda pk=pk: _carry_out_line(pk, grader))  # type: ignore[misc]
    for attempt in _left_over(regrade):
        persistently(lambda attempt=attempt: _catch_up(regrade, attempt, grader))  # type: ignore[misc]
    rows = Regrade.objects.filter(pk=regrade.pk, finished_at=None)
    rows.update(finished_at=timezone.now())
    return True


def _aims(regrade: Regrade) -> Aims:
    asked = AttemptSlot.objects.filter(attempt__regraded__regrade=regrade)
    return aims_of(
        Wish.of(regrade),
        regrade.quiz,
        asked.order_by().values_list("version__question_id", flat=True).distinct(),
    )


@transaction.atomic
def _carry_out_line(pk: int, grader: Grader) -> None:
    attempt = lock(RegradedAttempt.objects.select_related("attempt").get(pk=pk).attempt)
    # Read under the lock: another round may have done it meanwhile.
    line = RegradedAttempt.objects.select_related("regrade__quiz", "regrade__by__user").get(pk=pk)
    if line.outcome != RegradedAttempt.Outcome.WAITING:
        return
    change = grader.anew(attempt, slots_under_lock(attempt)) if attempt.is_handed_in else None
    if change is None or change.digest != line.digest:
        line.outcome = RegradedAttempt.Outcome.LEFT
    else:
        line.outcome = RegradedAttempt.Outcome.DONE
        _write(change, line.regrade, timezone.now())
    line.save(update_fields=["outcome"])


@transaction.atomic
def _catch_up(regrade: Regrade, attempt: Attempt, grader: Grader) -> None:
    """Handed in while the question was being voided: no plan could know it."""
    attempt = lock(attempt)
    change = grader.anew(attempt, slots_under_lock(attempt))
    if attempt.is_handed_in and change:
        _write(change, regrade, timezone.now())
        RegradedAttempt.objects.get_or_create(
            regrade=regrade,
            attempt=attempt,
            defaults={
                "digest": change.digest,
                "before": change.before.percent,
                "after": change.after.percent,
                "outcome": RegradedAttempt.Outcome.DONE,
            },
        )


def _left_over(regrade: Regrade) -> list[Attempt]:
    """Attempts that have not what voiding, or counting again, says; none for grading again."""
    if regrade.kind == Regrade.Kind.REGRADE:
        return []
    voids = regrade.kind == Regrade.Kind.VOID
    if (
        VoidedQuestion.objects.filter(quiz=regrade.quiz, question__in=regrade.questions).exists()
        is not voids
    ):
        return []
    odd = AttemptSlot.objects.filter(
        attempt__quiz=regrade.quiz,
        attempt__state__in=HANDED_IN,
        version__question__in=regrade.questions,
        is_void=not voids,
    )
    return list(Attempt.objects.filter(pk__in=odd.values("attempt")).order_by("pk"))


def slots_under_lock(attempt: Attempt) -> list[AttemptSlot]:
    return list(attempt.slots.select_related("version__question").order_by("n"))


def _write(change: AttemptChange, regrade: Regrade, at: datetime) -> None:
    """The caller has locked the attempt."""
    account: Account | None = regrade.by.user
    attempt = change.after
    names = ["version", "fraction", "mark", "is_void"]
    AttemptSlot.objects.bulk_update([each.after for each in change.slots], names)
    marked = [each for each in change.slots if each.before.fraction != each.after.fraction]
    Mark.objects.bulk_create(
        Mark(
            slot=each.after,
            version_id=each.after.version_id,
            fraction=each.after.fraction,
            reason=regrade.reason,
            at=at,
            regrade=regrade,
        )
        for each in marked
    )
    attempt.save(update_fields=["earned", "total", "percent", "state"])
    for each in change.slots:
        if each.changes_mark:
            _log_mark(attempt, each, regrade, account)
    complete(attempt, at, account)
    if change.changes_result:
        url = reverse("assessments:review", args=[attempt.pk])
        person = attempt.enrollment.person_id
        notices.tell("regraded", person, regrade.quiz, url, reason=regrade.reason)


def _log_mark(
    attempt: Attempt, change: SlotChange, regrade: Regrade, account: Account | None
) -> None:
    old, new = change.before, change.after
    data = {
        "question": new.version.question_id,
        "n": new.n,
        "old": _said(old),
        "new": _said(new),
        "version": new.version.n,
        "reason": regrade.reason,
        "regrade": regrade.pk,
    }
    log(instance=attempt, action="assessments.change_mark", user=account, data=data)


def _said(slot: AttemptSlot) -> str | None:
    """Of the marks of the question; None while it waits for a person, "void" where it counts nothing."""
    if slot.is_void:
        return "void"
    return None if slot.mark is None else f"{slot.mark.normalize():f}"
