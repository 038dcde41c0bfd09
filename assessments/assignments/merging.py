"""What somebody marks follows her account into her staff record, and back. What she handed in hangs on
her enrollments, which `courses` moves."""

from datetime import datetime
from typing import Any

from django.db import models

from agents.models import Person
from assessments.models import Marker, Marking

PLACES: dict[str, tuple[Any, str]] = {
    "marks": (Marker, "assignment"),
    "marked": (Marking, "submission"),
}


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Rows of which `new` has one already stay."""
    return {name: _pass(name, _rows(name, old), new) for name in PLACES}


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    for name, ids in (moved or {}).items():
        model, _ = PLACES[name]
        _pass(name, model.objects.filter(pk__in=ids, person=holder), owner)


def _rows(name: str, person: Person) -> "models.QuerySet[Any]":
    return PLACES[name][0].objects.filter(person=person)


def _pass(name: str, rows: "models.QuerySet[Any]", person: Person) -> list[int]:
    model, field = PLACES[name]
    theirs = model.objects.filter(person=person)
    free = rows.exclude(**{f"{field}__in": theirs.values(field)})
    ids = list(free.order_by("pk").values_list("pk", flat=True))
    model.objects.filter(pk__in=ids).update(person=person)
    return ids
