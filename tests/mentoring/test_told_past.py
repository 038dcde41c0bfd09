"""What is told afterwards stands where it happened: sessions, their history, talks and lines."""

from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from agents.models import Appointment
from foundation.models import Event, Notice
from mentoring.assignments.operations import assign
from mentoring.consultations.operations.talking import mark_read, open_consultation, post
from mentoring.consultations.operations.turns import close
from mentoring.followups.operations.keeping import add, finish
from mentoring.models import Participant
from mentoring.sessions.operations.booking import NotOpenError, SlotTakenError, book, cancel
from mentoring.sessions.operations.outcomes import report
from scheduling.windows.operations import WindowInThePastError, open_windows
from tests.mentoring.conftest import local
from tests.mentoring.consultations.talks import seen

DAY = timedelta(days=1)
START = local("2026-02-10 09:00")
HALF = timedelta(minutes=30)


@pytest.fixture
def accompanied(innovation, budi, dewi):
    held = Appointment.objects.get(person=budi.person)
    return assign(held, innovation, dewi, starts_on=START.date() - 30 * DAY)


@pytest.fixture
def past(accompanied, innovation, budi, sari):
    """A session of last month, booked six days before."""
    span = {"starts_at": START, "ends_at": START + HALF, "slot_minutes": 30}
    link = "https://temu.example/klinik"
    (window,) = open_windows(budi.person, budi, link=link, at=START - 7 * DAY, **span)
    return book(sari, innovation, window, START, at=START - 6 * DAY)


def _logged(action):
    return ModelLogEntry.objects.get(action=action).timestamp


def test_a_time_of_last_month_was_offered_and_booked_before_it_came(past, budi):
    assert _logged("scheduling.open_window") == START - 7 * DAY
    assert _logged("mentoring.book") == START - 6 * DAY
    assert past.changes.get().at == START - 6 * DAY
    assert Notice.objects.of(f"person:{budi.person.pk}").get(kind="mentoring.booked").at == (
        START - 6 * DAY
    )


def test_nobody_offers_or_books_what_had_begun_by_then(past, innovation, budi, sari):
    span = {"starts_at": START, "ends_at": START + HALF, "slot_minutes": 30}
    with pytest.raises(WindowInThePastError):
        open_windows(budi.person, budi, link="https://x.example", at=START, **span)
    cancel(past, sari, "Dinas luar", at=START - DAY)
    with pytest.raises(SlotTakenError):
        book(sari, innovation, past.window, START, at=START)


def test_a_session_of_last_month_was_cancelled_before_it_began(past, sari):
    with pytest.raises(NotOpenError):
        cancel(past, sari, "Dinas luar", at=START)
    session = cancel(past, sari, "Dinas luar", at=START - DAY)
    assert session.booking.changed_at == session.changes.last().at == START - DAY


def test_what_came_of_it_was_written_the_day_after(past, budi, sari):
    report(past, budi, was_held=True, minutes="Baik.", present=[], at=START + DAY)
    due_on = (START + DAY).date()
    item = add(past, budi, what="Foto", owner=sari.person, due_on=due_on, at=START + DAY)
    finish(item, sari, at=START + 2 * DAY)
    item.refresh_from_db()
    assert past.changes.last().at == START + DAY
    assert item.done_at == START + 2 * DAY
    written = [_logged(f"mentoring.{act}") for act in ("meet", "write_minutes", "add_follow_up")]
    assert written == [START + DAY] * 3
    assert _logged("mentoring.finish_follow_up") == START + 2 * DAY


def test_a_talk_of_last_month_was_asked_read_answered_and_closed_then(
    accompanied, innovation, budi, sari
):
    asked, answered, closed = START, START + DAY, START + 2 * DAY
    talk = open_consultation(sari, subject="Bukti", text="Apa?", innovation=innovation, at=asked)
    bell = Notice.objects.of(f"person:{budi.person.pk}").filter(subject=f"consultation:{talk.pk}")
    assert bell.get().at == asked
    mark_read(budi, seen(budi, talk), 1, at=answered)
    post(budi, seen(budi, talk), "Tabel.", key="1", at=answered)
    close(sari, seen(sari, talk), at=closed)
    talk.refresh_from_db()
    assert (talk.opened_at, talk.closed_at) == (asked, closed)
    told = list(talk.messages.values_list("sent_at", flat=True))
    assert told == [asked, answered, answered, closed]  # whoever answers is announced by a line
    assert list(Event.objects.filter(stream=talk.stream).values_list("at", flat=True)) == told
    theirs = Participant.objects.get(consultation=talk, person=budi.person)
    assert (theirs.joined_at, theirs.read_at, bell.get().read_at) == (answered,) * 3
    assert (_logged("mentoring.ask"), _logged("mentoring.close_consultation")) == (asked, closed)
