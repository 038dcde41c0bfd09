"""The bell of a person, and what the sockets of an account may follow."""

from collections.abc import Collection, Hashable, Iterable
from typing import Any

from django.db import models
from django.utils import timezone

from agents.contact import address_of, language_of
from agents.models import Appointment, Person, Posting
from agents.models.appointments import person_id_of
from foundation.notices.bells import Owner
from foundation.users import AnyUser

PREFIX = "person"


def bell_name(person_id: int) -> str:
    """The stream of a person's notices. A person has one before she has an account."""
    return f"{PREFIX}:{person_id}"


def bell_stream(user: AnyUser) -> str | None:
    """The stream of the bell of the person behind an account; None for an account without one."""
    person = person_id_of(user, timezone.localdate())
    return bell_name(person) if person else None


def owner_of(bell: str) -> Owner | None:
    """The person of a bell with her account, where it may be used."""
    prefix, _, key = bell.partition(":")
    if prefix != PREFIX or not key.isdecimal():
        return None
    person = Person.objects.select_related("user").filter(pk=int(key)).first()
    if person is None or person.user is None or not person.user.is_active:
        return None
    return Owner(person.user, address_of(person), language_of(person))


def followed(user: AnyUser) -> list[str]:
    """Every socket of an account follows its own bell."""
    bell = bell_stream(user)
    return [bell] if bell else []


def followable(user: AnyUser, keys: Collection[str]) -> list[str]:
    """Nobody follows another's bell."""
    bell = bell_stream(user)
    return [key for key in keys if bell == f"{PREFIX}:{key}"]


def rights(accounts: Collection[Any]) -> Iterable[tuple[Any, Hashable]]:
    """Of each account: whose record it is, where she works, and what she is appointed to today. One
    query."""
    today = timezone.localdate()
    rows = [
        _pairs("record", Person.objects.all(), "user", accounts),
        _pairs("posting", Posting.objects.in_force(today), "person__user", accounts),
        _pairs("appointment", Appointment.objects.in_force(today), "person__user", accounts),
    ]
    for account, what, key in rows[0].union(*rows[1:], all=True).order_by():
        yield account, (what, key)


def _pairs(
    what: str, rows: models.QuerySet[Any], account: str, accounts: Collection[Any]
) -> models.QuerySet[Any, Any]:
    label = models.Value(what, output_field=models.CharField())
    found = rows.filter(**{f"{account}__in": accounts}).order_by()
    return found.values_list(f"{account}_id", label, "pk")
