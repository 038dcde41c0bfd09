"""What of mine can be handed in: kinds of things that somebody owns, by the app that keeps them.

Whoever asks for something (an assignment) knows nothing of proposals; whoever keeps proposals knows
nothing of assignments.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from foundation.users import Account


@dataclass(frozen=True)
class Thing:
    """Something of somebody's own, as it is at one moment. `key` names it within its kind; `text` is
    what was in it, plain; `url` leads to it for whoever may open it."""

    key: str
    title: str
    url: str = ""
    text: str = ""


@dataclass(frozen=True)
class HandInKind:
    """`owned(user)` answers what `user` may hand in, in the order in which she chooses. What she chose
    is frozen by whoever takes it: a later change of it changes nothing that was handed in."""

    name: str
    label: Promise | str
    owned: Callable[[Account], Iterable[Thing]]


_kinds: dict[str, HandInKind] = {}


def register_hand_in(kind: HandInKind) -> HandInKind:
    """What `kind` knows may be asked for and handed in."""
    _kinds[kind.name] = kind
    return kind


def hand_in_kinds() -> list[HandInKind]:
    """By their names."""
    return [kind for _, kind in sorted(_kinds.items())]


def owned_by(user: Account, name: str) -> list[Thing]:
    """What `user` may hand in of the kind `name`; nothing of a kind that no installed app knows."""
    kind = _kinds.get(name)
    return list(kind.owned(user)) if kind else []
