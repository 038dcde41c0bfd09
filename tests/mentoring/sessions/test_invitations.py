"""Invitations, as the mail programs of mentor and innovator read them."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from foundation.models import OutboxMessage
from foundation.outbox.operations import deliver_due
from mentoring.models import SessionChange
from mentoring.sessions.operations.answering import approve, decline
from mentoring.sessions.operations.booking import book, cancel, move, withdraw
from mentoring.sessions.operations.invitations import invite
from scheduling.bookings.expiring import expire_due
from scheduling.calendars.operations import renew_feed
from scheduling.calendars.replies import Reply, note

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
    assert b"COMMENT" not in calendar.to_ical()
    assert event["DTSTAMP"].dt == timezone.now()


def _asked(calendar) -> dict[str, tuple[str, str]]:
    return {
        str(each).removeprefix("mailto:"): (each.params["PARTSTAT"], each.params["RSVP"])
        for each in _event(calendar)["ATTENDEE"]
    }


NOBODY = "FALSE"
ASKED = ("NEEDS-ACTION", "TRUE")
CHOSE = ("ACCEPTED", "FALSE")


def test_whoever_chose_the_time_is_not_asked_whether_it_suits(
    session, window, sari, budi, sent, settings
):
    settings.SCHEDULING_REPLIES_IMAP = "imap://127.0.0.1"
    # As if the mailbox had been there before.
    OutboxMessage.objects.all().delete()
    invite(session, SessionChange.Kind.BOOKED, "")
    assert _asked(sent()[budi.email][1]) == {sari.email: CHOSE, budi.email: ASKED}
    move(session, budi, window, window.starts_at + HALF, "Ada rapat")
    assert _asked(sent()[budi.email][1]) == {sari.email: ASKED, budi.email: CHOSE}
    cancel(session, sari, "Sakit")
    assert {rsvp for _, rsvp in _asked(sent()[sari.email][1]).values()} == {NOBODY}


def test_an_approval_is_the_answer_of_both(assignment, make_window, innovation, sari, budi, sent):
    window = make_window(budi, "2026-03-12 09:00", needs_approval=True)
    approve(book(sari, innovation, window, window.starts_at, "Proposal"), budi)
    deliver_due()
    invitations = [each for each in mail.outbox if each.alternatives]
    calendar = Calendar.from_ical(invitations[0].alternatives[0][0])
    assert _asked(calendar) == {sari.email: CHOSE, budi.email: CHOSE}


def test_nobody_is_asked_where_no_mailbox_is_read(session, sari, budi, sent):
    asked = _asked(sent()[budi.email][1])
    assert asked == {sari.email: CHOSE, budi.email: ("NEEDS-ACTION", NOBODY)}


def test_an_answer_stands_on_the_page_and_the_other_hears_of_a_refusal(
    session, sari, budi, as_user
):
    now = timezone.now()
    refusal = Reply(session.uid, session.sequence, budi.email, "declined", now)
    assert note(refusal)
    assert not note(refusal)
    page = as_user(sari).get(session.get_absolute_url()).content.decode()
    assert "Tidak akan hadir" in page
    assert "Budi Santoso tidak akan hadir" in as_user(sari).get("/kabar/").content.decode()
    assert "tidak akan hadir" not in as_user(budi).get("/kabar/").content.decode()


@pytest.mark.parametrize("end", ["declined", "withdrawn", "expired"])
def test_a_request_that_came_to_nothing_is_in_no_feed(
    assignment, make_window, innovation, sari, budi, client, set_clock, end
):
    window = make_window(budi, "2026-03-12 09:00", needs_approval=True)
    asked = book(sari, innovation, window, window.starts_at, "Proposal")
    address = reverse("scheduling:feed", args=[renew_feed(sari).secret])
    assert b"STATUS:TENTATIVE" in client.get(address).content
    if end == "declined":
        decline(asked, budi, "Rapat")
    elif end == "withdrawn":
        withdraw(asked, sari)
    else:
        set_clock("2026-03-12 08:30")
        expire_due()
    assert b"BEGIN:VEVENT" not in client.get(address).content


def test_a_session_that_was_approved_and_then_cancelled_stays_in_the_feed(
    assignment, make_window, innovation, sari, budi, client
):
    window = make_window(budi, "2026-03-12 09:00", needs_approval=True)
    asked = book(sari, innovation, window, window.starts_at, "Proposal")
    cancel(approve(asked, budi), budi, "Sakit")
    address = reverse("scheduling:feed", args=[renew_feed(sari).secret])
    (event,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Dibatalkan: Sesi klinik: Posyandu Keliling"


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
