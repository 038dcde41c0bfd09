"""Reminders a day and an hour before, and before a request expires: never twice, never late."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation

from agents.contact import address_of, language_of
from agents.models import Person
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.outbox.mail import post
from mentoring.models import Reminder, Session
from mentoring.sessions.deadlines import remind_at
from mentoring.sessions.operations.invitations import text_for

SEND = "mentoring.reminder"
Kind = Reminder.Kind
BEFORE = {Kind.DAY: timedelta(days=1), Kind.HOUR: timedelta(hours=1)}
# Later than this a reminder would say what is no longer so ("tomorrow", "in an hour"): it is left.
TOLERATED = {Kind.DAY: timedelta(hours=2), Kind.HOUR: timedelta(minutes=15)}


def plan(session: Session) -> None:
    """Rows for this sequence; what is due already (a booking for today) is not planned."""
    now = timezone.now()
    Reminder.objects.bulk_create(
        Reminder(
            session=session,
            kind=kind,
            recipient=person,
            sequence=session.sequence,
            due_at=due_at,
        )
        for kind, due_at, people in _dates(session)
        for person in people
        if due_at > now
    )


def _dates(session: Session) -> list[tuple[Kind, datetime, list[Person]]]:
    if session.expires_at and session.is_waiting:
        return [(Kind.WAIT, remind_at(session.expires_at), [session.mentor])]
    starts_at, people = session.starts_at, session.attendees
    return [(kind, starts_at - before, people) for kind, before in BEFORE.items()]


def queue_due() -> int:
    """Hand what is due to the outbox. Returns how many."""
    due = Reminder.objects.due(timezone.now()).order_by("due_at")
    return sum(_queue(pk) for pk in due.values_list("pk", flat=True)[:500])


def send(message: OutboxMessage) -> None:
    """Asked again here whether it still holds: the outbox may have waited for a mail server."""
    reminder = Reminder.objects.select_related("recipient__user").get(
        pk=message.payload["reminder"]
    )
    session = Session.objects.with_names().get(pk=reminder.session_id)
    address = address_of(reminder.recipient)
    if not address or not _still_holds(reminder, session):
        Reminder.objects.filter(pk=reminder.pk).update(skipped_at=timezone.now())
        return
    subject, body = _text(session, reminder.recipient, reminder.kind)
    post(message, {"subject": subject, "body": body, "to": [address]})


@transaction.atomic
def _queue(pk: int) -> bool:
    waiting = Reminder.objects.filter(pk=pk, queued_at=None)
    if not waiting.update(queued_at=timezone.now()):
        return False
    outbox.put(f"reminder:{pk}", SEND, {"reminder": pk})
    return True


def _still_holds(reminder: Reminder, session: Session) -> bool:
    if session.sequence != reminder.sequence:
        return False
    if reminder.kind == Kind.WAIT:
        return session.is_waiting
    return (
        session.status == Session.Status.CONFIRMED
        and timezone.now() <= reminder.due_at + TOLERATED[Kind(reminder.kind)]
    )


def _text(session: Session, person: Person, kind: str) -> tuple[str, str]:
    with translation.override(language_of(person)):
        return text_for(session, person, f"reminder_{kind}")
