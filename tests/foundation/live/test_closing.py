"""When a socket is taken away."""

import asyncio
import time

from foundation.live import streams
from foundation.live.streams import ACCESS
from tests.foundation.live.sockets import SILENCE, Tab, announce, aside, drive

AT_MOST = 5.0  # seconds until a withdrawn permission closes the socket


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
