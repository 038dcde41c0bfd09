"""What is shown can be booked, and what can be booked is shown, in worlds that chance has made.

`OFFERS_WORLDS=200` looks at more of them.
"""

import os
import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from agents.models import Appointment
from foundation.models import Holiday
from mentoring.assignments.operations import assign, end_assignment, hand_over
from mentoring.models import Assignment, Session
from mentoring.sessions import refusals, rules
from mentoring.sessions.operations import booking
from mentoring.sessions.slots import free_slots, offered
from mentoring.sessions.terms import Terms
from scheduling.leave.operations import record_leave
from scheduling.models import Leave, Window
from tests.mentoring.chance import DAY, Chance
from tests.mentoring.conftest import local

pytestmark = pytest.mark.smoke
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
WORLDS = int(os.environ.get("OFFERS_WORLDS", "1"))
REFUSED = (booking.SlotTakenError, *refusals.REFUSALS)


class _UndoError(Exception): ...


def _works(act) -> bool:
    """Whether the act would succeed; it leaves no trace."""
    try:
        with transaction.atomic():
            act()
            raise _UndoError
    except _UndoError:
        return True
    except REFUSED:
        return False


@pytest.fixture
def people(sari, budi, other_mentor) -> dict:
    """Bu Hana may be in the team of the innovation herself."""
    return {"innovator": sari, "mentors": [budi.person, other_mentor.person]}


def _candidates() -> list[tuple[Window, datetime]]:
    """Every slot of every window, and one beside the grid."""
    found = []
    for window in Window.objects.order_by("pk"):
        found += [(window, start) for start in window.starts()]
        found.append((window, window.starts_at + timedelta(minutes=10)))
    return found


def _shown(mentors, wish) -> set[tuple[int, datetime]]:
    """What all pages together show, from today to the last."""
    today = timezone.localdate()
    found = set()
    for first in [*range(0, rules.FURTHEST, rules.DAYS_SHOWN), rules.FURTHEST]:
        start = timezone.make_aware(datetime.combine(today + first * DAY, time.min))
        end = timezone.make_aware(
            datetime.combine(today + (first + rules.DAYS_SHOWN) * DAY, time.min)
        )
        found |= {(each.window.pk, each.starts_at) for each in offered(mentors, start, end, wish)}
    return found


def _agree(mentors, wish, act) -> tuple[int, int]:
    shown, candidates = _shown(mentors, wish), _candidates()
    for window, start in candidates:
        is_shown = (window.pk, start) in shown
        assert _works(lambda w=window, s=start: act(w, s)) == is_shown, (window, start, is_shown)
    return len(shown), len(candidates)


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_shown_can_be_booked_and_the_reverse(
    zone, settings, set_clock, people, innovation, make_innovation, make_room, dinkes, covered
):
    """Slow: each world asks some fifty bookings one by one."""
    settings.TIME_ZONE = zone
    set_clock("2026-03-09 07:30")
    other = make_innovation(people["innovator"], "Antrean")
    counts = [0, 0]
    for number in range(WORLDS):
        seed = number + 100 * ZONES.index(zone)
        with _thrown_away():
            world, rooms = Chance(seed, zone, people), [make_room("A"), make_room("B")]
            world.decrees([innovation, other, innovation.opd, dinkes])
            world.windows(rooms)
            world.holidays()
            world.busy(rooms)
            innovator = people["innovator"]
            if number % 3 == 2:
                innovator = people["mentors"][1].user
            wish = rules.Wish(innovator.person, innovation)
            shown, asked = _agree(
                people["mentors"],
                wish,
                lambda w, s, who=innovator: booking.book(who, innovation, w, s),
            )
            counts = [counts[0] + shown, counts[1] + asked]
    covered(f"{zone}: of {counts[1]} times {counts[0]} were shown, and those could be booked")
    assert 0 < counts[0] < counts[1] / 2


@contextmanager
def _thrown_away():
    try:
        with transaction.atomic():
            yield
            raise _UndoError
    except _UndoError:
        pass


@pytest.mark.parametrize("by_mentor", [False, True])
def test_where_it_is_shown_a_session_can_be_moved_and_nowhere_else(
    by_mentor, people, innovation, session, make_room, sari, budi, covered
):
    """Slow for the same reason."""
    user, counts = budi if by_mentor else sari, [0, 0]
    for seed in range(WORLDS):
        with _thrown_away():
            world, rooms = Chance(seed + 900, ZONES[1], people), [make_room("A")]
            Appointment.objects.filter(person=budi.person).update(ends_on=world.some_day(6, 12))
            world.windows(rooms)
            world.holidays()
            world.busy(rooms)
            wish = booking.wish_to_move(session, user)
            shown, asked = _agree(
                [budi.person], wish, lambda w, s: booking.move(session, user, w, s, "Rapat")
            )
            counts = [counts[0] + shown, counts[1] + asked]
    covered(f"moved by {'mentor' if by_mentor else 'innovator'}: {counts[0]} of {counts[1]}")
    assert 0 < counts[0] < counts[1]


