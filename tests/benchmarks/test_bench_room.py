"""A room of 300 before a quiz, in the production arrangement: the bars are a start of all together within
10 s, and a p95 of 500 ms while each thinks 30 to 90 s a question, with no acknowledged answer lost.

`ROOM_THINK=3,9` for a quicker and harder run, `ROOM_QUESTIONS` for how many of
the ten are answered. The learners run on the same two cores as the site.
"""

import html
import os
import random
import re
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.operations.production import Production, owned_database
from tests.operations.visitor import Visitor

pytestmark = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres")
    or not os.environ.get("REDIS_URL"),
    reason="DATABASE_URL and REDIS_URL name no services",
)
LEAST, MOST = (float(each) for each in os.environ.get("ROOM_THINK", "30,90").split(","))
ANSWERED = int(os.environ.get("ROOM_QUESTIONS", "4"))
TITLE = "A room before a quiz"
STORED = """SELECT p.name, s.n, s.response #>> '{}'
            FROM assessments_attemptslot s
            JOIN assessments_attempt a ON a.id = s.attempt_id
            JOIN courses_enrollment e ON e.id = a.enrollment_id
            JOIN agents_person p ON p.id = e.person_id
            WHERE p.name LIKE 'Hadirin %%' AND s.response IS NOT NULL"""
STATES = (
    """SELECT a.state, count(*), min(a.n), max(a.n) FROM assessments_attempt a GROUP BY a.state"""
)


class Learner(threading.Thread):
    """Starts with all others, answers page after page, hands in. `took`: by act the milliseconds of
    each request; `said`: what was acknowledged, by question."""

    def __init__(self, visitor: Visitor, number: int, world: Any, gate: threading.Barrier) -> None:
        super().__init__(daemon=True)
        self.name = f"Hadirin {number}"
        self.visitor, self.start_url, self.gate = visitor, world["quiz"], gate
        self.took: dict[str, list[float]] = defaultdict(list)
        self.said: dict[int, str] = {}
        self.faults: list[str] = []
        self.began_at = self.started_at = 0.0
        host = visitor.base_url.partition("//")[2].partition(":")[0]
        visitor.session.cookies.set(
            world["cookie"], world["sessions"][number], domain=f"{host}.local"
        )
        visitor.get("/bantuan/")

    def run(self) -> None:
        self.gate.wait()
        self.began_at = time.monotonic()
        page = self._do("start", lambda: self.visitor.post(self.start_url, {}))
        self.started_at = time.monotonic()
        for step in range(1, ANSWERED + 1):
            time.sleep(random.uniform(LEAST, MOST))
            page = self._answer(page, step)
        self._do("hand in", lambda: self.visitor.post(self.over, {}))

    def _answer(self, page: str, step: int) -> str:
        page = html.unescape(page)
        save = re.search(r'data-save="([^"]+)"', page)[1]
        self.over = re.search(r'data-over="([^"]+)"', page)[1]
        action = re.search(r'<form[^>]*action="([^"]*/halaman/[^"]*)"', page)
        here = action[1] if action else f"{save.rsplit('/', 2)[0]}/halaman/{step}/"
        prefix = re.search(r'name="(j\w+-)seq"', page)[1]
        sheet = re.search(r'name="lembar" value="(\w+)"', page)[1]
        said = f"jawaban {step} {self.name}"
        fields = {f"{prefix}answer": said, "hal": str(step), "lembar": sheet, "langkah": "1"}
        answer = self._do(
            "autosave", lambda: self.visitor.post(save, {**fields, f"{prefix}seq": "0"}), whole=True
        )
        seq = answer.json()["seqs"][prefix]
        self.said[step] = said
        return self._do(
            "next page",
            lambda: self.visitor.post(
                here, {**fields, f"{prefix}seq": str(seq), "langkah": "2", "ke": "maju"}
            ),
        )

    def _do(self, act: str, ask: Any, *, whole: bool = False) -> Any:
        began = time.monotonic()
        answer = ask()
        # What leads on to another page is two requests.
        hops = 1 + len(answer.history)
        self.took[act].append((time.monotonic() - began) * 1000 / hops)
        if answer.status_code != 200:
            self.faults.append(f"{act}: {answer.status_code}")
        return answer if whole else answer.text


@pytest.fixture
def site() -> Iterator[tuple[Production, Any]]:
    with tempfile.TemporaryDirectory(prefix="inoba-room-") as name, owned_database() as database:
        production = Production(
            Path(name), Path(sys.executable).parent, database, WEB_CONCURRENCY="3"
        )
        assert production.once("migrate").returncode == 0
        world = production.build_world("tests/benchmarks/room_world.py")
        production.start("web")
        try:
            production.stand.wait_for("web", lambda: production.is_healthy("web"), 180)
            production.proxy.start()
            yield production, world
        finally:
            production.stand.stop()


def test_a_room(site, table):
    production, world = site
    gate = threading.Barrier(len(world["sessions"]))
    proxy = production.proxy
    room = [
        Learner(Visitor(proxy.base_url, proxy.authority), n, world, gate)
        for n in range(len(world["sessions"]))
    ]
    for each in room:
        each.start()
    for each in room:
        each.join()
    faults = [fault for each in room for fault in each.faults]
    with psycopg.connect(production.database) as database:
        stored = {(name, n): said for name, n, said in database.execute(STORED, ()).fetchall()}
        states = database.execute(STATES).fetchall()
    said = {(each.name, n): one for each in room for n, one in each.said.items()}
    whole = max(each.started_at for each in room) - min(each.began_at for each in room)
    table(TITLE, "what", "requests", "p50 ms", "p95 ms", "bar")
    table(TITLE, f"start of {len(room)} together", "", "", f"{whole * 1000:.0f}", "10000")
    for act in ("autosave", "next page", "hand in"):
        times = sorted(one for each in room for one in each.took[act])
        at = [f"{times[int(len(times) * share)]:.0f}" for share in (0.5, 0.95)]
        table(TITLE, act, str(len(times)), *at, "500")
    table(
        TITLE, "acknowledged, lost", str(len(said)), "", str(len(said.keys() - stored.keys())), "0"
    )
    assert faults == []
    assert stored == said
    assert states == [("finished", len(room), 1, 1)]
