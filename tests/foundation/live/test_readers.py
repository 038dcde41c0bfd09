"""A reader that stands still, a database that fails."""

import asyncio
import time

from django.db import OperationalError

from config.asgi import application
from foundation.live import hub as hub_module
from foundation.live.follower import Follower
from foundation.live.following import Frame
from tests.foundation.live.sockets import Tab, announce, aside, drive


def test_a_reader_that_is_too_slow_is_told_to_read_again(monkeypatch):
    monkeypatch.setattr("foundation.live.follower.QUEUE", 3)

    async def main() -> list[dict[str, object]]:
        follower = Follower("session", [])
        follower.begin({"a": 0, "b": 0}, [])
        for seq in range(1, 5):
            follower.offer(Frame("a", seq, "said"))
        follower.offer(Frame("b", 1, "said"))
        follower.offer(Frame("a", 5, "said"))
        return [(await follower.next()).content for _ in range(3)]

    assert drive(main()) == [
        {"stream": "a", "seq": 4, "resync": True},
        {"stream": "b", "seq": 1, "resync": True},
        {"stream": "a", "seq": 5, "kind": "said", "ref": ""},
    ]


def test_a_failing_database_gives_the_socket_up_and_the_next_one_works(bell, client, monkeypatch):
    real = hub_module.admit

    def fail(*arguments: object) -> None:
        monkeypatch.setattr(hub_module, "admit", real)
        raise OperationalError

    monkeypatch.setattr(hub_module, "admit", fail)

    async def main() -> int:
        code = await Tab(client).refusal()
        tab = Tab(client)
        await tab.open()
        await tab.frames(2)
        await tab.close()
        return code

    assert drive(main()) == 1011


def test_a_reading_that_fails_is_taken_up_again(bell, client, hurried, monkeypatch):
    monkeypatch.setattr(hub_module, "PAUSE", 0.2)
    real = hub_module.frames_since

    def fail(*arguments: object) -> None:
        monkeypatch.setattr(hub_module, "frames_since", real)
        raise OperationalError

    async def main() -> int:
        tab = Tab(client)
        await tab.open()
        await tab.frames(2)
        monkeypatch.setattr(hub_module, "frames_since", fail)
        await aside(announce, bell)
        frame = await tab.frame()
        await tab.close()
        return frame["seq"]

    assert drive(main()) == 1


async def _stuck(tab: Tab) -> "asyncio.Task[None]":
    """A tab whose network takes nothing any more, once the socket is open."""
    is_open = asyncio.Event()
    never = asyncio.get_running_loop().create_future()
    messages = [{"type": "websocket.connect"}]

    async def receive() -> dict[str, object]:
        return messages.pop() if messages else await never

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "websocket.send" and '"test"' in str(message["text"]):
            await never
        is_open.set()

    task = asyncio.create_task(application(tab.wire.scope, receive, send))
    await is_open.wait()
    return task


def test_a_reader_that_stands_still_holds_nobody_up(bell, client):
    async def main() -> float:
        stuck = await _stuck(Tab(client))
        tab = Tab(client)
        await tab.open()
        await tab.frames(2)
        start = time.monotonic()
        for _ in range(5):
            await aside(announce, bell)
        assert [each["seq"] for each in await tab.frames(5)] == [1, 2, 3, 4, 5]
        seconds = time.monotonic() - start
        stuck.cancel()
        await tab.close()
        return seconds

    assert drive(main()) < 2


def test_control_arm_a_hub_that_sends_in_turn_is_held_up():
    async def main() -> bool:
        heard = asyncio.Event()
        never = asyncio.get_running_loop().create_future()

        async def stuck(text: str) -> None:
            await never

        async def awake(text: str) -> None:
            heard.set()

        async def tell(sockets) -> None:
            for send in sockets:
                await send("frame")

        task = asyncio.create_task(tell([stuck, awake]))
        await asyncio.sleep(0.1)
        task.cancel()
        return heard.is_set()

    assert drive(main()) is False
