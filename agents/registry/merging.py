"""Expertise goes along when an account is linked to a staff record, and comes back with it."""

from datetime import datetime
from typing import Any

from agents.models import Person, PersonExpertise


def move(old: Person, new: Person) -> list[int]:
    """All but what the staff record says already. Returns the keys of the rows that moved."""
    known = PersonExpertise.objects.filter(person=new).values("expertise")
    rows = PersonExpertise.objects.filter(person=old).exclude(expertise__in=known)
    moved = list(rows.values_list("pk", flat=True))
    PersonExpertise.objects.filter(pk__in=moved).update(person=new)
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return the rows that `move` carried over and that are still there."""
    PersonExpertise.objects.filter(pk__in=moved or [], person=holder).update(person=owner)
