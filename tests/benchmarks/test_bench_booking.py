"""32 and 64 bookers of one slot at the same instant, 20 rounds; and the slots of a month."""

import statistics
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from agents.models import Appointment, Person
from innovations.registration.operations import register
from mentoring.assignments.operations import assign
from mentoring.models import Assignment, Session
from mentoring.sessions.rules import Wish
from mentoring.sessions.slots import free_slots, offered
from scheduling.models import Resource, Window
from tests.benchmarks.conftest import cpu_in_turns, wall_ms
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
            return free_slots(mentor, *span, sari.person, innovation=clinic)

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


MENTORS, DAYS = 200, 60


@pytest.mark.parametrize("hours", [2, 8])
def test_slots_of_two_hundred_mentors_for_sixty_days(clinic, budi, sari, queries_of, table, hours):
    """Each offers some hours of every working day and has eighty sessions in them."""
    begin = local("2026-03-09 08:00")
    days = [begin + timedelta(days=nth) for nth in range(DAYS)]
    days = [day for day in days if day.weekday() < 5]
    mentors = _mentors(clinic, budi, sari.person, begin.date())
    _offer(mentors, days, hours)
    _book(clinic, mentors, sari.person, days)
    span = (local("2026-03-09 00:00"), local("2026-05-08 00:00"))

    def ask() -> list:
        return offered(mentors, *span, Wish(sari.person, clinic))

    spent = cpu_in_turns({"ask": ask}, 5)["ask"]
    title = f"Free slots of {MENTORS} mentors for {DAYS} days, {connection.vendor}"
    table(title, "hours a day", "windows", "slots", "queries", "CPU ms", "ms")
    counts = (Window.objects.count(), len(ask()), queries_of(ask))
    cells = [*map(str, counts), f"{statistics.median(spent):.0f}", f"{wall_ms(ask, 5):.0f}"]
    table(title, str(hours), *cells)


def _mentors(innovation, budi, by, since) -> list[Person]:
    mentors = Person.objects.bulk_create(
        Person(name=f"Pamong {number}", employment="non_asn", email=f"p{number}@contoh.example")
        for number in range(MENTORS)
    )
    decree = Appointment.objects.get(person=budi.person).decree
    given = Appointment.objects.bulk_create(
        Appointment(person=mentor, kind="pamong", decree=decree, starts_on=since)
        for mentor in mentors
    )
    Assignment.objects.bulk_create(
        Assignment(appointment=each, innovation=innovation, starts_on=since, assigned_by=by)
        for each in given
    )
    return mentors


def _offer(mentors, days, hours) -> None:
    Window.objects.bulk_create(
        Window(
            person=mentor,
            starts_at=day,
            ends_at=day + timedelta(hours=hours),
            slot_minutes=30,
            link="https://t.example",
        )
        for mentor in mentors
        for day in days
    )


def _book(innovation, mentors, by, days) -> None:
    resources = Resource.objects.bulk_create(Resource(person=mentor) for mentor in mentors)
    make_sessions(
        {
            "innovation": innovation,
            "mentor": mentor,
            "booked_by": by,
            "starts_at": days[nth % len(days)] + HALF * (nth // len(days)),
            "ends_at": days[nth % len(days)] + HALF * (nth // len(days) + 1),
            "resource": resource,
        }
        for mentor, resource in zip(mentors, resources, strict=True)
        for nth in range(80)
    )
