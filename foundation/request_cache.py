"""What one page asks of the database twice is asked once.

The cache lives for one request that changes nothing (GET, HEAD) and is gone before the next;
outside of such a request every question goes to the database.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("request_cache", default=None)


@contextmanager
def request_cache() -> Iterator[None]:
    """Keep the answers of `ask_once` until the block ends."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def is_kept() -> bool:
    """Whether a question that is asked now is answered for all who ask it later in the request."""
    return _answers.get() is not None


def ask_once(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """What `ask()` answers; for the rest of the request the same `key` is not asked again.

    The key names the question with all that its answer hangs on: who asks, and of which day.
    """
    answers = _answers.get()
    if answers is None:
        return ask()
    if key not in answers:
        answers[key] = ask()
    answer: Answer = answers[key]
    return answer
