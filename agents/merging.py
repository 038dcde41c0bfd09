"""Records of a self-made person pass to her staff record, and go back when the link is undone.

Whoever keeps records of people fills the registry, so that the claims need not know what it is.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from agents.models import Person

# Moves the records of the first person to the second and answers, as JSON, what was moved.
Move = Callable[[Person, Person], Any]
# Takes what the move answered, whose it is now, whose it shall be, and since when the link stood.
GiveBack = Callable[[Any, Person, Person, datetime], None]

_merges: dict[str, tuple[Move, GiveBack]] = {}


def register_merge(name: str, move: Move, give_back: GiveBack) -> None:
    """`move(old, new)` carries the records of one person to the other and answers, as JSON, what it
    moved; `give_back(moved, holder, owner, since)` returns it, and what was done since that instant.
    Both are called in the transaction that links or unlinks an account."""
    _merges[name] = (move, give_back)


def merges() -> list[tuple[str, Move]]:
    """By name: whose records they move, the module of the move says."""
    return [(name, move) for name, (move, _) in _merges.items()]


class SamePersonError(Exception):
    """A record is not merged with itself."""


def merge(old: Person, new: Person) -> dict[str, Any]:
    """Let every registered move carry what is of `old` to `new`. Returns what was moved, by name
    and as JSON, for `give_back`. Raises SamePersonError."""
    if old.pk == new.pk:
        raise SamePersonError
    return {name: move(old, new) for name, (move, _) in _merges.items()}


def give_back(moved: dict[str, Any], holder: Person, owner: Person, since: datetime) -> None:
    """Return to `owner` what `merge` moved to `holder`, and what the account did there `since`.

    Also called when nothing was moved: what the account did while it was linked is its own.
    """
    for name, (_, back) in _merges.items():
        back(moved.get(name), holder, owner, since)
