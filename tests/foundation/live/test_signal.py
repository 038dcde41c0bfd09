"""The signal over Redis: faster than reading by oneself, and never in the way."""

import asyncio
import time

import pytest
from django.urls import reverse

from foundation.live import redis as redis_signal
from foundation.live.connect import layer
from foundation.live.redis import PATIENCE, RedisSignal
from foundation.live.signal import is_up, signal
from tests.foundation.live.sockets import Tab, announce, aside, drive, own_redis

BARELY = 0.2  # seconds beside the wait itself, on a machine that does other things too
READING = 1.2


@pytest.fixture(autouse=True)
def _readings(monkeypatch):
    """The same hub, sooner, and yet far from at once."""
    monkeypatch.setattr("foundation.live.hub.READ_EVERY", READING)


@pytest.fixture
def server(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(redis_signal, "REST", 1.0)
    with own_redis(str(tmp_path)) as server:
        settings.FOUNDATION_LIVE_REDIS_URL = server.url
        yield server


@pytest.fixture
def elsewhere(monkeypatch):
    """What is announced here is announced by another process: nobody of this one is woken."""
    monkeypatch.setattr("foundation.live.operations.wake", lambda names: signal().send(names))


def _timed(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


async def _heard_after(tab: Tab, bell: str) -> float:
    start = time.monotonic()
    await aside(announce, bell)
    assert (await tab.frame())["stream"] == bell
    return time.monotonic() - start


@pytest.fixture
def bell(committed_db, sari) -> str:
    return f"person:{sari.person.pk}"


@pytest.fixture
def client(sari, as_user):
    return as_user(sari)


async def _open(client) -> Tab:
    tab = Tab(client)
    await tab.open()
    await tab.frames(2)
    return tab


@pytest.mark.smoke
def test_another_process_is_heard_at_once(server, elsewhere, bell, client):
    async def main() -> list[float]:
        tab = await _open(client)
        await asyncio.sleep(0.5)  # the line to Redis is laid
        seconds = [await _heard_after(tab, bell) for _ in range(5)]
        await tab.close()
        return seconds

    assert sorted(drive(main()))[2] < 0.5
    assert layer().detail == "redis"


def test_control_arm_without_the_signal_the_hub_reads_by_itself(elsewhere, bell, client, settings):
    settings.FOUNDATION_LIVE_REDIS_URL = "redis://127.0.0.1:1/0"

    async def main() -> float:
        tab = await _open(client)
        await _heard_after(tab, bell)  # from here on the next reading is a whole pause away
        seconds = await _heard_after(tab, bell)
        await tab.close()
        return seconds

    assert 0.5 < drive(main()) < READING + 1


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_a_redis_that_fails_costs_one_short_wait_and_then_none(server, bell, fault):
    announce(bell)
    getattr(server, fault)()
    assert _timed(lambda: announce(bell)) < PATIENCE + BARELY
    assert _timed(lambda: [signal().send([bell]) for _ in range(10)]) < 0.05
    assert layer().is_well
    assert layer().detail.startswith("down")
    server.thaw() if fault == "freeze" else server.start()
    time.sleep(1.1)
    announce(bell)
    assert layer().detail == "redis"


@pytest.mark.smoke
@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_sockets_and_pages_go_on_without_redis_and_heal(
    server, elsewhere, fault, bell, client, monkeypatch
):
    monkeypatch.setattr(redis_signal, "REST", 3.0)
    monkeypatch.setattr(redis_signal, "QUIET", 0.5)
    monkeypatch.setattr("foundation.live.hub.PAUSE", 0.3)

    async def main() -> tuple[float, list[float]]:
        tab = await _open(client)
        getattr(server, fault)()
        without = await _heard_after(tab, bell)
        await aside(announce, bell)
        assert (await aside(client.get, reverse("foundation:since"))).json()["layer"] == "down"
        assert (await aside(client.get, reverse("foundation:bell"))).status_code == 200
        await tab.frame()
        fresh = await _open(client)
        await fresh.close()
        server.thaw() if fault == "freeze" else await aside(server.start)
        while not is_up():
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)  # the listener's own next try
        healed = [await _heard_after(tab, bell) for _ in range(3)]
        await tab.close()
        return without, healed

    without, healed = drive(main())
    assert without < READING + 1
    assert sorted(healed)[1] < 0.5


def test_a_connection_from_before_a_restart_is_replaced_in_silence(server):
    line = RedisSignal(server.url)
    line.send(["a"])
    server.kill()
    server.start()
    line.send(["a"])
    assert line.is_up


def test_where_all_processes_are_one_nothing_is_needed(settings):
    assert signal() is None
    assert layer().detail == "one process"


def test_the_listener_fails_loudly_to_whoever_keeps_it(server):
    server.kill()
    with pytest.raises(ConnectionError):
        drive(RedisSignal(server.url).listen(print))
