"""Records of a self-made person pass to her staff record, and go back when the link is undone.

Apps above fill the registry, so that this one need not know what they keep about people.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from agents.models import Person, PersonExpertise

# Moves the records of the first person to the second and answers, as JSON, what was moved.
Move = Callable[[Person, Person], Any]
# Takes what the move answered, whose it is now, whose it shall be, and since when the link stood.
GiveBack = Callable[[Any, Person, Person, datetime], None]

_merges: dict[str, tuple[Move, GiveBack]] = {}


def register_merge(name: str, move: Move, give_back: GiveBack) -> None:
    _merges[name] = (move, give_back)


def merge(old: Person, new: Person) -> dict[str, Any]:
    return {name: move(old, new) for name, (move, _) in _merges.items()}


def give_back(moved: dict[str, Any], holder: Person, owner: Person, since: datetime) -> None:
    """Also called when nothing was moved: what the account did while it was linked is its own."""
    for name, (_, back) in _merges.items():
        back(moved.get(name), holder, owner, since)


def _move_expertise(old: Person, new: Person) -> list[int]:
    known = PersonExpertise.objects.filter(person=new).values("expertise")
    rows = PersonExpertise.objects.filter(person=old).exclude(expertise__in=known)
    moved = list(rows.values_list("pk", flat=True))
    PersonExpertise.objects.filter(pk__in=moved).update(person=new)
    return moved


def _return_expertise(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    PersonExpertise.objects.filter(pk__in=moved or [], person=holder).update(person=owner)


register_merge("expertise", _move_expertise, _return_expertise)
