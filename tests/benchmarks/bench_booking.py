"""32 bookers of one slot at the same instant, 20 rounds; and the slots of a month.

    python -m pytest tests/benchmarks/bench_booking.py -m benchmark -s -q

on SQLite, or with DATABASE_URL on PostgreSQL.
"""

import statistics
import sys
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from agents.models import Appointment
from innovations.operations import register
from mentoring.models import Hold, Resource, Session, Window
from mentoring.operations.assignments import assign
from mentoring.slots import free_slots
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import booker, crowd, incomplete, overlaps

pytestmark = pytest.mark.benchmark
BOOKERS, ROUNDS = 32, 20
HALF = timedelta(minutes=30)
HISTORIES = (100, 1_000, 10_000)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


@pytest.fixture
def clinic(committed_db, set_clock, sari, budi, dewi, paringin):
    set_clock("2026-03-09 07:30")
    innovation = register(sari, name="Posyandu Keliling", summary="", stage="trial", opd=paringin)
    pamong = Appointment.objects.get(person=budi.person)
    assign(pamong, innovation, dewi, starts_on=local("2026-03-09").date())
    return innovation


def _window(mentor, at, slots):
    return Window.objects.create(
        mentor=mentor,
        starts_at=at,
        ends_at=at + HALF * slots,
        slot_minutes=30,
        online_link="https://t.example",
    )


def test_one_winner_in_every_round(clinic, budi, make_member, paringin):
    people = [make_member(f"Inovator {number}", paringin) for number in range(BOOKERS)]
    window = _window(budi.person, local("2026-03-12 08:00"), ROUNDS + 4)
    times, kinds = [], Counter()
    # A server has compiled its templates long ago; the processes of the crowd inherit them.
    booker(people[0], clinic, window, window.starts_at + HALF * ROUNDS, "warm")()
    for number in range(ROUNDS):
        at = window.starts_at + HALF * number
        answers = crowd([booker(who, clinic, window, at, f"k{number}") for who in people])
        found = Counter(answer.kind for answer in answers)
        strange = [each for each in answers if each.kind not in {"done", "taken"}]
        assert found == {"done": 1, "taken": BOOKERS - 1}, strange[:1]
        assert {each.value for each in answers if each.kind == "taken"} == {3}
        kinds += found
        times += [answer.seconds for answer in answers]
    assert overlaps() == []
    assert incomplete() == []
    times.sort()
    p99 = times[int(len(times) * 0.99)]
    _say(f"\n{connection.vendor}: {ROUNDS} rounds × {BOOKERS} bookers: {dict(kinds)}")
    _say(f"median {statistics.median(times):.3f} s, p99 {p99:.3f} s, slowest {times[-1]:.3f} s")


def test_slots_of_a_month_are_flat_in_the_history(clinic, budi, sari):
    mentor = budi.person
    for day in range(10, 31):
        _window(mentor, local(f"2026-03-{day:02d} 08:00"), 16)
    resource = Resource.objects.get_or_create(person=mentor)[0]
    _say("")
    for history in HISTORIES:
        _fill(clinic, mentor, sari.person, resource, history)
        span = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))
        times = []
        for _ in range(20):
            began = time.perf_counter()
            count = len(free_slots(mentor, *span, sari.person))
            times.append(time.perf_counter() - began)
        _say(
            f"{connection.vendor}: {history:>6} past bookings: {count} slots in "
            f"{statistics.median(times) * 1000:.1f} ms"
        )


def _fill(innovation, mentor, innovator, resource, total) -> None:
    start = local("2025-01-01 00:00")
    done = Session.objects.count()
    Session.objects.bulk_create(
        Session(
            innovation=innovation,
            mentor=mentor,
            booked_by=innovator,
            starts_at=start + HALF * number,
            ends_at=start + HALF * (number + 1),
        )
        for number in range(done, total)
    )
    fresh = Session.objects.filter(holds=None)
    Hold.objects.bulk_create(
        Hold(resource=resource, session=each, busy_from=each.starts_at, busy_to=each.ends_at)
        for each in fresh
    )
