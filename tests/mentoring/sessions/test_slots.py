"""Free slots are windows minus holds, at the same cost whatever the history."""

from datetime import timedelta

import pytest

from mentoring.sessions import rules
from mentoring.sessions.operations import booking
from mentoring.sessions.operations.booking import book, cancel
from mentoring.sessions.slots import free_slots
from scheduling.bookings.obstacles import InTheWayError, in_words
from scheduling.leave.operations import record_leave
from scheduling.models import Hold, Leave, Resource
from tests.mentoring.conftest import local
from tests.mentoring.makers import make_sessions

MONTH = (local("2026-03-09 00:00"), local("2026-04-08 00:00"))
HALF = timedelta(minutes=30)


def _begins(slots):
    return [f"{slot.starts_at.astimezone(MONTH[0].tzinfo):%d %H:%M}" for slot in slots]


def test_a_window_is_cut_into_slots_and_a_rest_is_nobodys(make_window, budi):
    make_window(budi, "2026-03-12 09:00", hours=1.75, minutes=45)
    assert _begins(free_slots(budi.person, *MONTH)) == ["12 09:00", "12 09:45"]


def test_what_is_booked_is_gone_and_what_is_cancelled_is_back(session, window, budi, sari):
    rest = ["12 09:30", "12 10:00", "12 10:30"]
    assert _begins(free_slots(budi.person, *MONTH)) == rest
    cancel(session, sari, "Sakit")
    assert _begins(free_slots(budi.person, *MONTH)) == ["12 09:00", *rest]


def test_the_innovators_own_sessions_and_the_room_count_too(
    session, make_window, other_mentor, sari, make_room, make_member
):
    room = make_room()
    make_window(other_mentor, "2026-03-12 09:00", hours=1, room=room)
    mentor = other_mentor.person
    assert _begins(free_slots(mentor, *MONTH)) == ["12 09:00", "12 09:30"]
    assert _begins(free_slots(mentor, *MONTH, sari.person)) == ["12 09:30"]
    resource = Resource.objects.create(room=room)
    Hold.objects.create(
        booking=session.booking,
        resource=resource,
        busy_from=session.starts_at + HALF,
        busy_to=session.ends_at + HALF,
    )
    assert _begins(free_slots(mentor, *MONTH, sari.person)) == []


def test_a_hold_that_only_touches_the_slot_leaves_it_free(session, make_window, budi):
    make_window(budi, "2026-03-12 08:00", hours=1, minutes=60)
    assert _begins(free_slots(budi.person, *MONTH))[0] == "12 08:00"


def test_a_moved_session_does_not_stand_in_its_own_way(session, make_window, budi, sari):
    slots = free_slots(budi.person, *MONTH, sari.person, moving=session)
    assert _begins(slots) == ["12 09:30", "12 10:00", "12 10:30"]
    with pytest.raises(rules.SameTimeError):
        booking.move(session, sari, session.window, session.starts_at, "Ada rapat")
    longer = make_window(budi, "2026-03-12 09:00", hours=1, minutes=60)
    assert longer in {
        slot.window for slot in free_slots(budi.person, *MONTH, sari.person, moving=session)
    }


def _history(session, count: int) -> None:
    resource = session.holds.get(resource__person=session.mentor).resource
    start = local("2026-03-09 00:00") - HALF * count
    make_sessions(
        {
            "innovation": session.innovation,
            "mentor": session.mentor,
            "booked_by": session.booked_by,
            "starts_at": start + HALF * number,
            "ends_at": start + HALF * (number + 1),
            "resource": resource,
        }
        for number in range(count)
    )


def test_a_month_takes_at_most_five_queries_whatever_the_history(session, budi, sari, queries_of):
    def ask() -> object:
        return free_slots(budi.person, *MONTH, sari.person)

    before = queries_of(ask)
    _history(session, 1000)
    assert queries_of(ask) == before
    assert before <= 5


@pytest.mark.usefixtures("unlimited")
def test_a_booking_reads_the_present_not_the_history(session, window, innovation, sari, queries_of):
    count = queries_of(lambda: book(sari, innovation, window, window.starts_at + HALF))
    _history(session, 200)
    again = queries_of(lambda: book(sari, innovation, window, window.starts_at + HALF * 2))
    assert again <= count


def test_a_mentor_on_leave_is_neither_offered_nor_booked(
    assignment, make_window, innovation, sari, budi, dewi
):
    """Three weeks, asked in the middle."""
    away = {"starts_at": local("2026-03-10 00:00"), "ends_at": local("2026-03-31 00:00")}
    record_leave(budi.person, Leave.Kind.ANNUAL, dewi, **away)
    middle = make_window(budi, "2026-03-20 13:00")
    assert free_slots(budi.person, *MONTH, sari.person) == []
    with pytest.raises(booking.SlotTakenError):
        book(sari, innovation, middle, middle.starts_at)


def test_leave_names_the_sessions_that_stand_in_its_way(session, budi, rini, dewi):
    away = {"starts_at": local("2026-03-10 00:00"), "ends_at": local("2026-03-31 00:00")}
    with pytest.raises(InTheWayError) as refusal:
        record_leave(budi.person, Leave.Kind.ANNUAL, dewi, **away)
    (line,) = in_words(refusal.value.bookings, dewi)
    assert line == "Kamis, 12 Maret 2026, 09.00–09.30 WITA: Sesi klinik: Posyandu Keliling"
    (hidden,) = in_words(refusal.value.bookings, rini)
    assert hidden == "Kamis, 12 Maret 2026, 09.00–09.30 WITA: acara lain"
