"""One reader for all the sockets of a process.

However many sockets are open, a wake costs two queries, whose answer is laid into a bounded
queue for each socket that follows the stream. The hub also reads by itself every two seconds:
the signal may be down, and not every process has one. It never asks for "what came after key N":
keys are given before the commit.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from django.db import connections

from foundation.live.follower import Follower
from foundation.live.following import (
    CROWDED,
    FORBIDDEN,
    SIGNED_OUT,
    Admission,
    Frame,
    RefusedError,
    account_behind,
    admit,
    fingerprints,
    frames_since,
    living_sessions,
)
from foundation.live.signal import listen_here, signal
from foundation.live.streams import ACCESS
from foundation.live.turns import Gate, Places

logger = logging.getLogger(__name__)

READ_EVERY = 2.0  # seconds
WATCH_EVERY = 3.0  # seconds between two looks at what permissions hang on
PAUSE = 2.0  # seconds after a failure
MOST_SOCKETS = 20  # of an account in this process: one for each tab on each of her devices

Answer = TypeVar("Answer")


class Hub:
    """Reads for all sockets of one event loop. Everything but the reading itself runs in that loop,
    so nothing here needs a lock."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._followers: set[Follower] = set()
        self._following: defaultdict[str, set[Follower]] = defaultdict(set)
        self._read_to: dict[str, int] = {}
        self._woken: set[str] = set()
        self._stir = asyncio.Event()
        self._is_silent = False
        self._places = Places()
        self._gate = Gate()
        # A thread to read with, one to admit with: a crowd that joins holds up no delivery.
        self._reading = ThreadPoolExecutor(1, "hub-reading")
        self._admitting = ThreadPoolExecutor(1, "hub-admitting")
        self._stop_listening = listen_here(self._hear)
        self._tasks = [
            self._loop.create_task(self._keep_at(work))
            for work in (self._read, self._listen, self._watch)
        ]

    async def join(
        self, session_key: str, asked: Collection[str], known: Mapping[str, int | None]
    ) -> Follower:
        """Let a socket in and answer its follower, which has frames from then on. `known` holds
        seqs from which to go on, by stream. Raises RefusedError."""
        follower = Follower(session_key, asked)
        self._followers.add(follower)
        try:
            await self._let_in(follower, known)
        except BaseException:
            self.leave(follower)
            raise
        return follower

    async def _let_in(self, follower: Follower, known: Mapping[str, int | None]) -> None:
        """Whoever opens many sockets waits behind those who have few, in however many sessions he
        does it. Beyond the number he is refused before anything else is asked."""
        has = self._take_place(follower, ("session", follower.session_key))
        async with self._gate.turn(has):
            account = await self._ask(self._admitting, account_behind, follower.session_key)
        if account is None:
            raise RefusedError(SIGNED_OUT)
        has = self._take_place(follower, ("account", account))
        async with self._gate.turn(has):
            await self._admit(follower, known)

    def _take_place(self, follower: Follower, key: Hashable) -> int:
        if not self._places.take(key, MOST_SOCKETS):
            raise RefusedError(CROWDED)
        follower.places.append(key)
        return self._places.of(key)

    async def _admit(self, follower: Follower, known: Mapping[str, int | None]) -> None:
        admission = await self._ask(
            self._admitting, admit, follower.session_key, list(follower.asked)
        )
        follower.admission = admission
        wanted = {name: known.get(name) for name in admission.names}
        await self._follow(follower, wanted, self._admitting)

    async def _follow(
        self, follower: Follower, known: dict[str, int | None], pool: ThreadPoolExecutor
    ) -> None:
        # Registered first: what is read between the query and the registration would be lost.
        follower.names |= known.keys()
        for name in known:
            self._following[name].add(follower)
        frames = await self._ask(pool, frames_since, known)
        if follower not in self._followers:
            self._unfollow_all(follower)
            return
        follower.begin(known, frames)
        for name in known:
            self._read_to.setdefault(name, follower.stands_at(name))
        self._hear_names(list(known))

    def leave(self, follower: Follower) -> None:
        """Forget the follower. The hub ends with its last."""
        self._followers.discard(follower)
        while follower.places:
            self._places.give_back(follower.places.pop())
        self._unfollow_all(follower)
        if not self._followers:
            self._stop()

    def _unfollow_all(self, follower: Follower) -> None:
        for name in tuple(follower.names):
            self._unfollow(follower, name)

    def _unfollow(self, follower: Follower, name: str) -> None:
        follower.forget(name)
        self._following[name].discard(follower)
        if not self._following[name]:
            del self._following[name]
            self._read_to.pop(name, None)

    def _stop(self) -> None:
        _hubs.pop(self._loop, None)
        self._stop_listening()
        for task in self._tasks:
            task.cancel()
        for pool in (self._reading, self._admitting):
            pool.submit(connections.close_all)
            pool.shutdown(wait=False)

    async def _keep_at(self, work: Callable[[], Awaitable[None]]) -> None:
        """Work that fails is taken up again; nothing short of the last leave ends it."""
        while True:
            try:
                await work()
            except Exception:
                logger.exception("The hub stumbled; going on in %s s", PAUSE)
            await asyncio.sleep(PAUSE)

    async def _ask(
        self, pool: ThreadPoolExecutor, question: Callable[..., Answer], *arguments: Any
    ) -> Answer:
        asked = database_sync_to_async(question, thread_sensitive=False, executor=pool)
        answer: Answer = await asked(*arguments)
        return answer

    # Who is woken, and what is read.

    def _hear(self, names: list[str]) -> None:
        """From whichever thread."""
        with contextlib.suppress(RuntimeError):  # the loop has ended before its sockets
            self._loop.call_soon_threadsafe(self._hear_names, names)

    def _hear_names(self, names: list[str]) -> None:
        followed = self._following.keys() & names
        if followed:
            self._woken |= followed
            self._stir.set()

    async def _listen(self) -> None:
        between = signal()
        if between is None:
            await self._loop.create_future()
            return
        try:
            await between.listen(self._hear_from_afar)
        except ConnectionError as error:
            if not self._is_silent:  # an outage is one line in the log
                logger.warning("The signal is silent (%s); reading every %s s", error, READ_EVERY)
            self._is_silent = True

    def _hear_from_afar(self, names: list[str]) -> None:
        self._is_silent = False
        self._hear_names(names)

    async def _read(self) -> None:
        whole_at = 0.0
        while True:
            wait = whole_at + READ_EVERY - self._loop.time()
            if wait > 0 and not self._woken:
                await _stirred(self._stir, wait)
            self._stir.clear()
            is_whole = self._loop.time() >= whole_at + READ_EVERY
            if is_whole:
                whole_at = self._loop.time()
            names = set(self._read_to) if is_whole else self._woken & self._read_to.keys()
            self._woken.clear()
            if names:
                self._tell(
                    await self._ask(
                        self._reading, frames_since, {name: self._read_to[name] for name in names}
                    )
                )

    def _tell(self, frames: list[Frame]) -> None:
        for frame in frames:
            if frame.stream not in self._read_to:
                continue  # the last who followed it has left meanwhile
            self._read_to[frame.stream] = frame.seq
            for follower in self._following[frame.stream]:
                follower.offer(frame)
            if frame.kind == ACCESS or frame.resync:
                self._doubt(self._following[frame.stream])

    # Who may still follow what.

    def _doubt(self, followers: Collection[Follower]) -> None:
        for follower in followers:
            if follower.admission is not None:
                follower.admission = replace(follower.admission, fingerprint=None)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_EVERY)
            there = [each for each in self._followers if each.admission and not each.code]
            sessions = await self._ask(
                self._reading, living_sessions, {each.session_key for each in there}
            )
            accounts = {each.admission.account for each in there if each.admission}
            found = await self._ask(self._reading, fingerprints, accounts)
            for follower in there:
                await self._look_at(follower, sessions, found)

    async def _look_at(
        self, follower: Follower, sessions: set[str], found: Mapping[Any, Any]
    ) -> None:
        admission = follower.admission
        if admission is None or follower not in self._followers:
            return
        if follower.session_key not in sessions or admission.account not in found:
            follower.withdraw(SIGNED_OUT)
        elif found[admission.account] != admission.fingerprint:
            await self._admit_again(follower, admission)

    async def _admit_again(self, follower: Follower, before: Admission) -> None:
        try:
            # Among the readings, one at a time: the queue of those who join may be long.
            now = await self._ask(self._reading, admit, follower.session_key, list(follower.asked))
        except RefusedError as error:
            follower.withdraw(error.code)
            return
        gone = set(before.names) - set(now.names)
        if gone & follower.asked:
            follower.withdraw(FORBIDDEN)
            return
        is_doubted_again = follower.admission is not before
        follower.admission = replace(now, fingerprint=None) if is_doubted_again else now
        for name in gone:
            self._unfollow(follower, name)
        fresh = [name for name in now.names if name not in before.names]
        if fresh:
            await self._follow(follower, dict.fromkeys(fresh), self._reading)


_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of this event loop, which begins with its first socket and ends with the last."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


async def _stirred(stir: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stir.wait()
    except TimeoutError:
        return
