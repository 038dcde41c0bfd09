"""What rules ask about an account before they write a condition, and the instant they speak of.

A rule such as "the innovations of the OPDs in her charge" first asks which OPDs those are. It asks
by `fact`, and takes the time from `now`: then `foundation.compiled_for` knows on what the
condition hangs, and keeps the statement for all readers of whom the answers are the same.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone

from foundation.request_cache import ask_once

Answer = TypeVar("Answer", bound=Hashable)
Listener = Callable[[Callable[..., Any], tuple[Any, ...]], Any]

# Far from anything real, and inside the range of every column.
NOW = datetime(9000, 1, 2, 3, 4, 5, 678901, tzinfo=timezone.get_fixed_timezone(0))

_listener: ContextVar[Listener | None] = ContextVar("facts_listener", default=None)


def fact(ask: Callable[..., Answer], *args: Any) -> Answer:
    """What `ask(*args)` answers; asked once a page. `ask` is a function of a module, `args` are an
    account or hashable, and so is the answer: a set is a frozenset."""
    listener = _listener.get()
    if listener is not None:
        heard: Answer = listener(ask, args)
        return heard
    return ask_once((ask, *map(_key, args)), lambda: ask(*args))


def now() -> datetime:
    """This instant; in a statement that is kept, the instant at which it is asked."""
    return timezone.now() if _listener.get() is None else NOW


def is_writing() -> bool:
    """Whether a statement is being written that will be kept: a rule may not ask the database then
    but by `fact`."""
    return _listener.get() is not None


@contextmanager
def heard_by(listener: Listener | None) -> Iterator[None]:
    """Each `fact` goes to `listener`, which answers it; to the database again with None."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def _key(value: Any) -> Hashable:
    key: Hashable = ("account", value.pk) if hasattr(value, "is_authenticated") else value
    return key
