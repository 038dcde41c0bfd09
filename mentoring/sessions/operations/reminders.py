"""Reminders a day and an hour before, and before a request expires: never twice, never late."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils import timezone, translation

from agents.contact import address_of, language_of
from agents.models import Person
from agents.notices.bells import bell_name
from foundation.models import Reminder
from foundation.notices.operations.mails import mail_about
from foundation.reminders import operations as reminders
from foundation.reminders.registry import register_reminder
from mentoring.models import Session
from mentoring.sessions.deadlines import remind_at
from mentoring.sessions.notices import REMINDERS
from mentoring.sessions.operations.invitations import text_for

PREFIX = "session"


class Kind(StrEnum):
    DAY = "day"
    HOUR = "hour"
    WAIT = "wait"  # before a request expires


BEFORE = {Kind.DAY: timedelta(days=1), Kind.HOUR: timedelta(hours=1)}
# Later than this a reminder would say what is no longer so ("tomorrow", "in an hour"): it is left.
TOLERATED = {Kind.DAY: timedelta(hours=2), Kind.HOUR: timedelta(minutes=15)}


def plan(session: Session) -> None:
    """Rows for the present time and people of a session; a change outdates them by its sequence."""
    wanted = [
        (kind.value, bell_name(person.pk), due_at)
        for kind, due_at, people in _dates(session)
        for person in people
    ]
    reminders.plan(_subject(session.pk), session.sequence, wanted)


def reminders_of(
    person: Person, sessions: models.QuerySet[Session] | None = None
) -> models.QuerySet[Reminder]:
    """Of all sessions, or of these."""
    rows = Reminder.objects.filter(recipient=bell_name(person.pk))
    if sessions is None:
        return rows.filter(subject__startswith=f"{PREFIX}:")
    return rows.filter(subject__in=map(_subject, sessions.values_list("pk", flat=True)))


def connect() -> None:
    register_reminder(PREFIX, _write)


def _subject(session_id: int) -> str:
    return f"{PREFIX}:{session_id}"


def _dates(session: Session) -> list[tuple[Kind, datetime, list[Person]]]:
    if session.expires_at and session.is_waiting:
        return [(Kind.WAIT, remind_at(session.expires_at), [session.mentor])]
    starts_at, people = session.starts_at, session.attendees
    return [(kind, starts_at - before, people) for kind, before in BEFORE.items()]


def _write(reminder: Reminder) -> dict[str, Any] | None:
    """No recipient, where her record went into another one that had this reminder already."""
    session = Session.objects.with_names().filter(pk=_key(reminder.subject)).first()
    person = Person.objects.select_related("user").filter(pk=_key(reminder.recipient)).first()
    address = address_of(person) if person else ""
    if session is None or person is None or not address or not _still_holds(reminder, session):
        return None
    with translation.override(language_of(person)):
        subject, body = text_for(session, person, f"reminder_{reminder.kind}")
    about = mail_about(REMINDERS.name, reminder.recipient)
    return {"subject": subject, "body": body, "to": [address], "about": about}


def _key(name: str) -> int:
    return int(name.partition(":")[2])


def _still_holds(reminder: Reminder, session: Session) -> bool:
    if session.sequence != reminder.revision:
        return False
    kind = Kind(reminder.kind)
    if kind == Kind.WAIT:
        return session.is_waiting
    return (
        session.status == Session.Status.CONFIRMED
        and timezone.now() <= reminder.due_at + TOLERATED[kind]
    )
