"""How often something may be tried. Counted in the cache, one atomic step per try.

Whoever uses up a limit locks out everybody with the same key. So each says whom it counts, and
whoever can be locked out by somebody else is not counted alone: `Counts` has no row for it.
`tests/guards/test_limits.py` holds every limit, allauth's too, against that.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache

from foundation.security_log import Event, address_of, note

__all__ = [
    "Alarm",
    "Counts",
    "Limit",
    "TooManyTriesError",
    "address_of",
    "count_try",
    "is_used_up",
    "sounds",
]


class Counts(StrEnum):
    """Whose tries share one count, and so whom the last of them stops."""

    UNSAID = "unsaid"
    ACCOUNT = "the account that is signed in: nobody but itself"
    ACCOUNT_AND_RECORD = "an account and what it tries to get at: nobody but itself"
    BROWSER_AND_TARGET = (
        "who is tried, and from where: a browser that the target signed in with before is counted by"
        " itself, others by their network address"
    )
    UNKNOWN_BROWSERS = (
        "who is tried, from all browsers that the target never signed in with; those that it did"
        " are let through"
    )
    ADDRESS = "a network address, which an office shares: generous, and for a minute at most"


@dataclass(frozen=True)
class Limit:
    """At most `most` tries in `seconds`, counted apart for each key; `counts` says what a key is."""

    action: str
    most: int
    seconds: int
    counts: Counts = Counts.UNSAID


@dataclass(frozen=True)
class Alarm:
    """Stops nobody: `most` tries in `seconds` at one key, whoever made them, are told to somebody."""

    action: str
    most: int
    seconds: int


class TooManyTriesError(Exception):
    """The limit of this hour is used up."""


def count_try(limit: Limit, key: str) -> int:
    """Count one more try and answer how many there were in this window, itself included. `key` may
    be anything that somebody typed. Raises TooManyTriesError."""
    tries = _count(limit, key)
    if tries > limit.most:
        note(Event.LOCKED_OUT, limit=limit.action)
        raise TooManyTriesError
    return tries


def is_used_up(limit: Limit, key: str) -> bool:
    """Whether the next try would be refused; counts none."""
    return int(cache.get(_name(limit, key), 0)) >= limit.most


def sounds(alarm: Alarm, key: str) -> bool:
    """Count one more try; whether it is the one with which the alarm goes off, once a window."""
    return _count(alarm, key) == alarm.most


def _count(limit: Limit | Alarm, key: str) -> int:
    name = _name(limit, key)
    cache.add(name, 0, limit.seconds)
    try:
        return int(cache.incr(name))
    except ValueError:  # the window ended between the two steps
        cache.add(name, 0, limit.seconds)
        return int(cache.incr(name))


def _name(limit: Limit | Alarm, key: str) -> str:
    """Keys hold what people typed: neither its length nor its letters may reach the cache."""
    return f"limit:{limit.action}:{hashlib.sha256(key.encode()).hexdigest()}"
