"""Book, move, cancel."""

from datetime import timedelta

import pytest

from agents.models import Appointment
from agents.registry.operations import appointments
from foundation.models import OutboxMessage, Reminder
from innovations.team.operations.members import add_member
from mentoring.assignments.operations import assign
from mentoring.models import Session
from mentoring.sessions import rules
from mentoring.sessions.operations import booking
from mentoring.sessions.operations.booking import book, cancel, move
from mentoring.sessions.slots import free_slots
from scheduling.bookings import operations as bookings
from scheduling.models import Hold
from scheduling.windows import slots
from scheduling.windows.operations import close_window
from tests.mentoring.conftest import local

HALF = timedelta(minutes=30)


def _holds(session):
    held = session.holds.filter(active=True).select_related("resource")
    return {(str(each.resource), each.busy_from, each.busy_to) for each in held}


def test_a_booking_holds_mentor_and_innovator(session, sari, budi):
    times = (session.starts_at, session.ends_at)
    assert _holds(session) == {("Budi Santoso", *times), ("Sari Wulandari", *times)}
    assert session.status == Session.Status.CONFIRMED
    assert {each.person for each in session.attendances.all()} == {sari.person, budi.person}


def test_a_taken_slot_is_refused_with_the_three_nearest_free_ones(
    session, assignment, window, innovation, make_member, paringin
):
    lina = make_member("Lina Marlina", paringin)
    with pytest.raises(booking.SlotTakenError) as refusal:
        book(lina, innovation, window, window.starts_at)
    assert [slot.starts_at for slot in refusal.value.alternatives] == [
        window.starts_at + HALF * number for number in (1, 2, 3)
    ]
    assert Session.objects.count() == 1


def test_the_guard_speaks_like_the_friendly_question(
    session, window, innovation, make_member, paringin, monkeypatch
):
    """Control arm: with the friendly question gone the database refuses, in the same words."""
    monkeypatch.setattr(slots.Diary, "blocks", lambda *args: [])
    monkeypatch.setattr(bookings, "is_taken", lambda *args: False)
    lina = make_member("Lina Marlina", paringin)
    with pytest.raises(booking.SlotTakenError) as refusal:
        book(lina, innovation, window, window.starts_at)
    assert len(refusal.value.alternatives) == 3


def test_the_innovator_is_not_in_two_places(
    session, innovation, sari, other_mentor, make_appointment, make_window, dewi, today
):
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=today)
    theirs = make_window(other_mentor, "2026-03-12 09:15")
    with pytest.raises(booking.SlotTakenError):
        book(sari, innovation, theirs, theirs.starts_at)


def test_a_room_is_for_one_session(
    assignment, innovation, sari, make_member, paringin, other_mentor, make_window, make_room, dewi
):
    room, lina = make_room(), make_member("Lina Marlina", paringin)
    hana = Appointment.objects.get(person=other_mentor.person)
    assign(hana, innovation, dewi, starts_on=local("2026-03-09").date())
    ours = make_window(assignment.mentor.user, "2026-03-12 09:00", room=room)
    theirs = make_window(other_mentor, "2026-03-12 09:00", room=room)
    book(sari, innovation, ours, ours.starts_at)
    with pytest.raises(booking.SlotTakenError):
        book(lina, innovation, theirs, theirs.starts_at)


def test_only_times_on_the_grid_of_an_open_window_are_offered(assignment, window, innovation, sari):
    for wrong in (window.starts_at + HALF / 2, window.ends_at, window.starts_at - HALF):
        with pytest.raises(booking.SlotTakenError):
            book(sari, innovation, window, wrong)
    close_window(window, assignment.mentor.user)
    with pytest.raises(booking.SlotTakenError):
        book(sari, innovation, window, window.starts_at)


def test_what_has_begun_is_not_offered(assignment, window, innovation, sari, set_clock):
    set_clock("2026-03-12 09:00")
    with pytest.raises(booking.SlotTakenError):
        book(sari, innovation, window, window.starts_at)
    assert free_slots(window.person, window.starts_at, window.ends_at)[0].starts_at == (
        window.starts_at + HALF
    )


def test_only_a_mentor_who_accompanies_is_booked(window, innovation, sari):
    with pytest.raises(rules.NotAssignedError):
        book(sari, innovation, window, window.starts_at)


