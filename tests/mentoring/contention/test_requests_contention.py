"""Requests in real processes: answered once, and never while their time is up."""

from collections import Counter
from datetime import timedelta

import pytest

from mentoring.models import Session, SessionChange
from mentoring.sessions.operations import answering
from mentoring.sessions.operations.booking import book
from scheduling.bookings import guard
from tests.mentoring.contention.crowd import (
    approver,
    at,
    booker,
    crowd,
    decliner,
    expirer,
    incomplete,
    overlaps,
)

pytestmark = [pytest.mark.smoke, pytest.mark.usefixtures("unlimited")]
HALF = timedelta(minutes=30)
SECOND = timedelta(seconds=1)
ANSWERS = ("approved", "declined", "expired", "withdrawn")


@pytest.fixture
def people(committed_db, make_member, paringin):
    return [make_member(f"Inovator {number}", paringin) for number in range(6)]


def _kinds(answers):
    return Counter(answer.kind for answer in answers)


def _answered() -> Counter:
    """How often each session was answered."""
    found = SessionChange.objects.filter(kind__in=ANSWERS)
    return Counter(found.values_list("session_id", flat=True))


def _sound():
    assert overlaps() == []
    assert incomplete() == []


def test_of_many_who_ask_for_one_time_one_gets_it(people, assignment, asking, innovation):
    acts = [booker(user, innovation, asking, asking.starts_at, "k") for user in people]
    assert _kinds(crowd(acts)) == {"done": 1, "taken": len(people) - 1}
    assert Session.objects.get().status == "requested"
    _sound()


def test_two_requests_that_overlap_cannot_both_be_approved(
    people, assignment, asking, make_window, innovation, budi
):
    """There never are two: the second could not even be made."""
    other = make_window(budi, "2026-03-16 09:15", needs_approval=True)
    acts = [
        booker(user, innovation, window, window.starts_at, "k")
        for user, window in zip(people, [asking, other] * 3, strict=True)
    ]
    assert _kinds(crowd(acts))["done"] == 1
    made = Session.objects.get()
    assert _kinds(crowd([approver(made, budi, f"k{nth}") for nth in range(4)])) == {
        "done": 1,
        "late": 3,
    }
    _sound()


@pytest.mark.parametrize("round_", range(2))
def test_approval_decline_and_expiry_have_one_outcome(
    people, request_, asking, innovation, budi, round_
):
    """Clocks a second to either side of the end, and bookers who would have the time."""
    before, after = request_.expires_at - SECOND, request_.expires_at + SECOND
    acts = [at(before, approver(request_, budi, f"a{nth}")) for nth in range(2)]
    acts += [at(before, decliner(request_, budi, f"d{nth}")) for nth in range(2)]
    acts += [at(after, expirer()) for _ in range(2)]
    wanted = asking.starts_at
    acts += [at(after, booker(user, innovation, asking, wanted, "k")) for user in people[:2]]
    answers = crowd(acts)
    assert set(_kinds(answers)) <= {"done", "late", "taken"}, answers
    request_.refresh_from_db()
    assert request_.status in {"confirmed", "declined", "expired"}
    assert _answered() == {request_.pk: 1}
    holding = Session.objects.coming(after).filter(booking__starts_at=asking.starts_at)
    assert holding.count() <= 1
    _sound()


def test_control_arm_an_answer_that_does_not_ask_again_is_a_second_one(
    people, request_, budi, monkeypatch
):
    """The state is read before the lock, as it was when the page was shown."""
    guard.remove()  # it would refuse to confirm what holds nothing any more
    monkeypatch.setattr(answering, "_waiting", lambda session, user: session)
    crowd([at(request_.expires_at + SECOND, expirer())])
    assert _kinds(crowd([approver(request_, budi, "k")])) == {"done": 1}
    assert _answered() == {request_.pk: 2}
    assert incomplete() == [request_.pk]


def test_bookers_who_find_an_expired_request_end_it_once(people, request_, asking, innovation):
    after = request_.expires_at + SECOND
    acts = [at(after, booker(who, innovation, asking, asking.starts_at, "k")) for who in people]
    assert _kinds(crowd(acts)) == {"done": 1, "taken": len(people) - 1}
    assert _answered() == {request_.pk: 1}
    _sound()


def test_crossed_requests_that_expired_do_not_stand_still(
    people, assignment, asking, make_window, innovation, budi
):
    """Every booker finds the same expired requests, from different ends."""
    made = [
        book(user, innovation, asking, asking.starts_at + HALF * nth)
        for nth, user in enumerate(people[:4])
    ]
    after = made[0].expires_at + SECOND
    acts = [
        at(after, booker(user, innovation, asking, asking.starts_at + HALF * (nth % 4), "k"))
        for nth, user in enumerate(reversed(people))
    ]
    answers = crowd([*acts, *[at(after, expirer())] * 2])
    assert set(_kinds(answers)) <= {"done", "taken"}, answers
    assert _answered() == {each.pk: 1 for each in made}
    _sound()
