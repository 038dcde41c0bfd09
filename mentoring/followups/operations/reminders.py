"""Reminders two days before a follow-up is due and on the day: by mail and in the bell, not once it
is done, and moved with the day."""

from datetime import time, timedelta
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils import timezone, translation

from agents.contact import address_of, language_of
from agents.models import Person
from agents.notices.bells import bell_name
from foundation.calendar import local_time
from foundation.models import Reminder
from foundation.notices.operations.mails import mail_about
from foundation.reminders import operations as reminders
from foundation.reminders.registry import register_reminder
from mentoring.followups import notices
from mentoring.models import FollowUp

PREFIX = "follow_up"
MORNING = time(7)  # before the day's work begins


class Kind(StrEnum):
    SOON = "soon"
    TODAY = "today"


DAYS_BEFORE = {Kind.SOON: 2, Kind.TODAY: 0}


def plan(follow_up: FollowUp) -> None:
    """Rows for its present owner and day; a change outdates them by its revision."""
    due_on = follow_up.due_on
    if due_on is None:
        return
    bell = bell_name(follow_up.owner_id)
    wanted = [
        (kind.value, bell, local_time.at(due_on - timedelta(days=days), MORNING))
        for kind, days in DAYS_BEFORE.items()
    ]
    reminders.plan(_subject(follow_up.pk), follow_up.revision, wanted)


def reminders_of(person: Person) -> models.QuerySet[Reminder]:
    rows = Reminder.objects.filter(recipient=bell_name(person.pk))
    return rows.filter(subject__startswith=f"{PREFIX}:")


def connect() -> None:
    register_reminder(PREFIX, _write, _ring)


def _subject(pk: int) -> str:
    return f"{PREFIX}:{pk}"


def _write(reminder: Reminder) -> dict[str, Any] | None:
    row = _of(reminder)
    address = address_of(row.owner) if row else ""
    if row is None or not address:
        return None
    with translation.override(language_of(row.owner)):
        subject, body = notices.text_for(row, f"reminder_{reminder.kind}")
    about = mail_about(notices.TOPIC.name, reminder.recipient)
    return {"subject": subject, "body": body, "to": [address], "about": about}


def _ring(reminder: Reminder) -> None:
    row = _of(reminder)
    if row is not None:
        notices.tell_due(row)


def _of(reminder: Reminder) -> FollowUp | None:
    """The follow-up, where the reminder still holds: open, of this owner and day, and not so late
    that another day has come than the one that it speaks of."""
    pk = int(reminder.subject.partition(":")[2])
    rows = FollowUp.objects.open().filter(revision=reminder.revision)
    row = rows.select_related("innovation", "owner__user").filter(pk=pk).first()
    if row is None or row.due_on is None or reminder.recipient != bell_name(row.owner_id):
        return None
    today = timezone.localdate()
    is_true = today == row.due_on if reminder.kind == Kind.TODAY else today < row.due_on
    return row if is_true else None
