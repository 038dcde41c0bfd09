"""Nobody takes all the places, nor all the time in which places are given."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count


class Places:
    """At most `most` for each key. All calls come from one event loop, so nothing needs a lock."""

    def __init__(self) -> None:
        self._taken: Counter[Hashable] = Counter()

    def take(self, key: Hashable, most: int) -> bool:
        """Whether there was a place left. Whoever got one gives it back."""
        if self._taken[key] >= most:
            return False
        self._taken[key] += 1
        return True

    def give_back(self, key: Hashable) -> None:
        self._taken[key] -= 1
        if not self._taken[key]:
            del self._taken[key]

    def of(self, key: Hashable) -> int:
        """How many are taken."""
        return self._taken[key]


class Gate:
    """One at a time: whoever has least goes first, and among equals whoever came first.

    So a newcomer waits for the one that is inside, however many another has sent to the queue.
    """

    def __init__(self) -> None:
        self._is_taken = False
        self._queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def turn(self, has: int) -> AsyncIterator[None]:
        """Inside when it is one's turn. `has` is what one has already."""
        if self._is_taken:
            await self._wait(has)
        self._is_taken = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, has: int) -> None:
        called = asyncio.get_running_loop().create_future()
        heappush(self._queue, (has, next(self._numbers), called))
        try:
            await called
        except asyncio.CancelledError:
            if not called.cancelled():  # called and gone in the same instant
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._queue:
            _, _, called = heappop(self._queue)
            if not called.done():
                called.set_result(None)
                return
        self._is_taken = False
