"""The socket: who gets one, what it carries, and when it is taken away."""

import asyncio
import threading
import time

import pytest
from channels.testing import WebsocketCommunicator
from django.db import OperationalError, transaction

from config.asgi import application
from foundation import hub as hub_module
from foundation import streams
from foundation.followers import Follower
from foundation.following import Frame
from foundation.operations.notices import notify
from foundation.streams import ACCESS, register_stream
from tests.foundation.live import SILENCE, Tab, announce, aside, drive

AT_MOST = 5.0  # seconds until a withdrawn permission closes the socket


@pytest.fixture
def hurried(monkeypatch):
    """The same hub, sooner; signing out is measured as it is."""
    monkeypatch.setattr("foundation.hub.READ_EVERY", 0.3)
    monkeypatch.setattr("foundation.hub.WATCH_EVERY", 0.3)


@pytest.fixture
def open_to(monkeypatch):
    """Streams `test:…` that those named in the set may follow."""
    allowed: set[str] = set()
    monkeypatch.setattr(streams, "_rules", dict(streams._rules))
    register_stream("test", lambda user, key: f"{key}/{user.first_name}" in allowed)
    return allowed


@pytest.fixture
def bell(committed_db, sari) -> str:
    return f"person:{sari.person.pk}"


@pytest.fixture
def client(sari, as_user):
    return as_user(sari)


@pytest.mark.smoke
def test_a_tab_hears_of_its_bell_unasked(bell, client):
    async def main() -> None:
        tab = Tab(client)
        assert await tab.open() == (True, None)
        assert await tab.frame() == {"unread": 0}
        assert await tab.frame() == {"stream": bell, "seq": 0, "kind": "start", "ref": ""}
        await aside(announce, bell, "claim:5", "notice")
        assert await tab.frame() == {
            "stream": bell,
            "seq": 1,
            "kind": "notice",
            "ref": "claim:5",
        }
        await tab.close()

    drive(main())


def test_what_was_missed_comes_first_and_everything_once(bell, client, open_to):
    open_to.add("5/Sari Wulandari")
    for number in range(3):
        announce("test:5", str(number))

    async def main() -> None:
        tab = Tab(client, f"ikuti=test:5@1&sejak={bell}@0")
        await tab.open()
        found = await tab.frames(3)
        assert found[0] == {"unread": 0}
        assert [each["ref"] for each in found[1:]] == ["1", "2"]
        await aside(announce, "test:5", "3")
        assert (await tab.frame())["seq"] == 4
        assert await tab.is_silent()
        await tab.close()

    drive(main())


def test_a_reader_that_joins_while_others_announce_misses_nothing(bell, client, open_to):
    open_to.add("5/Sari Wulandari")
    count = 40

    async def announce_all() -> None:
        for number in range(count):
            await aside(announce, "test:5", str(number))

    async def follow() -> list[int]:
        tab = Tab(client, "ikuti=test:5@0")
        await tab.open()
        found: list[int] = []
        while len(found) < count:
            frame = await tab.frame()
            if frame.get("stream") == "test:5":
                found.append(frame["seq"])
        assert await tab.is_silent(0.1)
        await tab.close()
        return found

    async def late(seconds: float) -> list[int]:
        await asyncio.sleep(seconds)
        return await follow()

    async def main() -> list[list[int]]:
        _, *found = await asyncio.gather(announce_all(), *(late(n / 20) for n in range(8)))
        return found

    assert drive(main()) == [list(range(1, count + 1))] * 8


def test_what_is_read_while_one_is_let_in_is_not_lost(bell, client, monkeypatch):
    """The answer about what was missed comes late: others have been told of newer news already."""
    real = hub_module.news
    is_slow = threading.Event()

    def late(known):
        frames = real(known)
        if is_slow.is_set() and threading.current_thread().name.startswith("hub-admitting"):
            is_slow.clear()
            announce(bell)
            time.sleep(0.5)
        return frames

    monkeypatch.setattr(hub_module, "news", late)

    async def main() -> tuple[int, int]:
        first, second = Tab(client), Tab(client, f"sejak={bell}@0")
        await first.open()
        await first.frames(2)
        is_slow.set()
        await second.open()
        assert await second.frame() == {"unread": 0}
        found = (await first.frame())["seq"], (await second.frame())["seq"]
        await first.close()
        await second.close()
        return found

    assert drive(main()) == (1, 1)


@pytest.mark.parametrize(
    "origin",
    [
        b"https://evil.example",
        b"http://127.0.0.1:8000.evil.example",
        b"https://127.0.0.1:8000",
        b"http://localhost:9999",
        b"null",
        None,
    ],
)
def test_a_page_of_another_site_gets_no_socket(bell, client, origin):
    assert drive(Tab(client, origin=origin).open()) == (False, 4403)


def test_the_address_that_was_asked_for_is_an_origin_of_ours(bell, client):
    async def main() -> tuple[bool, object]:
        tab = Tab(client, origin=b"http://localhost:8123")
        headers = [(k, v) for k, v in tab.wire.scope["headers"] if k != b"host"]
        tab.wire.scope["headers"] = [*headers, (b"host", b"localhost:8123")]
        answer = await tab.open()
        await tab.close()
        return answer

    assert drive(main()) == (True, None)


def test_visitors_get_no_socket(committed_db, client_of_nobody):
    assert drive(Tab(client_of_nobody).open()) == (False, 4401)


def test_a_session_that_is_over_gets_no_socket(bell, client, as_user, sari):
    tab = Tab(client)
    client.logout()
    assert drive(tab.refusal()) == 4401


