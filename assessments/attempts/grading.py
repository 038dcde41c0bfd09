"""What an answer earns, in exact fractions."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from assessments.kinds.base import Response
from assessments.models import Attempt, AttemptSlot
from assessments.models.attempts import FIVE

ZERO = Fraction(0)


def decimal_of(value: Fraction) -> Decimal:
    """With five digits, half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(FIVE, ROUND_HALF_UP)


def share_for(slot: AttemptSlot, response: Response) -> Fraction | None:
    """None where a person decides; nothing answered earns nothing. Each try that was wrong before
    costs the penalty of the question (Moodle 4.5, question/behaviour/interactive, adjust_fraction),
    and never more than what was earned."""
    rules, payload = slot.version.question.rules, slot.version.payload
    if response is None:
        return ZERO
    if rules.is_by_hand:
        return None
    earned = rules.grade(payload, response)
    if earned is None or earned <= 0 or not slot.tries:
        return earned
    return max(ZERO, earned - slot.tries * Fraction(payload["penalty"]))


def put_share(slot: AttemptSlot, share: Fraction | None) -> None:
    slot.fraction = "" if share is None else str(share)
    slot.mark = None if share is None else decimal_of(share * Fraction(slot.max_mark))


def is_graded(slot: AttemptSlot) -> bool:
    """Whether it counts towards the score at all: a text, a scale of a survey and a question that was
    voided do not."""
    return slot.version.question.rules.is_marked and not slot.is_void


def waits(slots: Iterable[AttemptSlot]) -> bool:
    """Whether an answer waits for a person."""
    return any(is_graded(each) and not each.fraction for each in slots)


def add_up(attempt: Attempt, slots: Iterable[AttemptSlot]) -> None:
    """Write what the attempt earned; nothing while an answer waits for a person. Less than nothing
    counts as nothing."""
    graded = [each for each in slots if is_graded(each)]
    total = sum((Fraction(each.max_mark) for each in graded), ZERO)
    attempt.total = decimal_of(total)
    shares = [each.share for each in graded]
    if any(each is None for each in shares):
        attempt.earned = attempt.percent = None
        return
    earned = sum(
        (
            share * Fraction(each.max_mark)
            for share, each in zip(shares, graded, strict=True)
            if share
        ),
        ZERO,
    )
    attempt.earned = decimal_of(earned)
    # A survey has no score, and nobody fails it.
    attempt.percent = decimal_of(max(ZERO, earned / total * 100)) if total else None
