"""What one socket follows, and what waits to be sent to it."""

import asyncio
from collections import deque
from collections.abc import Collection, Hashable, Mapping

from foundation.live.following import Admission, Frame, RefusedError

QUEUE = 256  # frames that may wait for a socket: a full reading of one stream, and some


class Follower:
    """How far a socket has come in each of its streams; at most QUEUE frames wait for it."""

    def __init__(self, session_key: str, asked: Collection[str]) -> None:
        self.session_key = session_key
        self.asked = frozenset(asked)
        self.names: set[str] = set()
        self.admission: Admission | None = None
        self.code = 0
        self.places: list[Hashable] = []  # what the hub counts it under, until it leaves
        self._seqs: dict[str, int] = {}
        self._early: list[Frame] | None = []
        self._queue: deque[Frame] = deque()
        self._stir = asyncio.Event()

    def begin(self, known: Mapping[str, int | None], frames: list[Frame]) -> None:
        """Lay in what was missed, then what the hub read meanwhile."""
        early, self._early = self._early or [], None
        for frame in frames:
            self.offer(frame)
        for name, seq in known.items():
            self._seqs.setdefault(name, seq or 0)
        for frame in early:
            self.offer(frame)

    def stands_at(self, name: str) -> int:
        """The seq of the last frame of that stream which was laid in."""
        return self._seqs[name]

    def offer(self, frame: Frame) -> None:
        """Lay in a frame that is newer than what the socket has; before `begin` it is put aside."""
        if self._early is not None:
            self._early.append(frame)
        elif frame.seq > self._seqs.get(frame.stream, -1):
            self._lay(frame)

    def forget(self, name: str) -> None:
        """Follow that stream no more; its frames that still wait are dropped."""
        self.names.discard(name)
        self._seqs.pop(name, None)
        self._queue = deque(each for each in self._queue if each.stream != name)

    def withdraw(self, code: int) -> None:
        """Let `next` raise RefusedError with `code`, even if frames still wait."""
        self.code = code
        self._stir.set()

    async def next(self) -> Frame:
        """The next frame, as soon as there is one. Raises RefusedError once the permission is
        withdrawn."""
        while not (self._queue or self.code):
            self._stir.clear()
            await self._stir.wait()
        if self.code:
            raise RefusedError(self.code)
        return self._queue.popleft()

    def _lay(self, frame: Frame) -> None:
        if len(self._queue) >= QUEUE:
            # Too slow to be told everything: told to read again, once for each stream.
            behind = dict.fromkeys(each.stream for each in self._queue)
            self._queue = deque(Frame(name, self._seqs[name], resync=True) for name in behind)
        self._seqs[frame.stream] = frame.seq
        self._queue.append(frame)
        self._stir.set()
