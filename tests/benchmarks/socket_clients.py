"""Many tabs in one process: each follows one stream, comes back when it is thrown out, and notes
what it heard. As a program it reads its orders from the file named, and prints what it heard."""

import asyncio
import json
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

FIRST_WAIT, LONGEST_WAIT = 1.0, 20.0  # as in live.js


@dataclass
class Seat:
    address: str  # ws://127.0.0.1:8000
    cookie: str
    stream: str
    seq: int = 0
    heard: list[tuple[int, str, float]] = field(default_factory=list)
    resyncs: int = 0
    opened: list[float] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)

    async def follow(self) -> None:
        failures = 0
        while True:
            try:
                await self._listen()
                failures = 0
            except ConnectionClosed:
                failures = 0
            except (OSError, InvalidHandshake, TimeoutError):
                failures += 1
            wait = min(LONGEST_WAIT, FIRST_WAIT * 2**failures)
            await asyncio.sleep(wait * (0.5 + 0.5 * random.random()))

    async def _listen(self) -> None:
        options = {
            "origin": self.address.replace("ws", "http", 1),
            "additional_headers": {"Cookie": self.cookie},
            "compression": None,
            "proxy": None,
            "open_timeout": 20,
        }
        async with connect(f"{self.address}/ws/?ikuti={self.stream}@{self.seq}", **options) as line:
            self._note(json.loads(await line.recv()))
            self.opened.append(time.time())  # let in, not just answered
            try:
                async for text in line:
                    self._note(json.loads(text))
            finally:
                self.lost.append(time.time())

    def _note(self, frame: dict[str, object]) -> None:
        if frame.get("stream") != self.stream or frame.get("kind") == "start":
            return
        self.seq = int(str(frame["seq"]))
        self.resyncs += "resync" in frame
        self.heard.append((self.seq, str(frame.get("ref")), time.time()))


async def take_seats(seats: list[Seat], is_over: asyncio.Event, all_in: asyncio.Event) -> None:
    tasks = []
    for seat in seats:
        tasks.append(asyncio.create_task(seat.follow()))
        await asyncio.sleep(0.002)
    while not all(seat.opened for seat in seats):
        await asyncio.sleep(0.05)
    all_in.set()
    await is_over.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _everybody_has_heard(seats: list[Seat]) -> None:
    deadline = time.monotonic() + 60
    while any(len(seat.lost) == len(seat.opened) for seat in seats) and time.monotonic() < deadline:
        await asyncio.sleep(0.1)
    await asyncio.sleep(4)  # what is still under way; the hub's own reading at the latest


async def _main(folder: Path) -> None:
    seats = [Seat(**order) for order in json.loads((folder / "orders.json").read_text())]
    is_over, all_in = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(take_seats(seats, is_over, all_in))
    await all_in.wait()
    (folder / "all-in").touch()
    while not (folder / "over").exists():
        await asyncio.sleep(0.1)
    await _everybody_has_heard(seats)
    is_over.set()
    await task
    (folder / "heard.json").write_text(json.dumps([asdict(seat) for seat in seats]))


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))
