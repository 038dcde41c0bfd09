"""Bookings follow an account into its staff record; two at one time become one."""

import pytest

from scheduling.bookings import merging
from scheduling.bookings import operations as bookings
from scheduling.leave.operations import record_leave
from scheduling.models import Booking, Hold, Leave, Resource, Window
from tests.scheduling.conftest import local

pytestmark = pytest.mark.smoke


@pytest.fixture
def record(make_person, paringin):
    """Of the staff list; Sari is to turn out to be her."""
    return make_person("Sari Wulandari", "199104122017032001", paringin)


def _bookings_of(person):
    held = Hold.objects.filter(resource__person=person, active=True)
    return set(Booking.objects.filter(pk__in=held.values("booking")))


def test_holds_and_places_pass_while_the_booking_stays_confirmed(
    make_booking, make_window, sari, budi, record
):
    booking, window = (
        make_booking("2026-03-12 09:00", sari, budi),
        make_window(sari, "2026-03-13 09:00"),
    )
    moved = merging.move(sari.person, record)
    booking.refresh_from_db()
    assert (booking.state, booking.sequence) == ("confirmed", 0)
    assert _bookings_of(record) == {booking}
    assert {each.person for each in booking.participants.all()} == {record, budi.person}
    assert Window.objects.get().person == record
    assert not Resource.objects.filter(person=sari.person).exists()
    merging.give_back(moved, record, sari.person, booking.created_at)
    assert _bookings_of(sari.person) == {booking}
    assert {each.person for each in booking.participants.all()} == {sari.person, budi.person}
    assert Window.objects.get() == window


def test_of_two_at_one_time_the_later_gives_way_in_words(
    make_booking, sari, budi, rini, record, ended
):
    first = make_booking("2026-03-12 09:00", sari, budi)
    people = bookings.resources_of([record, rini.person], None)
    times = {"starts_at": first.starts_at, "ends_at": first.ends_at}
    later = bookings.book("meeting", people, **times)
    merging.move(sari.person, record)
    assert ended == [(later.pk, merging.REASON)]
    assert _bookings_of(record) == {first}


def test_what_is_over_stays_and_its_second_hold_alone_ends(
    make_booking, sari, budi, rini, record, ended, set_clock
):
    first = make_booking("2026-03-12 09:00", sari, budi)
    people = bookings.resources_of([record, rini.person], None)
    later = bookings.book("meeting", people, starts_at=first.starts_at, ends_at=first.ends_at)
    set_clock("2026-03-13 09:00")
    merging.move(sari.person, record)
    later.refresh_from_db()
    assert (ended, later.state) == ([], "confirmed")
    assert _bookings_of(record) == {first}
    assert _bookings_of(rini.person) == {later}


def test_of_leave_that_was_recorded_twice_one_is_withdrawn(sari, dewi, record, set_clock):
    """Nothing else holds it, so it cannot stay without its hold, not even when it is over."""
    away = {"starts_at": local("2026-03-10 00:00"), "ends_at": local("2026-03-12 00:00")}
    first = record_leave(sari.person, Leave.Kind.SICK, dewi, **away)
    second = record_leave(record, Leave.Kind.SICK, dewi, **away)
    set_clock("2026-03-20 09:00")
    merging.move(sari.person, record)
    assert {each.person for each in Leave.objects.all()} == {record}
    assert (first.booking.holds.get().active, second.booking.holds.get().active) == (True, False)


def test_whoever_was_never_held_is_not_made_to_be_held(make_booking, sari, budi, record):
    make_booking("2026-03-12 09:00", budi)
    merging.settle(sari.person, record)
    assert [each.person for each in Resource.objects.all()] == [budi.person]
