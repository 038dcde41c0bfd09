"""Whom a reminder reaches: nobody twice a week, nobody who cannot be reached, not too many at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.contact import address_of
from agents.models import Person
from agents.models.nudges import NudgeQuerySet

EVERY = timedelta(days=7)
# One mail each is written in the transaction of the act, which shall not hold SQLite's one lock.
MOST_AT_ONCE = 200


class MayNotRemindError(Exception):
    """The account may remind nobody."""


class Skipped(models.TextChoices):
    """Why somebody is not reminded."""

    ELSEWHERE = "elsewhere", _("does not work in your unit today")
    RECENT = "recent", _("was reminded in the last seven days")
    NOTHING = "nothing", _("has nothing left to do")
    UNREACHABLE = "unreachable", _("has neither an account nor an e-mail")
    LATER = "later", _("comes with the next reminder: at most 200 at once")


@dataclass
class Outcome:
    """`reminded` and, by reason, those who are not; in the order in which they were asked for."""

    reminded: list[Person] = field(default_factory=list)
    skipped: dict[Skipped, list[Person]] = field(default_factory=lambda: defaultdict(list))


def lock_people(asked: Iterable[int]) -> list[Person]:
    """Those that exist of `asked` (ids), once each and in that order, until the transaction ends:
    two offices that remind the same person at once write one mail."""
    order = list(dict.fromkeys(asked))
    rows = Person.objects.filter(pk__in=order).select_for_update(of=("self",)).order_by("pk")
    found = {person.pk: person for person in rows.select_related("user")}
    return [found[pk] for pk in order if pk in found]


def sort_out(
    people: Iterable[Person],
    nudges: NudgeQuerySet,
    at: datetime,
    refuse: Callable[[Person], Skipped | None] = lambda person: None,
) -> Outcome:
    """Who of `people`, whose rows are locked, is reminded at the instant `at`.

    `nudges`: those that count as the same reminder, whoever sent them; `refuse`: why the app itself
    leaves somebody out, which is said before that she was reminded lately.
    """
    people = list(people)
    recent = nudges.since(at - EVERY).last_of(person.pk for person in people)
    outcome = Outcome()
    for person in people:
        reason = refuse(person)
        if reason is None and person.pk in recent:
            reason = Skipped.RECENT
        if reason is None and person.user is None and not address_of(person):
            reason = Skipped.UNREACHABLE
        if reason is None and len(outcome.reminded) == MOST_AT_ONCE:
            reason = Skipped.LATER
        if reason is None:
            outcome.reminded.append(person)
        else:
            outcome.skipped[reason].append(person)
    return outcome
