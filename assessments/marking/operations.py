"""Grade an answer by hand."""

from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from agents.registry.operations.people import person_for
from assessments.attempts.grading import add_up, put_share, waits
from assessments.attempts.operations.closing import complete, lock
from assessments.choices import State
from assessments.marking import notices
from assessments.models import Attempt, AttemptSlot, Mark
from foundation.users import Account


class NotGradableError(Exception):
    """The attempt is not handed in, rules grade this question, or it was voided."""


class OutOfRangeError(Exception):
    """Fewer than no marks, or more than the question has."""


@transaction.atomic
def grade(
    slot: AttemptSlot,
    by: Account,
    mark: Fraction,
    remark: str = "",
    *,
    at: datetime | None = None,
) -> Mark:
    """Give `mark` of the marks of the question, with a remark for its learner. Grading again adds
    another mark, and the newest counts. With the last answer of an attempt its score is there, and
    the activity is done where that was asked.

    `at`: the instant to record, for what is entered afterwards; None is now. The caller has asked
    whether `by` may (`Attempt.objects.gradable_by`). Raises NotGradableError, OutOfRangeError.
    """
    now = at or timezone.now()
    attempt = lock(slot.attempt)
    slot = attempt.slots.select_related("version__question").get(pk=slot.pk)
    is_by_hand = slot.version.question.rules.is_by_hand and not slot.is_void
    if not attempt.is_handed_in or not is_by_hand:
        raise NotGradableError
    most = Fraction(slot.max_mark)
    if not 0 <= mark <= most:
        raise OutOfRangeError
    put_share(slot, mark / most if most else Fraction(0))
    slot.save(update_fields=["fraction", "mark"])
    made = Mark.objects.create(
        slot=slot,
        version_id=slot.version_id,
        fraction=slot.fraction,
        by=person_for(by),
        reason=remark.strip(),
        at=now,
    )
    _settle(attempt, by, now)
    return made


def _settle(attempt: Attempt, by: Account, now: datetime) -> None:
    """The score, once nothing waits any more."""
    slots = list(attempt.slots.select_related("version__question"))
    add_up(attempt, slots)
    waited = attempt.state == State.SUBMITTED
    still_waits = waits(slots)
    attempt.state = State.SUBMITTED if still_waits else State.FINISHED
    attempt.save(update_fields=["earned", "total", "percent", "state"])
    if waited and not still_waits:
        notices.tell_graded(attempt)
    if not still_waits:
        complete(attempt, now, by)
