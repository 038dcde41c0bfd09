"""What calendar programs answer comes out of the mailbox into the booking."""

from datetime import UTC, timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import ModelLogEntry

from foundation.minute.duties import run_all
from scheduling.bookings import operations as bookings
from scheduling.calendars import ics, mailbox
from scheduling.calendars.mailbox import MailboxError
from scheduling.calendars.replies import note, read_replies, replies_in
from scheduling.models import Participant
from tests.scheduling.calendars import imap_server
from tests.scheduling.conftest import local

Reply = Participant.Reply


@pytest.fixture(scope="module")
def server():
    with imap_server.running() as found:
        yield found


@pytest.fixture
def inbox(server, settings):
    settings.SCHEDULING_REPLIES_IMAP, folder = server
    folder.messages.clear()
    folder.fetched.clear()
    return folder


@pytest.fixture
def meeting(make_booking, sari, budi):
    return make_booking("2026-03-12 09:00", sari, budi)


def _answer(booking, user, said="ACCEPTED", at=None, sender="", method="REPLY", **fields) -> bytes:
    """As a calendar program writes it: beside the text, in base64, for one attendee."""
    stamp = (at or timezone.now()).astimezone(UTC)
    sequence = fields.get("sequence", booking.sequence)
    lines = [
        *["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Surel//ID", f"METHOD:{method}"],
        *["BEGIN:VEVENT", f"UID:{booking.uid}", f"SEQUENCE:{sequence}"],
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"ATTENDEE;CN=Nama;PARTSTAT={said}:MAILTO:{user.email.upper()}",
        *["END:VEVENT", "END:VCALENDAR", ""],
    ]
    mail = EmailMessage()
    mail["From"] = f"Nama <{sender or user.email}>"
    mail["To"], mail["Subject"] = imap_server.USER, "Jawaban"
    mail.set_content("Ya.")
    calendar = "\r\n".join(lines).encode()
    mail.add_alternative(calendar, "text", "calendar", params={"method": method}, cte="base64")
    return mail.as_bytes()


def _said(booking) -> dict[str, str]:
    return dict(booking.participants.values_list("person__user__email", "reply"))


def test_an_answer_is_noted_and_other_mail_is_left_alone(inbox, meeting, sari, budi):
    first = inbox.put(b"From: warga@contoh.example\r\nSubject: Halo\r\n\r\nApa kabar?\r\n")
    answer = inbox.put(_answer(meeting, sari, "DECLINED"))
    assert run_all()["replies"] == "1"
    assert _said(meeting) == {sari.email: Reply.DECLINED, budi.email: ""}
    assert (first.flags, answer.flags) == (set(), {r"\Seen"})
    assert ModelLogEntry.objects.filter(action="scheduling.reply", user=sari).count() == 1
    inbox.fetched.clear()
    later = inbox.put(_answer(meeting, budi, "TENTATIVE"))
    assert read_replies() == "1"
    assert first.uid not in inbox.fetched[1:]  # looked for, not fetched anew
    assert later.flags == {r"\Seen"}
    assert _said(meeting)[budi.email] == Reply.TENTATIVE


def test_the_newest_answer_counts_in_whatever_order_they_come(meeting, sari):
    minutes = [timezone.now() - timedelta(minutes=ago) for ago in (20, 10, 15)]
    for said, at in zip(("DECLINED", "ACCEPTED", "TENTATIVE"), minutes, strict=True):
        for reply in replies_in(_answer(meeting, sari, said, at)):
            note(reply)
    assert _said(meeting)[sari.email] == Reply.ACCEPTED
    ahead = timezone.now() + timedelta(days=400)
    assert [note(each) for each in replies_in(_answer(meeting, sari, "TENTATIVE", ahead))] == [True]
    assert Participant.objects.get(person=sari.person).replied_at == timezone.now()


@pytest.mark.parametrize(
    "change",
    [
        {"sender": "lain@contoh.example"},  # somebody answers for her
        {"sequence": 3},  # to another time than the present one
        {"method": "REQUEST"},
        {"method": "COUNTER"},
        {"said": "NEEDS-ACTION"},
        {"said": "DELEGATED"},
    ],
    ids=str,
)
def test_what_is_no_answer_of_hers_changes_nothing(meeting, sari, change):
    assert [note(each) for each in replies_in(_answer(meeting, sari, **change))] in ([], [False])
    assert _said(meeting)[sari.email] == ""
    assert [note(each) for each in replies_in(_answer(meeting, sari))] == [True]  # as it should be


def test_nobody_answers_a_meeting_that_is_not_hers_or_is_off(meeting, rini, sari):
    assert [note(each) for each in replies_in(_answer(meeting, rini))] == [False]
    bookings.cancel(meeting)
    assert [note(each) for each in replies_in(_answer(meeting, sari))] == [False]


def test_a_move_asks_anew(meeting, sari, budi, settings):
    settings.SCHEDULING_REPLIES_IMAP = "imap://127.0.0.1"
    bookings.note_reply(meeting, [sari.person, budi.person], Reply.ACCEPTED)
    start = local("2026-03-12 10:00")
    resources = bookings.resources_of([sari.person, budi.person], None)
    ends_at = start + timedelta(minutes=30)
    bookings.move(meeting, resources, starts_at=start, ends_at=ends_at, room=None, link="")
    assert set(_said(meeting).values()) == {""}
    text = ics.invitation(meeting, "REQUEST", [sari.person, budi.person])
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert {each.params["RSVP"] for each in event["ATTENDEE"]} == {"TRUE"}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: a@b.example\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n",
        b"From: =?x?y?z\r\nContent-Type: text/calendar; charset=tidak-ada\r\n\r\n\xff\xff",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n",
    ],
)
def test_a_broken_mail_does_not_stop_the_others(inbox, meeting, sari, text):
    inbox.put(text)
    inbox.put(_answer(meeting, sari))
    assert read_replies() == "1"


def test_a_mail_that_is_too_long_is_not_fetched(inbox, meeting, sari, monkeypatch):
    monkeypatch.setattr(mailbox, "LARGEST", 300)
    inbox.put(_answer(meeting, sari))
    assert read_replies() == "0"


def test_a_server_that_refuses_stops_no_other_duty_and_its_password_is_not_told(
    inbox, settings, caplog
):
    settings.SCHEDULING_REPLIES_IMAP = settings.SCHEDULING_REPLIES_IMAP.replace("rahasia", "salah")
    with pytest.raises(MailboxError):
        read_replies()
    told = run_all()
    assert told["replies"].startswith("failed: MailboxError")
    assert not told["outbox"].startswith("failed")
    assert "salah" not in caplog.text + told["replies"]


def test_without_a_mailbox_nothing_is_read(db):
    assert read_replies() == "off"
