"""Nobody is in two places, in real processes: a short version of `test_bench_booking.py`."""

from collections import Counter
from datetime import timedelta

import pytest

from agents.models import Appointment
from foundation.models import OutboxMessage
from mentoring.assignments.operations import assign
from mentoring.models import Assignment, Session
from mentoring.sessions.operations import booking
from mentoring.sessions.operations.booking import book
from scheduling.bookings import guard
from scheduling.bookings import operations as bookings
from scheduling.windows import slots
from tests.mentoring.conftest import local
from tests.mentoring.contention.crowd import (
    booker,
    canceller,
    crowd,
    hander,
    incomplete,
    mover,
    overlaps,
)

pytestmark = [pytest.mark.smoke, pytest.mark.usefixtures("unlimited")]
CROWD = 8
HALF = timedelta(minutes=30)
START = local("2026-03-09").date()


@pytest.fixture
def bookers(committed_db, make_member, paringin):
    return [make_member(f"Inovator {number}", paringin) for number in range(CROWD)]


@pytest.fixture
def hana(other_mentor, innovation, dewi):
    assign(Appointment.objects.get(person=other_mentor.person), innovation, dewi, starts_on=START)
    return other_mentor


def _kinds(answers):
    return Counter(answer.kind for answer in answers)


def answers_of(answers):
    return set(_kinds(answers))


def _sound() -> None:
    assert overlaps() == []
    assert incomplete() == []


@pytest.mark.parametrize("count", [2, 8, 32])
def test_one_slot_has_one_winner_and_the_rest_are_told(
    committed_db, make_member, paringin, assignment, window, innovation, count
):
    bookers = [make_member(f"Inovator {number}", paringin) for number in range(count)]
    at = window.starts_at
    answers = crowd([booker(user, innovation, window, at, "k") for user in bookers])
    assert _kinds(answers) == {"done": 1, "taken": count - 1}
    assert {answer.value for answer in answers if answer.kind == "taken"} == {3}
    assert OutboxMessage.objects.count() == 3  # the team hears of it too
    _sound()


def test_staggered_times_do_not_overlap(bookers, assignment, window, make_window, innovation, budi):
    """Two offers a quarter of an hour apart, such as no screen would let a mentor make."""
    other = make_window(budi, "2026-03-12 09:15")
    acts = [
        booker(user, innovation, each, each.starts_at, "k")
        for user, each in zip(bookers, [window, other] * CROWD, strict=False)
    ]
    assert _kinds(crowd(acts)) == {"done": 1, "taken": CROWD - 1}
    _sound()


def test_crossed_resources_neither_overlap_nor_stand_still(
    bookers, assignment, window, make_window, innovation, hana
):
    """Two mentors, two innovators, every pair at one time: two meetings at most."""
    theirs = make_window(hana, "2026-03-12 09:00")
    acts = [
        booker(user, innovation, each, each.starts_at, f"{key}{each.pk}")
        for key in ("a", "b")
        for user in bookers[:2]
        for each in (window, theirs)
    ]
    kinds = _kinds(crowd(acts))
    assert kinds.keys() == {"done", "taken"}
    assert 1 <= kinds["done"] <= 2
    _sound()


def test_a_move_and_bookings_of_the_same_slot_have_one_winner(
    bookers, session, window, innovation, sari
):
    at = window.starts_at + HALF
    acts = [booker(user, innovation, window, at, "k") for user in bookers[1:]]
    answers = crowd([mover(session, sari, window, at, "k"), *acts])
    assert _kinds(answers) == {"done": 1, "taken": CROWD - 1}
    session.refresh_from_db()
    assert Session.objects.filter(booking__starts_at=at).count() == 1
    _sound()


def test_a_slot_that_a_move_leaves_is_taken_once(bookers, session, window, innovation, sari):
    acts = [booker(user, innovation, window, window.starts_at, "k") for user in bookers[1:]]
    answers = crowd([mover(session, sari, window, window.starts_at + HALF, "k"), *acts])
    assert _kinds(answers).keys() <= {"done", "taken"}
    assert Session.objects.filter(booking__starts_at=window.starts_at).count() <= 1
    _sound()


