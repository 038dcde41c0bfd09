"""Book, move, replace, cancel; what stands in the way; what expires."""

import pytest
from django.db import IntegrityError, transaction

from scheduling.bookings import expiring, obstacles
from scheduling.bookings import operations as bookings
from scheduling.models import Booking
from tests.scheduling.conftest import HALF, local


def _held(booking):
    rows = booking.holds.filter(active=True).select_related("resource")
    return {(str(each.resource), each.busy_from, each.busy_to) for each in rows}


def test_a_booking_holds_its_people_and_its_room_and_is_confirmed(make_booking, sari, budi, room):
    booking = make_booking("2026-03-12 09:00", sari, budi, room=room)
    times = (booking.starts_at, booking.ends_at)
    assert _held(booking) == {
        ("Sari Wulandari", *times),
        ("Budi Santoso", *times),
        ("Ruang Klinik, Gedung Bapperida", *times),
    }
    assert (booking.state, booking.expires_at, booking.sequence) == ("confirmed", None, 0)
    assert booking.where == "Ruang Klinik, Gedung Bapperida"
    assert {each.person for each in booking.participants.all()} == {sari.person, budi.person}


def test_a_booking_is_noted_at_the_time_that_is_told(make_booking, sari):
    at = local("2026-03-01 08:00")
    booking = make_booking("2026-03-12 09:00", sari, at=at)
    booking.refresh_from_db()
    assert (booking.created_at, booking.changed_at) == (at, at)
    later = local("2026-03-02 08:00")
    bookings.cancel(booking, later)
    booking.refresh_from_db()
    assert (booking.created_at, booking.changed_at) == (at, later)


def test_a_tentative_booking_expires(make_booking, sari):
    until = local("2026-03-10 09:00")
    assert make_booking("2026-03-12 09:00", sari, expires_at=until).is_waiting
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.update(expires_at=None)


def test_a_move_holds_the_new_time_alone_and_counts_up(make_booking, sari, budi, room):
    booking = make_booking("2026-03-12 09:00", sari, budi)
    uid, start = booking.uid, local("2026-03-13 10:00")
    wanted = bookings.resources_of([sari.person, budi.person], room)
    bookings.move(booking, wanted, starts_at=start, ends_at=start + HALF, room=room, link="")
    booking.refresh_from_db()
    assert (booking.uid, booking.sequence, booking.state) == (uid, 1, "confirmed")
    assert {each[1] for each in _held(booking)} == {start}
    assert len(_held(booking)) == 3


def test_somebody_stands_in_for_another(make_booking, sari, budi, rini):
    booking = make_booking("2026-03-12 09:00", sari, budi)
    bookings.resources_of([rini.person], None)
    bookings.replace(booking, budi.person, rini.person)
    assert {each[0] for each in _held(booking)} == {"Sari Wulandari", "Rini Astuti"}
    assert {each.person for each in booking.participants.all()} == {sari.person, rini.person}
    assert (booking.sequence, booking.state) == (1, "confirmed")


def test_what_is_cancelled_is_free_and_stays_on_record(make_booking, sari, budi):
    booking = make_booking("2026-03-12 09:00", sari, budi)
    bookings.cancel(booking)
    assert _held(booking) == set()
    assert (booking.sequence, booking.is_off) == (1, True)
    make_booking("2026-03-12 09:00", sari, budi)


def test_a_hold_of_three_weeks_is_seen_in_its_middle(make_booking, budi):
    """Whoever looks at one afternoon sees what began two weeks before."""
    booking = make_booking("2026-03-10 00:00", budi, minutes=21 * 24 * 60)
    resources = bookings.resources_of([budi.person], None)
    middle = local("2026-03-20 13:00")
    assert bookings.is_taken(resources, middle, middle + HALF)
    assert not bookings.is_taken(resources, booking.ends_at, booking.ends_at + HALF)


def test_what_has_expired_makes_room_through_its_kind(make_booking, sari, ended, set_clock):
    asked = make_booking("2026-03-12 09:00", sari, expires_at=local("2026-03-10 09:00"))
    set_clock("2026-03-10 08:59")
    assert expiring.expire_due() == 0
    set_clock("2026-03-10 09:00")
    resources = bookings.resources_of([sari.person], None)
    assert not bookings.is_taken(resources, asked.starts_at, asked.ends_at)
    expiring.make_room(resources)
    assert ended == [(asked.pk, "expired")]
    assert expiring.expire_due() == 0
    make_booking("2026-03-12 09:00", sari)


def test_what_stands_in_the_way_is_named_to_those_who_may_know(make_booking, sari, budi, rini):
    booking = make_booking("2026-03-12 09:00", sari, budi)
    resources = bookings.resources_of([budi.person], None)
    found = obstacles.obstacles(resources, booking.starts_at, booking.starts_at + HALF)
    assert found == [booking]
    when = "Kamis, 12 Maret 2026, 09.00–09.30 WITA"
    assert obstacles.in_words(found, sari) == [f"{when}: Rapat {booking.pk}"]
    assert obstacles.in_words(found, rini) == [f"{when}: acara lain"]


def test_naming_what_stands_in_the_way_takes_the_same_queries_for_many(
    make_booking, sari, budi, queries_of
):
    make_booking("2026-03-12 09:00", sari, budi)

    def ask():
        return obstacles.in_words(Booking.objects.all(), sari)

    few = queries_of(ask)
    for day in range(13, 19):
        make_booking(f"2026-03-{day} 09:00", sari, budi)
    assert queries_of(ask) == few
    assert len(ask()) == 7


def test_a_locked_order_is_that_of_ids(make_booking, sari, budi, room):
    """`resources_of` answers them in one order, whoever is named first."""
    one = bookings.resources_of([sari.person, budi.person], room)
    other = bookings.resources_of([budi.person, sari.person], room)
    assert [each.pk for each in one] == [each.pk for each in other]
