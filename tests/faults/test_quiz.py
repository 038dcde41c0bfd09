"""kill -9 of the web while a room answers a quiz: each acknowledged answer is there, once."""

import html
import re
import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest
import requests

from tests.faults.load import PAUSE
from tests.faults.site import wait_until

ANSWERS = 1000
KILLS = 4
LONGEST_GAP = 30.0  # more than what it takes to start the web
STORED = """SELECT p.name, s.n, s.response #>> '{}', s.seq
            FROM assessments_attemptslot s
            JOIN assessments_attempt a ON a.id = s.attempt_id
            JOIN courses_enrollment e ON e.id = a.enrollment_id
            JOIN agents_person p ON p.id = e.person_id"""
ATTEMPTS = """SELECT p.name, a.n, a.state, a.percent
              FROM assessments_attempt a
              JOIN courses_enrollment e ON e.id = a.enrollment_id
              JOIN agents_person p ON p.id = e.person_id"""


class Learner(threading.Thread):
    """Answers every question of the quiz again and again, as the script of the page does: what is not
    acknowledged is sent anew. `said`: by question the last answer that was acknowledged, and how
    many were; `failures`: posts without an answer."""

    def __init__(self, site, number: int, email: str) -> None:
        super().__init__(daemon=True)
        self.site, self.name = site, f"Peserta {number}"
        self.said: dict[int, tuple[str, int]] = {}
        self.failures = 0
        self.done = 0
        self.is_over = threading.Event()
        self._visitor = site.visitor()
        answer = self._visitor.sign_in(email, site.world["password"])
        assert answer.status_code == 200, answer.url
        page = self._visitor.post(site.world["quiz"], {})
        assert page.status_code == 200, page.url
        self._read(page.text)

    def _read(self, page: str) -> None:
        page = html.unescape(page)
        self.save = re.search(r'data-save="([^"]+)"', page)[1]
        self.over = re.search(r'data-over="([^"]+)"', page)[1]
        self._sheet = re.search(r'name="lembar" value="(\w+)"', page)[1]
        self._fields = re.findall(r'name="(j\w+-)seq"', page)

    def run(self) -> None:
        for step in count(1):
            if self.is_over.is_set():
                return
            at = (step - 1) % len(self._fields)
            prefix = self._fields[at]
            seq = self.said.get(at + 1, ("", 0))[1]
            fields = {
                f"{prefix}seq": str(seq),
                f"{prefix}answer": f"jawaban {step}",
                "hal": "1",
                "lembar": self._sheet,
                "langkah": str(step),
            }
            seen = self._until_acknowledged(fields)["seqs"]
            self.said[at + 1] = (f"jawaban {step}", seen[prefix])
            self.done += 1

    def hand_in(self) -> None:
        answer = self._visitor.post(self.over, {})
        assert answer.status_code == 200, answer.url

    def _until_acknowledged(self, fields: dict[str, str]) -> dict:
        while True:
            try:
                answer = self._visitor.post(self.save, fields)
            except requests.RequestException:
                self.failures += 1
            else:
                if answer.status_code == 200:
                    return answer.json()
                assert answer.status_code >= 500, (answer.status_code, answer.text[:500])
                self.failures += 1
            time.sleep(PAUSE)


@pytest.fixture
def room(site) -> Iterator[list[Learner]]:
    learners = [Learner(site, n, email) for n, email in enumerate(site.world["learners"])]
    for each in learners:
        each.start()
    yield learners
    for each in learners:
        each.is_over.set()


def test_no_acknowledged_answer_is_lost_and_none_counts_twice(site, room, covered):
    gaps = []
    for nth in range(1, KILLS + 1):
        wait_until(lambda nth=nth: _done(room) > nth * ANSWERS / (KILLS + 1), 180, "answers")
        site.kill("web")
        done, began = _done(room), time.monotonic()
        longest = LONGEST_GAP + site.starting
        wait_until(lambda done=done: _done(room) > done, longest, "answers after the web died")
        gaps.append(time.monotonic() - began)
    wait_until(lambda: _done(room) >= ANSWERS, 180, "a thousand answers")
    for each in room:
        each.is_over.set()
        each.join(60)
        assert not each.is_alive(), "somebody was never answered"

    failures = sum(each.failures for each in room)
    assert failures, "the kills were not felt: nobody was at work"
    stored = {(name, n): (said, seq) for name, n, said, seq in site.ask(STORED)}
    said = {(each.name, n): one for each in room for n, one in each.said.items()}
    assert stored == said
    # Every change was acknowledged once, and counted once.
    assert sum(seq for _said, seq in stored.values()) == _done(room)
    for each in room:
        each.hand_in()
        each.hand_in()
    assert sorted(site.ask(ATTEMPTS)) == [(each.name, 1, "finished", 0) for each in room]
    covered(
        f"{_done(room)} answers of {len(room)} learners over {KILLS} kills -9 of the web: none lost, "
        f"none twice; answered again after {max(gaps):.1f} s at most, {failures} posts sent anew"
    )


def _done(room: list[Learner]) -> int:
    return sum(each.done for each in room)