def test_two_sessions_cannot_end_in_each_others_place(bookers, session, window, innovation, sari):
    other = book(bookers[0], innovation, window, window.starts_at + HALF)
    answers = crowd(
        [
            mover(session, sari, window, other.starts_at, "k"),
            mover(other, bookers[0], window, session.starts_at, "k"),
        ]
    )
    assert _kinds(answers) == {"taken": 2}
    _sound()


def test_a_slot_that_is_cancelled_is_taken_once_or_stays_free(
    bookers, session, window, innovation, sari
):
    acts = [booker(user, innovation, window, window.starts_at, "k") for user in bookers[1:]]
    answers = crowd([canceller(session, sari, "k"), *acts])
    assert answers_of(answers) <= {"done", "taken"}
    session.refresh_from_db()
    assert session.status == "cancelled"
    assert Session.objects.booked().count() <= 1
    _sound()


def test_a_session_is_moved_or_cancelled_but_not_both_after_each_other(
    bookers, session, window, sari, budi
):
    """A cancelled session is not moved; a moved one may be cancelled after all."""
    acts = [canceller(session, budi, f"c{number}") for number in range(3)]
    acts += [mover(session, sari, window, window.starts_at + HALF, f"m{nth}") for nth in range(3)]
    kinds = _kinds(crowd(acts))
    session.refresh_from_db()
    assert session.status == "cancelled"
    assert kinds["done"] == session.sequence
    assert not session.holds.filter(active=True).exists()
    _sound()


def test_a_hand_over_amid_bookings_leaves_nobody_in_two_places(
    bookers, session, assignment, window, make_window, innovation, hana, dewi
):
    """Slots of the predecessor, and the successor's own at the time of what she takes over."""
    theirs = make_window(hana, "2026-03-12 09:00")
    to = Appointment.objects.get(person=hana.person)
    Assignment.objects.filter(appointment=to).update(ends_on=START)
    acts = [
        booker(user, innovation, window, window.starts_at + HALF * (nth % 4), "k")
        for nth, user in enumerate(bookers[:5])
    ]
    acts += [booker(user, innovation, theirs, theirs.starts_at, "k") for user in bookers[5:]]
    answers = crowd([hander(assignment, to, dewi, START + timedelta(days=1)), *acts])
    assert answers_of(answers) <= {"done", "taken", "late"}, answers
    assert answers[0].kind
    assert Assignment.objects.filter(handed_over_from=assignment).count() == 1
    kept = next(
        each.value for each in answers if isinstance(each.value, int) and each.kind == "done"
    )
    assert kept is not None
    _sound()


def test_taps_on_one_form_are_one_session(bookers, assignment, window, innovation, sari):
    acts = [booker(sari, innovation, window, window.starts_at, "k")] * CROWD
    answers = crowd(acts)
    assert _kinds(answers) == {"done": CROWD}
    assert {answer.value for answer in answers} == {Session.objects.get().pk}
    assert OutboxMessage.objects.count() == 2


def test_control_arm_with_the_guard_off_they_double_book(
    bookers, assignment, window, innovation, monkeypatch
):
    """If this finds no overlap, the crowd above proves nothing."""
    guard.remove()
    monkeypatch.setattr(guard, "ensure", lambda: None)
    monkeypatch.setattr(booking, "lock", lambda resources: None)
    monkeypatch.setattr(slots.Diary, "blocks", lambda *args: [])
    monkeypatch.setattr(bookings, "is_taken", lambda *args: False)
    at = window.starts_at
    answers = crowd([booker(user, innovation, window, at, "k") for user in bookers])
    assert _kinds(answers) == {"done": CROWD}
    assert overlaps()


def test_control_arm_the_guard_alone_keeps_them_apart(
    bookers, assignment, window, innovation, monkeypatch
):
    """Neither lock nor friendly question: the database's own promise holds."""
    monkeypatch.setattr(booking, "lock", lambda resources: None)
    monkeypatch.setattr(slots.Diary, "blocks", lambda *args: [])
    monkeypatch.setattr(bookings, "is_taken", lambda *args: False)
    at = window.starts_at
    answers = crowd([booker(user, innovation, window, at, "k") for user in bookers])
    assert _kinds(answers)["done"] <= 1
    assert overlaps() == []
