"""Who may offer times. Apps above say it: mentoring of mentors."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from agents.models import Person
from agents.models.people import person_of
from foundation.users import AnyUser

# Whether the person may offer times on that day.
Offering = Callable[[Person, date], bool]

_rules: dict[Offering, Promise] = {}


class MayNotOfferError(Exception):
    """On that day nobody's rule lets the person offer times."""


def register_offering(rule: Offering, refusal: Promise) -> None:
    """`rule(person, on)` lets a person offer times on a local day; one that says yes is enough.
    `refusal` is said to whom no rule does."""
    _rules[rule] = refusal


def may_offer(person: Person, on: date) -> bool:
    return any(rule(person, on) for rule in _rules)


def offers_times(user: AnyUser) -> bool:
    """Whether the person behind an account may offer times today."""
    person = person_of(user)
    return person is not None and may_offer(person, timezone.localdate())


def why_not_in_words() -> str:
    return " ".join(str(refusal) for refusal in _rules.values())
