"""Invitations, as the mail programs of mentor and innovator read them."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from django.core import mail
from icalendar import Calendar

from foundation.outbox.operations import deliver_due
from mentoring.sessions.operations.booking import book, cancel, move

HALF = timedelta(minutes=30)


@pytest.fixture
def sent():
    """The mails of one change: address → (message, calendar of its part)."""

    def fetch() -> dict[str, tuple[EmailMessage, Calendar]]:
        mail.outbox.clear()
        deliver_due()
        found = {}
        for each in mail.outbox:
            message = message_from_bytes(each.message().as_bytes(), policy=default)
            part = next(p for p in message.walk() if p.get_content_type() == "text/calendar")
            calendar = Calendar.from_ical(part.get_content())
            assert part["Content-Type"].params["method"] == calendar["METHOD"]
            found[message["To"]] = (message, calendar)
        return found

    return fetch


def _event(calendar):
    return calendar.walk("VEVENT")[0]


def test_both_get_one_invitation_with_zone_organizer_and_attendees(session, sari, budi, sent):
    mails = sent()
    assert mails.keys() == {sari.email, budi.email}
    calendar = mails[sari.email][1]
    event = _event(calendar)
    assert calendar["METHOD"] == "REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (session.uid, 0, "CONFIRMED")
    assert event["DTSTART"].params["TZID"] == "Asia/Makassar"
    assert event["DTSTART"].dt == session.starts_at
    zones = calendar.walk("VTIMEZONE")
    assert [zone["TZID"] for zone in zones] == ["Asia/Makassar"]
    assert "klinik@balangan.example" in event["ORGANIZER"]
    assert {str(each) for each in event["ATTENDEE"]} == {
        f"mailto:{sari.email}",
        f"mailto:{budi.email}",
    }
    assert {each.params["PARTSTAT"] for each in event["ATTENDEE"]} == {"NEEDS-ACTION"}


def test_the_text_is_indonesian_and_says_wita(session, sari, sent):
    text = sent()[sari.email][0].get_body(("plain",)).get_content()
    assert "Kamis, 12 Maret 2026, 09.00–09.30 WITA" in text
    assert "Budi Santoso" in text
    assert "http://" in text


def test_a_life_is_one_uid_and_a_rising_sequence(session, window, sari, budi, sent):
    steps = [sent()]
    for number in (1, 2):
        session = move(session, budi, window, window.starts_at + HALF * number, "Ada rapat")
        steps.append(sent())
    cancel(session, sari, "Sakit")
    steps.append(sent())
    for address in (sari.email, budi.email):
        calendars = [step[address][1] for step in steps]
        events = [_event(calendar) for calendar in calendars]
        assert [str(c["METHOD"]) for c in calendars] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
        assert [event["SEQUENCE"] for event in events] == [0, 1, 2, 3]
        assert {str(event["UID"]) for event in events} == {session.uid}
        assert [str(event["STATUS"]) for event in events][-1] == "CANCELLED"
        assert events[1]["DTSTART"].dt == window.starts_at + HALF
        assert all(calendar.walk("VTIMEZONE") for calendar in calendars)


def test_the_reason_is_told(session, window, budi, sari, sent):
    sent()
    move(session, budi, window, window.starts_at + HALF, "Dipanggil Bupati")
    assert "Dipanggil Bupati" in sent()[sari.email][0].get_body(("plain",)).get_content()


def test_a_line_break_in_a_name_is_no_second_property(assignment, window, innovation, sari, sent):
    book(sari, innovation, window, window.starts_at, "Bukti\r\nATTENDEE:mailto:x@y.example")
    event = _event(sent()[sari.email][1])
    assert len(event["ATTENDEE"]) == 2


def test_nothing_goes_out_twice(session, sent):
    assert len(sent()) == 2
    assert sent() == {}
