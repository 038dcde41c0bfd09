"""A real server, gone and back: whoever followed comes back by himself and has heard everything."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from django.conf import settings
from django.test import Client

from config.asgi import application
from tests.benchmarks import socket_clients
from tests.benchmarks.socket_clients import Seat, take_seats
from tests.foundation.live.sockets import announce, aside, drive

TABS = 20
LONGEST_RETURN = 30.0


class Machine:
    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        self._server = uvicorn.Server(
            uvicorn.Config(application, port=self.port, log_level="error", lifespan="off")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def stop(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(20)


@pytest.fixture
def machine(committed_db: None) -> Iterator[Machine]:
    machine = Machine()
    machine.start()
    yield machine
    machine.stop()


def _cookie(client: Client) -> str:
    return f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"


def test_a_restart_loses_nothing_and_everybody_is_back(machine, sari, rini, as_user, monkeypatch):
    monkeypatch.setattr(socket_clients, "FIRST_WAIT", 0.3)
    people = [(f"person:{user.person.pk}", _cookie(as_user(user))) for user in (sari, rini)]
    address = f"ws://127.0.0.1:{machine.port}"
    seats = [Seat(address, cookie, bell) for bell, cookie in people * (TABS // 2)]
    said: dict[str, list[str]] = {bell: [] for bell, _ in people}

    async def say(count: int) -> None:
        for number in range(count):
            for bell, refs in said.items():
                ref = f"{len(refs)}/{number}"
                await aside(announce, bell, ref)
                refs.append(ref)

    async def main() -> float:
        is_over, all_in = asyncio.Event(), asyncio.Event()
        crowd = asyncio.create_task(take_seats(seats, is_over, all_in))
        await all_in.wait()
        await say(5)
        await asyncio.to_thread(machine.stop)
        await say(5)
        await asyncio.to_thread(machine.start)
        up_at = time.time()
        await say(5)
        async with asyncio.timeout(LONGEST_RETURN):
            while any(len(seat.heard) < 15 for seat in seats):
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
        is_over.set()
        await crowd
        return max(max(seat.opened) for seat in seats) - up_at

    assert drive(main()) < LONGEST_RETURN
    assert [seat.resyncs for seat in seats] == [0] * TABS
    for seat in seats:
        assert [ref for _, ref, _ in seat.heard] == said[seat.stream]
        assert len(seat.opened) > 1
