"""Texts of an account follow it into its staff record, and back."""

from datetime import datetime
from typing import Any

from agents.models import Person
from mentoring.models import MessageTemplate


def move(old: Person, new: Person) -> list[int]:
    """Answers the ids of what was moved."""
    return _pass(old, new)


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """They are the account's, the new ones too: nobody else can have written them."""
    _pass(holder, owner, moved or [])


def _pass(person: Person, to: Person, only: list[int] | None = None) -> list[int]:
    rows = MessageTemplate.objects.filter(person=person)
    if only is not None:
        rows = rows.filter(pk__in=only)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    MessageTemplate.objects.filter(pk__in=found).update(person=to)
    return found
