"""What people's calendar programs answer to invitations (RFC 5546, section 3.2.3; RFC 6047)."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from icalendar import Calendar
from wagtail.log_actions import log

from agents.contact import address_of
from scheduling.app_settings import app_settings
from scheduling.bookings.operations import note_reply
from scheduling.calendars.mailbox import Folder, opened
from scheduling.kinds import kind_of
from scheduling.models import Booking, Participant

logger = logging.getLogger(__name__)
WEEK = 7 * 24 * 3600


@dataclass(frozen=True)
class Reply:
    """`said` is one of `Participant.Reply`, `sequence` that of the invitation that was answered."""

    uid: str
    sequence: int
    sender: str
    said: str
    at: datetime


def read_replies() -> str:
    """The duty of the minute: note what has come into the mailbox since. Only answers to
    invitations of ours are marked as read; whatever else lies there is left for people, and not
    fetched a second time. Raises MailboxError."""
    if not app_settings.REPLIES_IMAP:
        return "off"
    with opened(app_settings.REPLIES_IMAP) as folder:
        key = f"scheduling.replies.{folder.version}"
        noted = 0
        for uid in folder.unread_after(cache.get(key, 0)):
            noted += _read(folder, uid)
            cache.set(key, uid, WEEK)
    return str(noted)


def _read(folder: Folder, uid: int) -> int:
    replies = replies_in(folder.fetch(uid))
    noted = sum(note(each) for each in replies)
    if replies:
        folder.mark_read(uid)
    return noted


def replies_in(message: bytes) -> list[Reply]:
    """The answers that a mail holds about its own sender; none in any other mail. Nobody answers
    for somebody else."""
    try:
        mail = message_from_bytes(message, policy=default)
        sender = parseaddr(str(mail["From"] or ""))[1].lower()
        return [reply for reply in _replies(mail) if reply.sender == sender]
    except Exception:
        logger.info("A mail that cannot be read was left in the mailbox", exc_info=True)
        return []


def _replies(mail: EmailMessage) -> Iterator[Reply]:
    for part in mail.walk():
        if part.get_content_type() != "text/calendar":
            continue
        text = part.get_payload(decode=True)
        calendar = Calendar.from_ical(text if isinstance(text, bytes) else b"")
        if str(calendar.get("METHOD", "")).upper() == "REPLY":
            for event in calendar.walk("VEVENT"):
                yield from _of_event(event)


def _of_event(event: Any) -> Iterator[Reply]:
    attendees = event.get("ATTENDEE", [])
    for attendee in attendees if isinstance(attendees, list) else [attendees]:
        said = str(attendee.params.get("PARTSTAT", "")).lower()
        if said in Participant.Reply.values:
            yield Reply(
                uid=str(event.get("UID", "")),
                sequence=int(event.get("SEQUENCE", 0)),
                sender=str(attendee).lower().removeprefix("mailto:"),
                said=said,
                at=_said_at(event),
            )


def _said_at(event: Any) -> datetime:
    """Never later than now: a clock that runs ahead must not outlive the next answer."""
    stamp = event.get("DTSTAMP")
    found = stamp.dt if stamp is not None else None
    if not isinstance(found, datetime):
        return timezone.now()
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return min(aware, timezone.now())


@transaction.atomic
def note(reply: Reply) -> bool:
    """Keep what an invited participant has said. Answers whether it was news: not for a booking
    that has moved since or comes to nothing, and not for what she had said before."""
    booking = Booking.objects.select_for_update().filter(uid=reply.uid).first()
    if booking is None or booking.is_off or booking.sequence != reply.sequence:
        return False
    invited = booking.participants.filter(invited=True).select_related("person__user")
    people = [each.person for each in invited if address_of(each.person).lower() == reply.sender]
    said = Participant.Reply(reply.said)
    if not people or not note_reply(booking, people, said, reply.at):
        return False
    for person in people:
        log(instance=booking, action="scheduling.reply", user=person.user, data={"reply": said})
        kind_of(booking).replied(booking, person, said)
    return True