def test_after_the_end_of_the_appointment_nobody_books(
    assignment, window, innovation, sari, pamong
):
    appointments.end(pamong, local("2026-03-11").date(), "Pindah")
    with pytest.raises(rules.NotAssignedError):
        book(sari, innovation, window, window.starts_at)


def test_nobody_books_herself(assignment, window, innovation, budi):
    with pytest.raises(rules.WithOneselfError):
        book(budi, innovation, window, window.starts_at)


def test_a_move_keeps_id_and_uid_and_frees_the_old_time(session, window, sari):
    uid, was = session.uid, session.starts_at
    moved = move(session, sari, window, window.starts_at + HALF, "Ada rapat")
    assert (moved.pk, moved.uid) == (session.pk, uid)
    assert moved.sequence == 1
    assert {each[1] for each in _holds(moved)} == {was + HALF}
    assert Hold.objects.count() == 2
    change = moved.changes.last()
    assert (change.kind, change.was_starting_at, change.reason) == ("moved", was, "Ada rapat")


def test_a_move_to_a_taken_time_leaves_the_session_where_it_is(
    session, window, innovation, make_member, paringin, sari
):
    lina = make_member("Lina Marlina", paringin)
    book(lina, innovation, window, window.starts_at + HALF)
    before = _holds(session)
    with pytest.raises(booking.SlotTakenError):
        move(session, sari, window, window.starts_at + HALF, "Ada rapat")
    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (window.starts_at, 0)
    assert _holds(session) == before


def test_a_move_to_another_room_changes_what_is_held(session, sari, budi, make_window, make_room):
    first, second = make_room("Ruang A"), make_room("Ruang B")
    one = make_window(budi, "2026-03-13 09:00", room=first)
    two = make_window(budi, "2026-03-14 09:00", room=second)
    move(session, sari, one, one.starts_at, "Perlu ruang")
    moved = move(session, sari, two, two.starts_at, "Ruang penuh")
    assert {each[0] for each in _holds(moved)} == {
        "Budi Santoso",
        "Sari Wulandari",
        "Ruang B, Gedung Bapperida",
    }
    assert moved.sequence == 2


def test_a_cancelled_session_frees_its_time_and_keeps_the_reason(
    session, window, innovation, sari, budi, make_member, paringin
):
    cancelled = cancel(session, budi, "Sakit")
    assert cancelled.status == Session.Status.CANCELLED
    assert not cancelled.holds.filter(active=True).exists()
    assert cancelled.changes.last().reason == "Sakit"
    lina = make_member("Lina Marlina", paringin)
    book(lina, innovation, window, window.starts_at)


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_a_change_needs_a_reason(session, window, sari, act):
    acts = {
        "move": lambda: move(session, sari, window, window.starts_at + HALF, "  "),
        "cancel": lambda: cancel(session, sari, ""),
    }
    with pytest.raises(booking.ReasonMissingError):
        acts[act]()


def test_what_is_over_or_cancelled_is_neither_moved_nor_cancelled(session, window, sari, set_clock):
    set_clock("2026-03-12 09:00")
    with pytest.raises(booking.NotOpenError):
        cancel(session, sari, "Sakit")
    set_clock("2026-03-09 07:30")
    cancel(session, sari, "Sakit")
    with pytest.raises(booking.NotOpenError):
        cancel(session, sari, "Sakit")
    with pytest.raises(booking.NotOpenError):
        move(session, sari, window, window.starts_at + HALF, "Ada rapat")


def test_a_refused_booking_leaves_no_trace(session, window, innovation, make_member, paringin):
    lina = make_member("Lina Marlina", paringin)
    rows = (OutboxMessage.objects.count(), Reminder.objects.count(), Hold.objects.count())
    with pytest.raises(booking.SlotTakenError):
        book(lina, innovation, window, window.starts_at)
    assert rows == (OutboxMessage.objects.count(), Reminder.objects.count(), Hold.objects.count())


def test_members_may_change_it_and_strangers_may_not(session, sari, rini, budi, dewi, make_member):
    friend = make_member("Lina Marlina")
    add_member(session.innovation, friend.person, "member", sari)
    may = {
        user.first_name: Session.objects.changeable_by(user).exists()
        for user in (sari, friend, budi, dewi, rini)
    }
    assert may == {
        "Sari Wulandari": True,
        "Lina Marlina": True,
        "Budi Santoso": True,
        "Dewi Lestari": True,
        "Rini Astuti": False,
    }
