"""The site of `manage.py serve`, on SQLite: kill -9 of each of its processes while people work."""

import itertools
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
from django.db import connection as tests_database

from tests import databases
from tests.faults.site import wait_until
from tests.operations.compose import ROOT
from tests.operations.stand import Stand, free_port
from tests.operations.visitor import Visitor

PROCESSES = {"server": "daphne", "worker": "db_worker", "minute": "minute"}
AT_WORK = 1.5  # seconds before each kill and after the last
LONGEST_GAP = 40.0  # more than what it takes to start them all
PAUSE = 0.2


class Guest(Visitor):
    """Without encryption the cookie of the token has another name."""

    def post(self, path: str, data: dict[str, str], **headers: str) -> requests.Response:
        self.session.cookies.set("__Host-csrf", self.session.cookies["csrftoken"])
        return super().post(path, data, **headers)


class SmallSite:
    def __init__(self, folder: Path) -> None:
        self.stand = Stand(folder)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.var = folder / "var"
        self.environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings.demo",
            "VAR_DIR": str(self.var),
            "BASE_URL": self.address,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.world: Any = None
        self.starting = 0.0

    def open(self) -> None:
        began = time.monotonic()
        self._run("serve", sys.executable, "manage.py", "serve", "--port", str(self.port))
        self.stand.wait_for("serve", self._answers, 240)
        self.starting = time.monotonic() - began
        script = "import django, runpy; django.setup(); runpy.run_path({!r}, run_name='__main__')"
        program = script.format("tests/faults/small_world.py")
        self._run("world", sys.executable, "-c", program)
        assert self.stand.processes["world"].wait(240) == 0, self.stand.log("world")
        told = (self.stand.folder / "world.log").read_text()
        self.world = json.loads(told[told.index("{") :])

    def _run(self, name: str, *command: str) -> None:
        self.stand.start(name, command, self.environment, ROOT)

    def _answers(self) -> bool:
        return requests.get(f"{self.address}/healthz", timeout=5).json()["database"]["ok"]

    def close(self) -> None:
        self.stand.stop()

    def kill(self, name: str) -> int:
        """kill -9 of one child of the parent, which starts it again. Answers its number."""
        child = self.child(name)
        child.kill()
        return child.pid

    def child(self, name: str) -> psutil.Process:
        parent = psutil.Process(self.stand.processes["serve"].pid)
        [found] = [each for each in parent.children() if PROCESSES[name] in each.cmdline()]
        return found

    def is_back(self, name: str, was: int) -> bool:
        try:
            return self.child(name).pid != was
        except (ValueError, psutil.Error):
            return False

    def enter(self, kind: str) -> Guest:
        guest = Guest(self.address, "")
        answer = guest.sign_in(self.world["emails"][kind], self.world["password"])
        assert answer.status_code == 200, answer.url
        assert "/akun/" not in answer.url, answer.url
        return guest

    def ask(self, question: str) -> list[Any]:
        with closing(sqlite3.connect(self.var / "db.sqlite3", timeout=20)) as connection:
            return connection.execute(question).fetchall()


@pytest.fixture(scope="module")
def small_site(django_test_environment, django_db_blocker) -> Iterator[SmallSite]:
    with tempfile.TemporaryDirectory(prefix="inoba-faults-") as folder:
        site = SmallSite(Path(folder))
        site.var.mkdir()
        if tests_database.vendor == "sqlite":  # migrated already
            with django_db_blocker.unblock(), databases.own_copy():
                copy = tests_database.settings_dict["NAME"]
                shutil.copyfile(copy, site.var / "db.sqlite3")
        try:
            site.open()
            yield site
        finally:
            site.close()


