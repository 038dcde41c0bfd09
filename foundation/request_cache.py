"""What one page asks of the database twice is asked once.

The memo lives for one request that changes nothing (GET, HEAD) and is gone before the next;
outside of such a request every question goes to the database.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")

_memo: ContextVar[dict[Hashable, Any] | None] = ContextVar("foundation_memo", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    token = _memo.set({})
    try:
        yield
    finally:
        _memo.reset(token)


def once_a_page(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    memo = _memo.get()
    if memo is None:
        return ask()
    if key not in memo:
        memo[key] = ask()
    answer: Answer = memo[key]
    return answer
