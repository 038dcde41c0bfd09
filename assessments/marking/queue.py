"""Which answers wait for a person, the longest first."""

from django.db.models import QuerySet

from assessments.choices import HANDED_IN
from assessments.kinds import KINDS
from assessments.models import Attempt, AttemptSlot
from foundation.users import AnyUser

BY_HAND = [name for name, kind in KINDS.items() if kind.is_by_hand]


def gradable(user: AnyUser) -> QuerySet[AttemptSlot]:
    """Answers that `user` may grade, graded or not."""
    attempts = Attempt.objects.gradable_by(user).filter(state__in=HANDED_IN)
    return AttemptSlot.objects.filter(
        attempt__in=attempts.values("pk"), version__question__kind__in=BY_HAND, is_void=False
    )


def waiting(user: AnyUser) -> QuerySet[AttemptSlot]:
    rows = gradable(user).filter(fraction="").exclude(response=None)
    return rows.order_by("attempt__submitted_at", "attempt_id", "n")
