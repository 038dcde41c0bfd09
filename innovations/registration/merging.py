"""Innovations of an account, and what it was asked, follow it into its staff record, and back."""

from datetime import datetime
from typing import Any

from agents.models import Person
from innovations.models import Innovation, Invitation, Member


def move(old: Person, new: Person) -> dict[str, list[int]]:
    """Places in teams pass to `new`, save where she has one already. Answers what was moved."""
    taken = Member.objects.filter(person=new).values("innovation")
    return {
        "teams": _pass(Member.objects.exclude(innovation__in=taken), "person", old, new),
        "invited": _pass(Invitation.objects.all(), "person", old, new),
        "inviting": _pass(Invitation.objects.all(), "invited_by", old, new),
        "settled": _pass(Innovation.objects.all(), "settled_by", old, new),
    }


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """`moved` is what `move` answered; what `holder` has left meanwhile stays left."""
    # Of links that were made before invitations there were: a list of places in teams.
    moved = moved if isinstance(moved, dict) else {"teams": moved or []}
    asked = Invitation.objects.filter(invited_by=holder, asked_at__gte=since)
    inviting = [*moved.get("inviting", []), *asked.values_list("pk", flat=True)]
    for rows, field, keys in (
        (Member.objects.all(), "person", moved.get("teams", [])),
        (Invitation.objects.all(), "person", moved.get("invited", [])),
        (Invitation.objects.all(), "invited_by", inviting),
        (Innovation.objects.all(), "settled_by", moved.get("settled", [])),
    ):
        _pass(rows.filter(pk__in=keys), field, holder, owner)


def _pass(rows: Any, field: str, old: Person, new: Person) -> list[int]:
    found = list(rows.filter(**{field: old}).values_list("pk", flat=True))
    rows.model.objects.filter(pk__in=found).update(**{field: new})
    return found
