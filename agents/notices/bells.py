"""The bell of a person, and what the sockets of an account may follow."""

from collections.abc import Collection, Hashable, Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from agents.claims.merging import register_merge
from agents.models import Appointment, Person, Posting
from agents.models.appointments import person_id_of
from foundation.live.streams import register_followed, register_rights, register_stream
from foundation.models import Notice, Stream
from foundation.models.streams import NoticeQuerySet
from foundation.notices.bells import register_bell

PREFIX = "person"


def bell_name(person_id: int) -> str:
    return f"{PREFIX}:{person_id}"


def bell_of(user: Any) -> str | None:
    person = person_id_of(user, timezone.localdate())
    return bell_name(person) if person else None


def _followed(user: Any) -> list[str]:
    bell = bell_of(user)
    return [bell] if bell else []


def _may_follow(user: Any, key: str) -> bool:
    return bell_of(user) == f"{PREFIX}:{key}"


def _rights(accounts: Collection[Any]) -> Iterable[tuple[Any, Hashable]]:
    """Whose record it is, where she works, and what she is appointed to today."""
    today = timezone.localdate()
    rows = [
        _pairs("record", Person.objects.all(), "user", accounts),
        _pairs("posting", Posting.objects.in_force(today), "person__user", accounts),
        _pairs("appointment", Appointment.objects.in_force(today), "person__user", accounts),
    ]
    for account, what, key in rows[0].union(*rows[1:], all=True):
        yield account, (what, key)


def _pairs(
    what: str, rows: models.QuerySet[Any], account: str, accounts: Collection[Any]
) -> models.QuerySet[Any, Any]:
    label = models.Value(what, output_field=models.CharField())
    found = rows.filter(**{f"{account}__in": accounts}).order_by()
    return found.values_list(f"{account}_id", label, "pk")


def _move(old: Person, new: Person) -> list[int]:
    """The bell goes along into the staff record; where both have a line, the record's own stays."""
    theirs = Notice.objects.of(bell_name(new.pk)).values("subject")
    rows = Notice.objects.of(bell_name(old.pk)).exclude(subject__in=theirs)
    return _hang(rows, bell_name(new.pk))


def _give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    theirs = Notice.objects.of(bell_name(owner.pk)).values("subject")
    rows = Notice.objects.of(bell_name(holder.pk)).filter(pk__in=moved or [])
    _hang(rows.exclude(subject__in=theirs), bell_name(owner.pk))


def _hang(rows: NoticeQuerySet, bell: str) -> list[int]:
    keys = list(rows.values_list("pk", flat=True))
    if keys:
        stream, _ = Stream.objects.get_or_create(name=bell)
        Notice.objects.filter(pk__in=keys).update(bell=stream)
    return keys


def connect() -> None:
    register_bell(bell_of)
    register_stream(PREFIX, _may_follow)
    register_followed(_followed)
    register_rights(_rights)
    register_merge("notices", _move, _give_back)
