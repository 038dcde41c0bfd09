"""Whoever answers for a unit reminds those who owe its innovations something, once a week each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from agents.registry.operations.people import person_for
from agents.reminding.operations import MayNotRemindError, Outcome, lock_people, sort_out
from agents.reporting.permissions import answered_opds
from foundation.users import Account
from mentoring.models import Nudge
from mentoring.nudges import notices


@dataclass(frozen=True)
class Debt:
    """`innovation`: the name of what it is about, empty where it is about none; `day`: on which it was
    due, asked, or held, or of the last session; None without any."""

    innovation: str
    day: date | None


@transaction.atomic
def nudge(
    owed: Mapping[int, Sequence[Debt]],
    about: Nudge.About,
    by: Account,
    *,
    at: datetime | None = None,
) -> Outcome:
    """Remind everybody in `owed` (by id of the person) of that: one mail each and a line in the bell,
    noted as `Nudge`.

    `owed` is what the caller counted in the units for which `by` answers (`answered_opds`). Nobody is
    reminded whom anybody has reminded of her mentoring, of whatever, in the last seven days. Raises
    MayNotRemindError.
    """
    at = at or timezone.now()
    opds = answered_opds(by)
    if opds is not None and not opds:
        raise MayNotRemindError
    outcome = sort_out(lock_people(owed), Nudge.objects.all(), at)
    sender = person_for(by)
    noted = Nudge.objects.bulk_create(
        [Nudge(person=person, by=sender, about=about, at=at) for person in outcome.reminded]
    )
    notices.tell(noted, owed, about)
    return outcome
