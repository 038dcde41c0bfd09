"""Consultations of an account follow it into its staff record, and back."""

from datetime import datetime
from typing import Any

from django.db import models

from agents.models import Person
from mentoring.models import Consultation, Message, Participant

# Every place of a person: model, field, and what makes a row unique there together with the field.
PLACES: dict[str, tuple[Any, str, str]] = {
    "asked": (Consultation, "opened_by", ""),
    "closed": (Consultation, "closed_by", ""),
    "said": (Message, "author", "key"),
    "read": (Participant, "person", "consultation"),
}


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Give what `old` asked, closed, said and read to `new`. Returns ids by the names of PLACES,
    for `give_back`. Rows of which `new` has one already stay."""
    return {name: _pass(name, new, _rows(name, old)) for name in PLACES}


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return to `owner` what `move` brought to `holder` (`moved`), and what the account asked, said
    and joined after `since`."""
    moved = moved or {}
    said = Message.objects.filter(author=holder, sent_at__gte=since)
    own: dict[str, models.QuerySet[Any]] = {
        "asked": Consultation.objects.filter(opened_by=holder, opened_at__gte=since),
        "closed": Consultation.objects.filter(closed_by=holder, closed_at__gte=since),
        "said": said,
        "read": Participant.objects.filter(person=holder, joined_at__gte=since),
    }
    wanted = {
        name: {*moved.get(name, []), *rows.values_list("pk", flat=True)}
        for name, rows in own.items()
    }
    for name, pks in wanted.items():
        _pass(name, owner, _rows(name, holder).filter(pk__in=pks))


def _rows(name: str, person: Person) -> models.QuerySet[Any]:
    model, field, _ = PLACES[name]
    rows: models.QuerySet[Any] = model.objects.filter(**{field: person})
    return rows


def _pass(name: str, to: Person, rows: models.QuerySet[Any]) -> list[int]:
    """Ids of the rows that passed to `to`; where `to` has the same row already, the database would
    refuse a second, and it stays where it is."""
    model, field, unique = PLACES[name]
    if unique:
        same = {unique: models.OuterRef(unique), field: to}
        taken = model.objects.filter(**same)
        taken = taken.exclude(**{unique: ""}) if unique == "key" else taken
        rows = rows.exclude(models.Exists(taken))
    moved = list(rows.order_by("pk").values_list("pk", flat=True))
    model.objects.filter(pk__in=moved).update(**{field: to})
    return moved