def test_control_arm_a_rule_that_only_bookings_ask_is_noticed(
    people, innovation, assignment, make_window, budi, sari, pamong, monkeypatch
):
    make_window(budi, "2026-03-12 09:00", hours=1)
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=local("2026-03-11").date())
    wish = rules.Wish(sari.person, innovation)

    def act(window, start):
        return booking.book(sari, innovation, window, start)

    _agree([budi.person], wish, act)
    # As it was: the list did not ask for the days on which she accompanies.
    monkeypatch.setattr(rules.Wish, "rules", lambda self, mentors: [])
    before = _shown([budi.person], wish)
    monkeypatch.undo()
    assert before
    assert not any(_works(lambda s=start: act(Window.objects.get(), s)) for _, start in before)


def _keys(page: str) -> set[str]:
    return set(re.findall(r'name="slot" value="(\d+-\d+)"', page))


@pytest.fixture
def successor(innovation, assignment, other_mentor, dewi) -> Assignment:
    """From Monday, 16 March, Bu Hana accompanies; Pak Budi's last day is Sunday, the 15th."""
    end_assignment(assignment, dewi, on=local("2026-03-15").date(), reason="Pindah tugas")
    hers = Appointment.objects.get(person=other_mentor.person)
    return assign(hers, innovation, dewi, starts_on=local("2026-03-16").date())


def test_the_page_shows_whom_and_when_one_can_book(
    successor, innovation, make_window, budi, other_mentor, sari, as_user
):
    """The predecessor until his last day, the successor from her first."""
    early, late = make_window(budi, "2026-03-12 09:00"), make_window(budi, "2026-03-19 09:00")
    too_early = make_window(other_mentor, "2026-03-13 09:00")
    hers = make_window(other_mentor, "2026-03-20 09:00")
    client = as_user(sari)
    page = client.get(reverse("mentoring:choose_mentor", args=[innovation.pk])).content.decode()
    assert "Budi Santoso" in page
    assert "Hana Pertiwi" in page
    assert "Mendampingi mulai 16 Maret 2026." in page
    assert "Jumat, 20 Maret 2026" in page
    for mentor, window in ((budi, early), (other_mentor, hers)):
        url = reverse("mentoring:book", args=[innovation.pk, mentor.person.pk])
        assert {key.split("-")[0] for key in _keys(client.get(url).content.decode())} == {
            str(window.pk)
        }
        for each in (early, late, too_early, hers):
            form = {"slot": f"{each.pk}-{int(each.starts_at.timestamp())}", "client_key": each.pk}
            expected = 302 if each == window else 409
            assert client.post(url, form).status_code == expected


def test_once_nobody_accompanies_any_more_the_page_says_so(
    assignment, innovation, pamong, sari, as_user
):
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=local("2026-03-08").date())
    client = as_user(sari)
    page = client.get(reverse("mentoring:choose_mentor", args=[innovation.pk]))
    assert "Belum ada pendamping" in page.content.decode()
    url = reverse("mentoring:book", args=[innovation.pk, pamong.person.pk])
    assert client.get(url).status_code == 404
    shown = client.get(innovation.get_absolute_url()).content.decode()
    assert reverse("mentoring:choose_mentor", args=[innovation.pk]) not in shown


def test_a_successor_who_begins_tomorrow_can_be_booked_today(
    innovation, other_mentor, dewi, sari, as_user, make_window
):
    hers = Appointment.objects.get(person=other_mentor.person)
    assign(hers, innovation, dewi, starts_on=local("2026-03-10").date())
    make_window(other_mentor, "2026-03-10 09:00")
    shown = as_user(sari).get(innovation.get_absolute_url()).content.decode()
    assert reverse("mentoring:choose_mentor", args=[innovation.pk]) in shown
    page = as_user(sari).get(reverse("mentoring:choose_mentor", args=[innovation.pk]), follow=True)
    assert len(_keys(page.content.decode())) == 4


