"""Wake every process with open sockets when streams have events; which ones, each reads itself."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from django.utils.module_loading import import_string

from foundation.app_settings import app_settings

Listener = Callable[[list[str]], object]
REDIS = "foundation.live.redis.RedisSignal"

_listeners: list[Listener] = []


class Signal(Protocol):
    """How a wake reaches other processes."""

    @property
    def is_up(self) -> bool:
        """Whether the last try went through; after a failure it rests for a while."""

    def send(self, names: list[str]) -> None:
        """Never raises and never hangs: whoever misses a wake reads two seconds later."""

    def ping(self) -> bool:
        """Try now, unless it rests. Never raises."""

    async def listen(self, listener: Listener) -> None:
        """Hand over the names of each wake until the connection fails: raises ConnectionError."""


def wake(names: Iterable[str]) -> None:
    """Tell the hubs of all processes that these streams have events. To be called after the commit:
    who is woken before it reads nothing new."""
    streams = list(names)
    for listener in tuple(_listeners):
        listener(streams)
    between = signal()
    if between is not None:
        between.send(streams)


def listen_here(listener: Listener) -> Callable[[], None]:
    """Have the wakes of this very process handed to `listener`. Returns what ends it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def signal() -> Signal | None:
    """None where all processes are one: a developer's machine, the tests."""
    return _signal(app_settings.LIVE_REDIS_URL) if app_settings.LIVE_REDIS_URL else None


def is_up() -> bool:
    """Whether the last try reached the other processes."""
    between = signal()
    return between is None or between.is_up


@lru_cache(maxsize=4)
def _signal(url: str) -> Signal:
    # By name, so that a site without Redis needs no client for it.
    made: Signal = import_string(REDIS)(url)
    return made
