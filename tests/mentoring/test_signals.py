"""What mentoring tells whoever listens outside."""

from datetime import timedelta

import pytest
from django.db import transaction

from foundation.once import once
from mentoring import signals
from mentoring.consultations.operations.talking import open_consultation
from mentoring.consultations.operations.turns import close
from mentoring.models import Session
from mentoring.sessions.kind import give_way
from mentoring.sessions.operations.answering import approve, decline
from mentoring.sessions.operations.booking import (
    NotOpenError,
    SlotTakenError,
    book,
    cancel,
    move,
    withdraw,
)
from mentoring.sessions.operations.outcomes import report
from mentoring.sessions.rules import SameTimeError
from scheduling.bookings.expiring import expire_due
from tests.mentoring.consultations.talks import say, seen
from tests.undone import undone

pytestmark = [pytest.mark.smoke, pytest.mark.usefixtures("committed_db")]
EVERY = (
    signals.session_booked,
    signals.session_moved,
    signals.session_cancelled,
    signals.session_held,
    signals.question_asked,
    signals.question_answered,
)
HALF = timedelta(minutes=30)


@pytest.fixture
def heard(hear):
    return {signal.name: hear(signal) for signal in EVERY}


def _counts(heard) -> dict[str, int]:
    return {name: len(told) for name, told in heard.items() if told}


def test_a_booking_is_told_once(assignment, innovation, window, sari, rini, heard):
    def act() -> int:
        session = book(sari, innovation, window, window.starts_at)
        assert _counts(heard) == {}
        return session.pk

    pk = once(sari, "book", "a" * 32, act)
    assert once(sari, "book", "a" * 32, act) == pk  # the form sent again
    with pytest.raises(SlotTakenError):
        book(rini, innovation, window, window.starts_at)
    assert heard["session_booked"] == [{"session": Session.objects.get(pk=pk), "by": sari}]
    assert _counts(heard) == {"session_booked": 1}


def test_a_request_is_told_when_it_is_approved(heard, request_, budi):
    assert _counts(heard) == {}
    approve(request_, budi)
    assert heard["session_booked"] == [{"session": request_, "by": budi}]


@pytest.mark.parametrize("end", ["declined", "withdrawn", "expired", "gave way"])
def test_a_request_that_comes_to_nothing_is_not_told(heard, request_, budi, sari, set_clock, end):
    if end == "declined":
        decline(request_, budi, "Rapat")
    elif end == "withdrawn":
        withdraw(request_, sari)
    elif end == "expired":
        set_clock("2026-03-12 07:30")
        assert expire_due() == 1
    else:
        with transaction.atomic():
            give_way(request_.booking, "Digabung")
    request_.refresh_from_db()
    assert request_.is_off
    assert _counts(heard) == {}


def test_a_move_is_told_with_where_it_was(session, window, sari, heard):
    was = session.starts_at
    with transaction.atomic():
        move(session, sari, window, was + HALF, "Berbenturan")
        assert _counts(heard) == {}
    with pytest.raises(SameTimeError):
        move(session, sari, window, was + HALF, "Berbenturan")
    (told,) = heard["session_moved"]
    assert (told["was_starting_at"], told["session"].starts_at) == (was, was + HALF)
    assert _counts(heard) == {"session_moved": 1}


def test_a_cancellation_is_told_once(session, budi, heard):
    cancel(session, budi, " Sakit ")
    with pytest.raises(NotOpenError):
        cancel(session, budi, "Sakit")
    assert heard["session_cancelled"] == [{"session": session, "reason": "Sakit", "by": budi}]
    assert _counts(heard) == {"session_cancelled": 1}


def test_a_booked_session_that_gives_way_is_cancelled(session, heard):
    with transaction.atomic():
        give_way(session.booking, "Digabung")
    assert heard["session_cancelled"] == [{"session": session, "reason": "Digabung", "by": None}]


def test_a_session_is_held_once(session, budi, heard, set_clock):
    set_clock("2026-03-12 10:00")

    def say_held(*, was_held: bool, minutes: str) -> None:
        report(session, budi, was_held=was_held, minutes=minutes, present=[])

    say_held(was_held=False, minutes="")
    assert _counts(heard) == {}
    say_held(was_held=True, minutes="Bukti dilengkapi.")
    say_held(was_held=True, minutes="Bukti sudah dilengkapi.")
    assert heard["session_held"] == [{"session": session, "by": budi}]


def test_a_question_is_told_once(sari, innovation, assignment, heard):
    def act() -> int:
        asked = open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation)
        assert _counts(heard) == {}
        return asked.pk

    pk = once(sari, "ask", "a" * 32, act)
    assert once(sari, "ask", "a" * 32, act) == pk
    ((told),) = heard["question_asked"]
    assert (told["consultation"].pk, told["by"]) == (pk, sari)
    assert _counts(heard) == {"question_asked": 1}


def test_an_answer_is_told_once_and_the_next_one_after_another_question(talk, sari, budi, heard):
    first = say(budi, talk, "Suratnya.", key="a")
    say(budi, talk, "Suratnya.", key="a")  # the form sent again
    say(budi, talk, "Dan fotonya.")
    assert heard["question_answered"] == [{"consultation": talk, "message": first, "by": budi}]
    say(sari, talk, "Foto apa?")
    say(sari, talk, "Yang lama?")
    second = say(budi, talk, "Yang baru.")
    assert [each["message"] for each in heard["question_answered"]] == [first, second]
    assert heard["question_asked"] == []  # it was opened before


def test_words_after_a_question_was_closed_answer_nothing(talk, sari, budi, heard):
    close(sari, seen(sari, talk))
    say(budi, talk, "Sama-sama.")
    assert heard["question_answered"] == []


def test_what_is_rolled_back_is_not_told(
    session, window, talk, sari, budi, innovation, heard, set_clock
):
    with undone():
        open_consultation(sari, subject="Lain", text="Apa?", innovation=innovation)
        say(budi, talk)
        book(sari, innovation, window, window.starts_at + 2 * HALF)
        move(session, sari, window, window.starts_at + HALF, "Berbenturan")
        cancel(session, sari, "Sakit")
    assert _counts(heard) == {}


def test_an_answer_costs_no_query_where_nobody_listens(talk, sari, budi, queries_of, hear):
    say(budi, talk)
    counts = []
    for _ in range(2):
        say(sari, talk, "Lalu?")
        thread = seen(budi, talk)
        counts.append(queries_of(lambda each=thread: say(budi, each)))
        hear(signals.question_answered)
    assert counts[1] == counts[0] + 1