class Crowd:
    """One writes, one books, one learns; each sends a form again until it is answered.

    `done`: for each kind, what was acknowledged.
    """

    def __init__(self, site: SmallSite) -> None:
        self.site = site
        self.done: dict[str, list[Any]] = {"messages": [], "bookings": [], "lessons": []}
        self.failures: Counter[str] = Counter()
        self._is_over = threading.Event()
        works = (self._write, self._book, self._learn)
        self._threads = [
            threading.Thread(target=work, args=(site.enter("innovator"),), daemon=True)
            for work in works
        ]
        for thread in self._threads:
            thread.start()

    @property
    def count(self) -> int:
        return sum(map(len, self.done.values()))

    def stop(self) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive(), "somebody was never answered"

    def _write(self, guest: Guest) -> None:
        for nth in itertools.count():
            form = {"text": f"Pesan {nth}", "client_key": f"kecil-{nth}"}
            if not self._send(guest, f"{self.site.world['thread']}kirim/", form):
                return
            self.done["messages"].append(form["client_key"])

    def _book(self, guest: Guest) -> None:
        for slot in self.site.world["slots"]:
            form = {"slot": slot, "topic": "Bukti", "client_key": f"pesan-{slot}"}
            if not self._send(guest, self.site.world["book"], form):
                return
            self.done["bookings"].append(int(slot.partition("-")[2]))

    def _learn(self, guest: Guest) -> None:
        for pk, path in self.site.world["lessons"]:
            if not self._send(guest, path, {}):
                return
            self.done["lessons"].append(pk)

    def _send(self, guest: Guest, path: str, form: dict[str, str]) -> bool:
        """Begins nothing new once it is over; what has begun is finished."""
        if self._is_over.is_set():
            return False
        while True:
            try:
                status = guest.post(path, form, Accept="application/json").status_code
            except requests.RequestException as error:
                self.failures[type(error).__name__] += 1
            else:
                if status == 200:
                    time.sleep(PAUSE)
                    return True
                self.failures[str(status)] += 1
                assert status >= 500, path
            time.sleep(PAUSE)


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(small_site, covered):
    crowd = Crowd(small_site)
    gaps = {}
    for name in PROCESSES:
        time.sleep(AT_WORK)
        failed = crowd.failures.total()
        killed, began = small_site.kill(name), time.monotonic()
        what = f"another {name}"
        longest = LONGEST_GAP + small_site.starting
        wait_until(lambda name=name, killed=killed: small_site.is_back(name, killed), longest, what)
        done = crowd.count
        wait_until(lambda done=done: crowd.count > done, longest, f"work after {name} died")
        gaps[name] = time.monotonic() - began
        assert name != "server" or crowd.failures.total() > failed, "the kill was not felt"
    time.sleep(AT_WORK)
    crowd.stop()
    assert all(crowd.done.values()), crowd.done
    _assert_once(small_site, crowd)
    mails = _assert_mailed(small_site, crowd)
    counts = ", ".join(f"{len(found)} {kind}" for kind, found in crowd.done.items())
    covered(
        f"manage.py serve on SQLite: {counts} over kill -9 of {len(gaps)} processes, none lost or "
        f"doubled; at work again {gaps['server']:.1f} s after the server died; {mails} mails"
    )


def _assert_once(site: SmallSite, crowd: Crowd) -> None:
    said = site.ask("SELECT key FROM mentoring_message WHERE key LIKE 'kecil-%'")
    assert sorted(key for (key,) in said) == sorted(crowd.done["messages"])
    booked = site.ask("SELECT CAST(strftime('%s', starts_at) AS integer) FROM scheduling_booking")
    assert sorted(at for (at,) in booked) == sorted(crowd.done["bookings"])
    held = site.ask("SELECT count(*) FROM scheduling_hold WHERE active")
    assert held == [(2 * len(booked),)]
    done = site.ask(
        "SELECT activity_id FROM courses_activityprogress JOIN courses_enrollment e "
        "ON e.id = enrollment_id WHERE done_at IS NOT NULL AND e.completed_on IS NULL"
    )
    assert sorted(pk for (pk,) in done) == sorted(crowd.done["lessons"])


def _assert_mailed(site: SmallSite, crowd: Crowd) -> int:
    """A file for each, named by the row of the outbox: a second sending would be the same file."""
    with closing(sqlite3.connect(site.var / "db.sqlite3", timeout=20)) as connection, connection:
        # The lease of a sender that died is over.
        due = "UPDATE foundation_outboxmessage SET next_try_at = created_at WHERE sent_at IS NULL"
        connection.execute(due)
    unsent = "SELECT count(*) FROM foundation_outboxmessage WHERE sent_at IS NULL"
    wait_until(lambda: site.ask(unsent) == [(0,)], 70, "an empty outbox")
    rows = {f"{pk:06d}.eml" for (pk,) in site.ask("SELECT id FROM foundation_outboxmessage")}
    assert {each.name for each in (site.var / "mail").glob("*.eml")} == rows
    assert len(rows) >= 2 * len(crowd.done["bookings"])
    return len(rows)


def test_control_arm_without_its_key_a_form_sent_twice_is_two(small_site):
    guest = small_site.enter("innovator")
    for _ in range(2):
        guest.post(f"{small_site.world['thread']}kirim/", {"text": "Dua kali", "client_key": ""})
    twice = "SELECT count(*) FROM mentoring_message WHERE text = 'Dua kali'"
    assert small_site.ask(twice) == [(2,)]
