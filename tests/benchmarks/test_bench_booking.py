"""32 and 64 bookers of one slot at the same instant, 20 rounds; and the slots of a month."""

import statistics
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from agents.models import Appointment
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions.slots import free_slots
from scheduling.models import Resource, Window
from tests.benchmarks.conftest import wall_ms
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import booker, crowd, incomplete, overlaps
from tests.mentoring.makers import make_sessions

CROWDS, ROUNDS = (32, 64), 20
HALF = timedelta(minutes=30)
HISTORIES = (100, 1_000, 10_000)


@pytest.fixture
def clinic(committed_db, set_clock, sari, budi, dewi, paringin):
    set_clock("2026-03-09 07:30")
    innovation = register(sari, name="Posyandu Keliling", summary="", stage="trial", opd=paringin)
    pamong = Appointment.objects.get(person=budi.person)
    assign(pamong, innovation, dewi, starts_on=local("2026-03-09").date())
    return innovation


def _window(mentor, at, slots):
    return Window.objects.create(
        person=mentor,
        starts_at=at,
        ends_at=at + HALF * slots,
        slot_minutes=30,
        link="https://t.example",
    )


@pytest.mark.parametrize("bookers", CROWDS)
def test_one_winner_in_every_round(clinic, budi, make_member, paringin, table, bookers):
    people = [make_member(f"Inovator {number}", paringin) for number in range(bookers)]
    window = _window(budi.person, local("2026-03-12 08:00"), ROUNDS + 4)
    times, kinds = [], Counter()
    # A server has compiled its templates long ago; the processes of the crowd inherit them.
    booker(people[0], clinic, window, window.starts_at + HALF * ROUNDS, "warm")()
    for number in range(ROUNDS):
        at = window.starts_at + HALF * number
        answers = crowd([booker(who, clinic, window, at, f"k{number}") for who in people])
        found = Counter(answer.kind for answer in answers)
        strange = [each for each in answers if each.kind not in {"done", "taken"}]
        assert found == {"done": 1, "taken": bookers - 1}, strange[:1]
        assert {each.value for each in answers if each.kind == "taken"} == {3}
        kinds += found
        times += [answer.seconds for answer in answers]
    assert overlaps() == []
    assert incomplete() == []
    times.sort()
    title = f"Booking: {bookers} bookers of one slot at once, {ROUNDS} rounds, {connection.vendor}"
    table(title, "won", "refused with 3 others", "p50 ms", "p99 ms", "slowest ms")
    spent = (statistics.median(times), times[int(len(times) * 0.99)], times[-1])
    waits = (f"{seconds * 1000:.0f}" for seconds in spent)
    table(title, str(kinds["done"]), str(kinds["taken"]), *waits)


def test_slots_of_a_month_are_flat_in_the_history(clinic, budi, sari, queries_of, table):
    mentor = budi.person
    for day in range(10, 31):
        _window(mentor, local(f"2026-03-{day:02d} 08:00"), 16)
    resource = Resource.objects.get_or_create(person=mentor)[0]
    title = f"Free slots of one mentor for a month, {connection.vendor}"
    table(title, "past bookings", "slots", "queries", "ms")
    for history in HISTORIES:
        _fill(clinic, mentor, sari.person, resource, history)
        span = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))

        def ask(span=span) -> list:
            return free_slots(mentor, *span, sari.person)

        spent = wall_ms(ask, 20)
        table(title, f"{history:,}", str(len(ask())), str(queries_of(ask)), f"{spent:.1f}")


def _fill(innovation, mentor, innovator, resource, total) -> None:
    start = local("2025-01-01 00:00")
    done = Session.objects.count()
    make_sessions(
        {
            "innovation": innovation,
            "mentor": mentor,
            "booked_by": innovator,
            "starts_at": start + HALF * number,
            "ends_at": start + HALF * (number + 1),
            "resource": resource,
        }
        for number in range(done, total)
    )
