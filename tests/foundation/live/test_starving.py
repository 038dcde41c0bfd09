"""One account that opens many sockets, and asks for many invented streams, holds up only itself.

The server is a real one: what is measured is the time from the handshake to the first frame. So the
first tests take about a second each, most of it for opening the sixty; the control arm waits
the whole second.
"""

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from typing import Any

import pytest
import uvicorn
from django.conf import settings
from django.db import connections
from websockets.asyncio.client import ClientConnection, connect

from config.asgi import application
from foundation.live import streams
from foundation.live.following import CROWDED, MOST_ASKED, admit, permitted, wish_of
from foundation.live.hub import MOST_SOCKETS
from foundation.live.turns import Gate, Places
from mentoring.consultations import following
from tests.foundation.live.sockets import Tab, announce, aside, drive

HOSTILE = 60
INVENTED = "&".join(f"ikuti=consultation:{number}@0" for number in range(200))
# Seconds. The bar is one on a machine of its own; the suite shares two cores with its other half,
# and the reader of the control arm would wait for half a minute.
SOON = 4.0


@pytest.fixture
def address(committed_db) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(application, port=port, log_level="critical", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"127.0.0.1:{port}"
    server.should_exit = server.force_exit = True
    thread.join(20)
    connections.close_all()


@asynccontextmanager
async def _open(address: str, client: Any, query: str) -> AsyncIterator[ClientConnection]:
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    headers = {"Cookie": f"{cookie.key}={cookie.value}"}
    async with connect(
        f"ws://{address}/ws/?{query}",
        origin=f"http://{address}",
        additional_headers=headers,
        compression=None,
        proxy=None,
        close_timeout=0.1,
    ) as line:
        yield line


async def _first_frame_of_a_reader(address: str, crowd: list[Any], reader: Any) -> float:
    """Seconds, while the clients of the crowd hold sixty sockets among them. Raises TimeoutError."""
    async with AsyncExitStack() as stack:
        for number in range(HOSTILE):
            await stack.enter_async_context(_open(address, crowd[number % len(crowd)], INVENTED))
        started = time.monotonic()
        async with asyncio.timeout(SOON), _open(address, reader, "") as line:
            await line.recv()
            return time.monotonic() - started


@pytest.mark.parametrize("sessions", [1, 3])
def test_a_reader_is_let_in_beside_sixty_hostile_sockets(address, rini, sari, as_user, sessions):
    crowd = [as_user(rini) for _ in range(sessions)]
    assert drive(_first_frame_of_a_reader(address, crowd, as_user(sari))) < SOON


def test_three_accounts_hold_up_nobody_either(address, rini, budi, dewi, sari, as_user):
    crowd = [as_user(each) for each in (rini, budi, dewi)]
    assert drive(_first_frame_of_a_reader(address, crowd, as_user(sari))) < SOON


def test_control_arm_without_the_guards_the_reader_starves(
    address, rini, sari, as_user, monkeypatch
):
    monkeypatch.setattr("foundation.live.following.MOST_ASKED", 200)
    monkeypatch.setattr("foundation.live.hub.MOST_SOCKETS", 1000)
    monkeypatch.setattr(Gate, "turn", lambda self, has: nullcontext())
    rules = {**streams._rules, "consultation": _one_by_one}
    monkeypatch.setattr(streams, "_rules", rules)
    with pytest.raises(TimeoutError):
        drive(_first_frame_of_a_reader(address, [as_user(rini)], as_user(sari)))


def _one_by_one(user: Any, keys: Any) -> list[str]:
    return [key for key in keys if following.followable(user, [key])]


def test_all_names_are_one_question(db, sari, queries_of):
    """Whether one asks for one thread or for as many as one may."""
    asked = [f"consultation:{number}" for number in range(MOST_ASKED)]
    few, many = (queries_of(lambda names=n: permitted(sari, names)) for n in (asked[:1], asked))
    assert few == many


def test_the_ninth_name_is_left_out():
    wish = wish_of([f"test:{number}@1" for number in range(20)], ["person:1@5"])
    assert len(wish.asked) == MOST_ASKED
    assert wish.known.keys() == {"person:1", *wish.asked}


def test_a_name_that_no_database_takes_is_left_out(bell, client):
    assert wish_of(["test:\0@1", "test:5@1"], []).asked == ["test:5"]


def test_an_account_has_so_many_sockets_and_no_more(bell, sari, as_user, hurried, monkeypatch):
    """In however many sessions. The others lose no frame; whoever closes one may open another."""
    monkeypatch.setattr("foundation.live.hub.MOST_SOCKETS", 4)
    clients = [as_user(sari), as_user(sari)]

    async def main() -> tuple[list[object], ...]:
        tabs = [Tab(clients[number % 2]) for number in range(4)]
        for tab in tabs:
            await tab.open()
            await tab.frames(2)
        refused = [await Tab(client).refusal() for client in clients]
        await aside(announce, bell, "hear")
        heard = [(await tab.frame())["ref"] for tab in tabs]
        await tabs.pop().close()
        tabs.append(Tab(clients[0]))
        await tabs[-1].open()
        greeting = await tabs[-1].frame()
        for tab in tabs:
            await tab.close()
        return refused, heard, [greeting]

    assert drive(main()) == ([CROWDED] * 2, ["hear"] * 4, [{"unread": 0}])


@pytest.mark.parametrize("is_guarded", [True, False])
def test_whoever_opens_and_closes_without_pause_is_waited_for_once(
    bell, sari, rini, as_user, monkeypatch, is_guarded
):
    """Counted is who was let in before her; one may be inside at each of the reader's two turns."""
    let_in: list[str] = []

    def noted(session_key: str, asked: Any) -> Any:
        time.sleep(0.01)  # so that a queue builds up
        let_in.append(session_key)
        return admit(session_key, asked)

    monkeypatch.setattr("foundation.live.hub.admit", noted)
    if not is_guarded:
        monkeypatch.setattr(Gate, "turn", lambda self, has: nullcontext())
    hostile, reader = as_user(rini), as_user(sari)

    async def main() -> int:
        for _ in range(10):
            tab = Tab(hostile)
            await tab.open()
            await tab.close()
        others = [Tab(hostile) for _ in range(MOST_SOCKETS)]
        for other in others:
            await other.open()
        let_in.clear()
        mine = Tab(reader)
        await mine.open()
        await mine.frame()
        before_her = let_in.index(reader.session.session_key)
        for tab in [*others, mine]:
            await tab.close()
        return before_her

    assert (drive(main()) <= 3) is is_guarded


def test_places_are_counted_for_each_and_given_back():
    places = Places()
    assert [places.take("a", 2) for _ in range(3)] == [True, True, False]
    assert places.take("b", 2)
    places.give_back("a")
    assert places.take("a", 2)


def _order(arrivals: list[int], leaves: int | None = None) -> list[int]:
    """In which order they get in who come while somebody is inside; one may leave the queue."""
    gate, order = Gate(), []

    async def come(has: int) -> None:
        async with gate.turn(has):
            order.append(has)
            await asyncio.sleep(0)

    async def main() -> None:
        async with gate.turn(0):
            tasks = [asyncio.create_task(come(has)) for has in arrivals]
            await asyncio.sleep(0.01)
            if leaves is not None:
                tasks[leaves].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(main())
    return order


def test_whoever_has_least_goes_first_and_one_at_a_time():
    assert _order([9, 9, 1, 5]) == [1, 5, 9, 9]


@pytest.mark.parametrize("leaves", [0, 1])
def test_whoever_leaves_the_queue_holds_up_nobody(leaves):
    arrivals = [1, 2, 3]
    assert _order(arrivals, leaves) == [has for has in arrivals if has != arrivals[leaves]]


def test_whoever_is_called_and_gone_in_one_instant_passes_the_turn_on():
    async def main() -> bool:
        gate = Gate()
        async with gate.turn(0):
            gone = asyncio.create_task(gate.turn(1).__aenter__())
            next_one = asyncio.create_task(gate.turn(2).__aenter__())
            await asyncio.sleep(0)
        gone.cancel()
        async with asyncio.timeout(1):
            await next_one
        return gone.cancelled()

    assert asyncio.run(main())
