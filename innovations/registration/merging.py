"""Innovations of an account follow it into its staff record, and back."""

from datetime import datetime
from typing import Any

from agents.models import Person
from innovations.models import Member


def move(old: Person, new: Person) -> list[int]:
    """Places in teams pass to `new`, save where she has one already. Answers what was moved."""
    taken = Member.objects.filter(person=new).values("innovation")
    rows = Member.objects.filter(person=old).exclude(innovation__in=taken)
    moved = list(rows.values_list("pk", flat=True))
    Member.objects.filter(pk__in=moved).update(person=new)
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """`moved` is what `move` answered; what `holder` has left meanwhile stays left."""
    Member.objects.filter(pk__in=moved or [], person=holder).update(person=owner)