def test_a_mentor_of_the_team_is_offered_no_time_of_her_own(
    assignment, innovation, window, budi, as_user
):
    """The innovation's admin, say, who is a mentor too."""
    innovation.members.create(person=budi.person)
    url = reverse("mentoring:book", args=[innovation.pk, budi.person.pk])
    assert as_user(budi).get(url).status_code == 404


def test_beyond_a_year_nothing_is_shown_and_nothing_booked(
    assignment, innovation, make_window, budi, sari
):
    last = timezone.localdate() + (rules.FURTHEST + rules.DAYS_SHOWN - 1) * DAY
    near = make_window(budi, f"{last} 09:00")
    far = make_window(budi, f"{last + DAY} 09:00")
    _agree(
        [budi.person],
        rules.Wish(sari.person, innovation),
        lambda w, s: booking.book(sari, innovation, w, s),
    )
    assert _works(lambda: booking.book(sari, innovation, near, near.starts_at))
    assert not _works(lambda: booking.book(sari, innovation, far, far.starts_at))


def test_a_slot_at_midnight_is_shown_by_the_page_of_its_day(
    assignment, innovation, make_window, budi, sari
):
    make_window(budi, "2026-04-08 00:00", hours=0.5)
    at = (local("2026-04-08 00:00"), local("2026-05-08 00:00"))
    assert len(free_slots(budi.person, *at, sari.person, innovation=innovation)) == 1


def test_a_slot_that_reaches_over_the_last_midnight_sees_what_is_held_behind_it(
    assignment, innovation, make_window, budi, sari, dewi
):
    make_window(budi, "2026-03-12 23:30", hours=1, minutes=60)
    away = {"starts_at": local("2026-03-13 00:00"), "ends_at": local("2026-03-14 00:00")}
    record_leave(budi.person, Leave.Kind.ANNUAL, dewi, **away)
    day = (local("2026-03-12 00:00"), local("2026-03-13 00:00"))
    assert free_slots(budi.person, *day, sari.person, innovation=innovation) == []


def test_what_a_successor_is_not_appointed_for_stays(
    session, assignment, other_mentor, make_window, innovation, sari, dewi
):
    """A decree that ends before the session gives no right to it."""
    hers = Appointment.objects.get(person=other_mentor.person)
    Appointment.objects.filter(pk=hers.pk).update(ends_on=local("2026-03-11").date())
    handed = hand_over(assignment, hers, dewi, on=local("2026-03-10").date(), note="Lanjutkan")
    assert handed.kept == [session]
    assert Session.objects.get().mentor == session.mentor


def test_terms_are_the_days_of_decree_and_assignment_both(
    innovation, pamong, assignment, budi, dewi
):
    Appointment.objects.filter(pk=pamong.pk).update(ends_on=date(2026, 3, 20))
    end_assignment(assignment, dewi, on=date(2026, 3, 12), reason="x")
    assign(pamong, innovation, dewi, starts_on=date(2026, 3, 13), ends_on=date(2026, 3, 14))
    assign(pamong, innovation, dewi, starts_on=date(2026, 3, 18))
    mine = Terms(innovation).of(budi.person.pk)
    assert mine == [
        (date(2026, 3, 9), date(2026, 3, 14)),
        (date(2026, 3, 18), date(2026, 3, 20)),
    ]
    assert Terms(innovation).mentors(date(2026, 3, 15), date(2026, 3, 17)) == set()


def test_a_month_takes_five_queries_with_everything_that_counts(
    assignment, pamong, innovation, window, budi, sari, dewi, make_room, queries_of
):
    assign(pamong, innovation.opd, dewi, starts_on=timezone.localdate())
    Window.objects.update(room=make_room())
    month = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))

    def ask():
        return free_slots(budi.person, *month, sari.person, innovation=innovation)

    assert len(ask()) == 4
    assert queries_of(ask) <= 5
    assert connection.vendor in {"sqlite", "postgresql"}


def test_holidays_are_local_days(assignment, innovation, make_window, budi, sari):
    """Monday's window at 07.00 in Balangan begins on Sunday in UTC."""
    make_window(budi, "2026-03-16 07:00", hours=1)
    span = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))

    def count():
        return len(free_slots(budi.person, *span, sari.person, innovation=innovation))

    assert count() == 2
    sunday = Holiday.objects.create(day=date(2026, 3, 15), kind="regency", name="Minggu")
    assert count() == 2
    Holiday.objects.filter(pk=sunday.pk).update(day=date(2026, 3, 16))
    assert count() == 0
    assert local("2026-03-16 07:00").astimezone(UTC).date() == date(2026, 3, 15)
