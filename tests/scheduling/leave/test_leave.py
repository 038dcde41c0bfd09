"""Whoever is on leave is busy; what is booked then is named before anything is recorded."""

import pytest

from scheduling.bookings import operations as bookings
from scheduling.bookings.obstacles import InTheWayError, in_words
from scheduling.leave.operations import LeaveOverError, record_leave, withdraw_leave
from scheduling.models import Booking, Leave, Window
from scheduling.windows.slots import NotFreeError, Slot, check, free_slots
from tests.scheduling.conftest import local

WEEKS = {"starts_at": local("2026-03-10 00:00"), "ends_at": local("2026-03-31 00:00")}
MONTH = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))


@pytest.fixture
def leave(budi, dewi) -> Leave:
    return record_leave(budi.person, Leave.Kind.ANNUAL, dewi, **WEEKS)


def test_three_weeks_of_leave_take_every_day_of_it(leave, make_window, budi, dewi):
    middle = make_window(budi, "2026-03-20 09:00")
    after = make_window(budi, "2026-03-31 09:00")
    mine = Window.objects.filter(person=budi.person)
    assert {slot.window for slot in free_slots(mine, *MONTH)} == {after}
    with pytest.raises(NotFreeError):
        check(Slot(middle, middle.starts_at), [])
    assert leave.decided_by == dewi.person
    assert leave.booking.holds.get().resource.person == budi.person


def test_what_is_booked_then_is_named_and_nothing_is_recorded(make_booking, budi, sari, dewi):
    booking = make_booking("2026-03-20 09:00", sari, budi)
    with pytest.raises(InTheWayError) as refusal:
        record_leave(budi.person, Leave.Kind.ANNUAL, dewi, **WEEKS)
    assert refusal.value.bookings == [booking]
    (line,) = in_words(refusal.value.bookings, budi)
    assert line.endswith(f"Rapat {booking.pk}")
    assert (Leave.objects.count(), Booking.objects.count()) == (0, 1)
    bookings.cancel(booking)
    record_leave(budi.person, Leave.Kind.ANNUAL, dewi, **WEEKS)


def test_the_guard_speaks_like_the_friendly_question(make_booking, budi, dewi, monkeypatch):
    """Control arm: with the question gone the database refuses, and the same is said."""
    booking = make_booking("2026-03-20 09:00", budi)
    answers = iter([[], [booking]])
    monkeypatch.setattr("scheduling.leave.operations.obstacles", lambda *args: next(answers))
    with pytest.raises(InTheWayError) as refusal:
        record_leave(budi.person, Leave.Kind.SICK, dewi, **WEEKS)
    assert refusal.value.bookings == [booking]


def test_why_somebody_is_away_is_told_to_nobody_else(leave, budi, sari):
    found = [leave.booking]
    assert in_words(found, budi)[0].endswith(": Cuti")
    assert in_words(found, sari)[0].endswith(": acara lain")
    assert "Senin, 9" not in in_words(found, budi)[0]
    assert "10 Maret 2026" in in_words(found, budi)[0]
    assert "31 Maret 2026" in in_words(found, budi)[0]


def test_withdrawn_leave_frees_the_time_once(leave, budi, dewi, make_booking):
    withdraw_leave(leave, dewi)
    make_booking("2026-03-20 09:00", budi)
    with pytest.raises(LeaveOverError):
        withdraw_leave(leave, dewi)


def test_leave_that_is_over_is_not_withdrawn(leave, dewi, set_clock):
    set_clock("2026-03-31 00:00")
    with pytest.raises(LeaveOverError):
        withdraw_leave(leave, dewi)


def test_leave_twice_stands_in_its_own_way(leave, budi, dewi):
    with pytest.raises(InTheWayError):
        record_leave(budi.person, Leave.Kind.SICK, dewi, **WEEKS)