def test_whoever_leaves_before_he_was_let_in_leaves_nothing_behind(bell, client):
    async def main() -> list[object]:
        for _ in range(20):
            tab = Tab(client)
            await tab.open()
            await tab.close()
        await asyncio.sleep(0.2)
        return list(hub_module._hubs.values())

    assert drive(main()) == []


@pytest.fixture
def client_of_nobody(client):
    client.logout()
    return client


def test_an_address_without_socket_is_refused(bell):
    async def main() -> bool:
        is_open, _ = await WebsocketCommunicator(application, "/ws/lain/").connect()
        return is_open

    assert drive(main()) is False


def test_whoever_needs_a_second_factor_and_has_none_gets_no_socket(
    committed_db, root, as_user, settings
):
    settings.AGENTS_MFA_REQUIRED = True
    assert drive(Tab(as_user(root)).refusal()) == 4403


@pytest.mark.parametrize("whose", ["rini", "unknown", "no name"])
def test_a_stream_of_somebody_else_is_as_if_it_did_not_exist(hurried, bell, client, rini, whose):
    name = {"rini": f"person:{rini.person.pk}", "unknown": "nothing:1", "no name": ":"}[whose]

    async def main() -> None:
        tab = Tab(client, f"ikuti={name}@0")
        await tab.open()
        assert [each.get("stream") for each in await tab.frames(2)] == [None, bell]
        await aside(announce, name)
        assert await tab.is_silent(0.5)  # longer than the hub's own reading
        await tab.close()

    drive(main())


def test_a_client_that_speaks_is_not_listened_to(bell, client):
    async def main() -> int:
        tab = Tab(client)
        await tab.open()
        await tab.wire.send_to(text_data='{"post": "hello"}')
        return await tab.closing()

    assert drive(main()) == 1003


async def _closing(tab: Tab, withdraw) -> tuple[int, float]:
    await tab.open()
    await tab.frames(2)
    await asyncio.sleep(SILENCE)
    start = time.monotonic()
    await aside(withdraw)
    code = await tab.closing()
    return code, time.monotonic() - start


def test_signing_out_closes_the_socket(bell, client):
    code, seconds = drive(_closing(Tab(client), client.logout))
    assert code == 4401
    assert seconds < AT_MOST


def test_a_suspended_account_loses_its_socket(hurried, bell, client, sari):
    suspend = type(sari).objects.filter(pk=sari.pk).update
    code, seconds = drive(_closing(Tab(client), lambda: suspend(is_active=False)))
    assert code == 4401
    assert seconds < AT_MOST


def test_a_new_password_ends_the_sockets_of_other_sessions(hurried, bell, client, sari):
    def change() -> None:
        sari.set_password("sungai-hutan-meratus")
        sari.save()

    code, seconds = drive(_closing(Tab(client), change))
    assert code == 4401
    assert seconds < AT_MOST


def test_a_permission_withdrawn_with_an_access_event_closes_the_socket(
    hurried, bell, client, open_to
):
    open_to.add("5/Sari Wulandari")

    def withdraw() -> None:
        open_to.clear()
        announce("test:5", kind=ACCESS)

    code, seconds = drive(_closing(Tab(client, "ikuti=test:5"), withdraw))
    assert code == 4403
    assert seconds < AT_MOST


def test_an_appointment_that_ended_lets_the_permission_be_asked_again(
    hurried, committed_db, budi, as_user, open_to
):
    open_to.add("5/Budi Santoso")

    def end() -> None:
        open_to.clear()
        budi.person.appointments.update(ends_on="2021-12-31")

    code, seconds = drive(_closing(Tab(as_user(budi), "ikuti=test:5"), end))
    assert code == 4403
    assert seconds < AT_MOST


def test_a_stream_that_one_follows_unasked_just_ends(hurried, bell, client, monkeypatch):
    followed = ["test:7"]
    monkeypatch.setattr(streams, "_followed", [*streams._followed, lambda user: followed])

    async def main() -> None:
        tab = Tab(client)
        await tab.open()
        await tab.frames(3)
        followed[:] = ["test:8"]
        await aside(announce, "test:7", "", ACCESS)
        assert (await tab.frame())["kind"] == ACCESS
        assert await tab.frame() == {"stream": "test:8", "seq": 0, "kind": "start", "ref": ""}
        await aside(announce, "test:7")
        await aside(announce, "test:8")
        assert (await tab.frame())["stream"] == "test:8"
        assert await tab.is_silent()
        await tab.close()

    drive(main())


def test_a_reader_that_is_too_slow_is_told_to_read_again(monkeypatch):
    monkeypatch.setattr("foundation.followers.QUEUE", 3)

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
    real = hub_module.news

    def fail(*arguments: object) -> None:
        monkeypatch.setattr(hub_module, "news", real)
        raise OperationalError

    async def main() -> int:
        tab = Tab(client)
        await tab.open()
        await tab.frames(2)
        monkeypatch.setattr(hub_module, "news", fail)
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


def test_a_frame_says_where_news_is_and_never_what(bell, client):
    """The words of a notice are read by the page, through the rules of pages."""

    def tell() -> None:
        with transaction.atomic():
            notify(
                [bell],
                kind="agents.claim_linked",
                subject="claim:1",
                data={"name": "Kenari"},
                url="/",
            )

    async def main() -> list[dict[str, object]]:
        tab = Tab(client)
        await tab.open()
        await tab.frames(2)
        await aside(tell)
        frames = await tab.frames(1)
        await tab.close()
        return frames

    (frame,) = drive(main())
    assert frame == {"stream": bell, "seq": 1, "kind": "notice", "ref": "claim:1"}
