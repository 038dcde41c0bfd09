"""Requests for erasure go along when an account is linked to a staff record, and come back."""

from datetime import datetime
from typing import Any

from agents.models import Erasure, Person


def move(old: Person, new: Person) -> list[int]:
    """All requests of the old record. Returns their keys."""
    mine = Erasure.objects.filter(person=old)
    keys = list(mine.values_list("pk", flat=True))
    mine.update(person=new)
    return keys


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    Erasure.objects.filter(pk__in=moved or [], person=holder).update(person=owner)
