"""What a recipient has asked for about her mail: none, none before an hour, and how to stop it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


class UnwantedError(Exception):
    """The recipient does not want this mail: it is discarded, nobody's fault."""


class NotBeforeError(Exception):
    """The mail waits until `at`, which is no failed try."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True)
class Tail:
    """What a mail ends with: `text` says how to choose, `stop_url` stops mail of its kind in one
    step, without signing in (RFC 8058)."""

    text: str
    stop_url: str


Wishes = Callable[[Mapping[str, str]], Tail]

_wishes: list[Wishes] = []


def register_wishes(wishes: Wishes) -> None:
    """`wishes(about)` is asked when a mail goes out whose payload has `about`; it answers the tail,
    or raises UnwantedError or NotBeforeError."""
    _wishes[:] = [wishes]


def tail_of(payload: Mapping[str, Any]) -> Tail | None:
    """None for a mail about which nobody can choose: codes, and what must be told. Raises
    UnwantedError and NotBeforeError."""
    about = payload.get("about")
    return _wishes[0](about) if about and _wishes else None
