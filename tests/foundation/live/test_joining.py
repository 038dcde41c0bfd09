"""Who gets a socket."""

import asyncio

import pytest
from channels.testing import WebsocketCommunicator

from config.asgi import application
from foundation.live import hub as hub_module
from tests.foundation.live.sockets import Tab, announce, aside, drive


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
