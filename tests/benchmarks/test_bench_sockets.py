"""Sockets of a real server process: how soon they hear, and what a killed server costs them."""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections

from agents.models import Person, User
from tests.foundation.live.sockets import announce, own_redis
from tests.makers import BACKEND

ROOT = Path(__file__).resolve().parents[2]
TALKERS = 4
LONGEST_RETURN = 30.0


class Server:
    """uvicorn over the database of this test, as production runs it for /ws/."""

    def __init__(self, redis_url: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.socket_settings",
            "DATABASE_URL": _database_url(),
            "LIVE_REDIS_URL": redis_url,
            "BASE_URL": f"http://127.0.0.1:{self.port}",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["-m", "uvicorn", "config.asgi:application", "--port", str(self.port)]
        quietly = ["--log-level", "warning", "--ws-per-message-deflate", "false"]
        self._process = subprocess.Popen(
            [sys.executable, *command, *quietly], cwd=ROOT, env=self._environment
        )
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5)
                return
            except urllib.error.HTTPError:
                return  # unwell, and there
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The server did not start")

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def cpu_seconds(self) -> float:
        assert self._process is not None
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _database_url() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    given = connection.settings_dict
    user = f"{given['USER']}:{given['PASSWORD']}" if given["PASSWORD"] else given["USER"]
    return f"postgres://{user}@{given['HOST']}:{given['PORT']}/{name}"


@pytest.fixture
def redis_url(tmp_path: Path, settings: Any) -> Iterator[str]:
    with own_redis(str(tmp_path)) as redis:
        settings.FOUNDATION_LIVE_REDIS_URL = redis.url
        yield redis.url


@pytest.fixture
def server(committed_db: None, redis_url: str) -> Iterator[Server]:
    server = Server(redis_url)
    server.start()
    yield server
    server.kill()


def _accounts(count: int) -> dict[str, str]:
    """Bells, and the cookie of whoever hears them."""
    users = User.objects.bulk_create(
        User(username=f"u{n}", email=f"u{n}@contoh.example", password="!") for n in range(count)
    )
    people = Person.objects.bulk_create(
        Person(name=f"Orang {user.username}", user=user, employment="non_asn") for user in users
    )
    return {f"person:{person.pk}": _cookie(person.user) for person in people}


def _cookie(user: Any) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{django_settings.SESSION_COOKIE_NAME}={session.session_key}"


class Crowd:
    """Two tabs for each account, in a process of their own."""

    def __init__(self, folder: Path, port: int, accounts: dict[str, str]) -> None:
        self.folder = folder
        address = f"ws://127.0.0.1:{port}"
        orders = [
            {"address": address, "cookie": cookie, "stream": bell}
            for bell, cookie in accounts.items()
            for _ in range(2)
        ]
        (folder / "orders.json").write_text(json.dumps(orders))
        program = str(Path(__file__).with_name("socket_clients.py"))
        self._process = subprocess.Popen([sys.executable, program, str(folder)])

    def wait_until_in(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not (self.folder / "all-in").exists():
            assert time.monotonic() < deadline, "not everybody got in"
            assert self._process.poll() is None, "the crowd fell over"
            time.sleep(0.1)

    def heard(self) -> list[dict[str, Any]]:
        (self.folder / "over").touch()
        self._process.wait(120)
        found: list[dict[str, Any]] = json.loads((self.folder / "heard.json").read_text())
        return found

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


class Talk:
    """So many messages a second, each to one bell; notes which were acknowledged, and when."""

    def __init__(self, bells: list[str], a_second: float, seconds: float) -> None:
        self.acknowledged: defaultdict[str, list[str]] = defaultdict(list)
        self._until = time.monotonic() + seconds
        self._pause = TALKERS / a_second
        self._threads = [
            threading.Thread(target=self._talk, args=(bells[number::TALKERS],))
            for number in range(TALKERS)
        ]
        for thread in self._threads:
            thread.start()

    def _talk(self, bells: list[str]) -> None:
        next_at, number = time.monotonic(), 0
        while time.monotonic() < self._until:
            bell = bells[number % len(bells)]
            ref = f"{number}/{time.time():.6f}"
            announce(bell, ref)
            self.acknowledged[bell].append(ref)
            number += 1
            next_at += self._pause
            time.sleep(max(0.0, next_at - time.monotonic()))
        connections.close_all()

    def wait(self) -> int:
        for thread in self._threads:
            thread.join()
        return sum(map(len, self.acknowledged.values()))


def _delays(seats: list[dict[str, Any]], skip: tuple[float, float] = (0, 0)) -> list[float]:
    """Milliseconds from before the commit to the tab; those of an outage are left out."""
    sent = [(float(ref.split("/")[1]), at) for seat in seats for _, ref, at in seat["heard"]]
    return sorted((at - start) * 1000 for start, at in sent if not skip[0] <= start <= skip[1])


def _faults(seats: list[dict[str, Any]], talk: Talk) -> list[str]:
    return [
        f"{seat['stream']}: {len(seat['heard'])} heard, {seat['resyncs']} resyncs"
        for seat in seats
        if [ref for _, ref, _ in seat["heard"]] != talk.acknowledged[seat["stream"]]
    ]


def _figures(delays: list[float]) -> list[str]:
    cuts = statistics.quantiles(delays, n=100)
    return [f"{cuts[49]:.0f} ms", f"{cuts[94]:.0f} ms", f"{delays[-1]:.0f} ms"]


COLUMNS = ("arrangement", "messages", "p50", "p95", "longest", "server CPU/delivery", "back in")


def test_a_killed_server_loses_nothing(server: Server, tmp_path: Path, table: Any) -> None:
    accounts = _accounts(100)
    crowd = Crowd(tmp_path, server.port, accounts)
    try:
        crowd.wait_until_in(120)
        talk = Talk(list(accounts), a_second=50, seconds=30)
        time.sleep(8)
        died_at = time.time()
        server.kill()
        time.sleep(3)
        server.start()
        up_at = time.time()
        count = talk.wait()
        seats = crowd.heard()
    finally:
        crowd.stop()
    returns = [max(seat["opened"]) - up_at for seat in seats]
    settled = up_at + max(returns)
    name = f"200 sockets, killed and back, {connection.vendor}"
    table("Sockets", *COLUMNS)
    figures = _figures(_delays(seats, (died_at - 0.5, settled + 0.5)))
    table("Sockets", name, str(count), *figures, "–", f"{max(returns):.1f} s")
    assert _faults(seats, talk) == []
    assert all(len(seat["opened"]) > 1 for seat in seats)
    assert max(returns) < LONGEST_RETURN


def test_a_thousand_sockets_and_a_hundred_messages_a_second(
    server: Server, tmp_path: Path, table: Any
) -> None:
    accounts = _accounts(500)
    crowd = Crowd(tmp_path, server.port, accounts)
    try:
        crowd.wait_until_in(240)
        before = server.cpu_seconds()
        talk = Talk(list(accounts), a_second=100, seconds=20)
        count = talk.wait()
        spent = server.cpu_seconds() - before
        seats = crowd.heard()
    finally:
        crowd.stop()
    delays = _delays(seats)
    name = f"1,000 sockets, 100 a second, {connection.vendor}"
    each = f"{spent / max(1, len(delays)) * 1e6:.0f} µs"
    table("Sockets", name, str(count), *_figures(delays), each, "–")
    assert _faults(seats, talk) == []
