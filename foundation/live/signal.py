"""Tell every process with open sockets that streams have news; what the news is, they read."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from django.utils.module_loading import import_string

from foundation.app_settings import app_settings

Listener = Callable[[list[str]], object]
REDIS = "foundation.live.redis.RedisRing"

_listeners: list[Listener] = []


class Wire(Protocol):
    """How the ring reaches other processes."""

    @property
    def is_up(self) -> bool: ...

    def send(self, names: list[str]) -> None:
        """Never raises and never hangs: whoever misses a ring reads two seconds later."""

    def ping(self) -> bool: ...

    async def hear(self, listener: Listener) -> None:
        """Pass on what is rung, until the line fails: then raise ConnectionError."""


def ring(names: Iterable[str]) -> None:
    told = list(names)
    for listener in tuple(_listeners):
        listener(told)
    line = wire()
    if line is not None:
        line.send(told)


def listen_here(listener: Listener) -> Callable[[], None]:
    """Be told of the rings of this very process. Answers how to stop."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def wire() -> Wire | None:
    """None where all processes are one: a developer's machine, the tests."""
    return _wire(app_settings.RING_URL) if app_settings.RING_URL else None


def is_up() -> bool:
    """Whether the last try reached the other processes."""
    line = wire()
    return line is None or line.is_up


@lru_cache(maxsize=4)
def _wire(url: str) -> Wire:
    # By name, so that a site without Redis needs no client for it.
    made: Wire = import_string(REDIS)(url)
    return made
