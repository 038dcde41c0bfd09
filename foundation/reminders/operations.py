"""Reminders are planned with a change, handed to the outbox when due, and asked again when sent."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from foundation.models import OutboxMessage, Reminder
from foundation.outbox import operations as outbox
from foundation.outbox.mail import post
from foundation.reminders.registry import ring_for, writer_of

KIND = "reminder"  # of the outbox
AT_ONCE = 500


def plan(subject: str, revision: int, wanted: Iterable[tuple[str, str, datetime]]) -> None:
    """Rows of (kind, recipient, due_at) for this revision, in the transaction of the change.

    What is due already is left out: who books for today need not hear that it is tomorrow. The
    same kind for the same recipient and revision is planned once, however often it is asked for.
    """
    now = timezone.now()
    rows = [
        Reminder(subject=subject, kind=kind, recipient=recipient, revision=revision, due_at=due_at)
        for kind, recipient, due_at in wanted
        if due_at > now
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)


def key_of(pk: int) -> str:
    """Of the message that hands a reminder to the outbox."""
    return f"{KIND}:{pk}"


def queue_due() -> int:
    """The duty of the minute: hand what is due to the outbox, each once. Returns how many."""
    due = Reminder.objects.due(timezone.now()).order_by("due_at")
    return sum(_queue(pk) for pk in due.values_list("pk", flat=True)[:AT_ONCE])


def send(message: OutboxMessage) -> None:
    """The outbox's sender. Only here the text is written: the message may have waited for hours."""
    reminder = Reminder.objects.filter(pk=message.payload["reminder"]).first()
    if reminder is None:
        return  # its recipient's data were erased
    mail = writer_of(reminder)(reminder)
    if mail is None:
        Reminder.objects.filter(pk=reminder.pk).update(skipped_at=timezone.now())
    else:
        post(message, mail)


def pass_on(reminders: models.QuerySet[Reminder], to: str) -> list[int]:
    """Give them another recipient, unless `to` has the same one. Answers which passed."""
    same = {name: models.OuterRef(name) for name in ("subject", "kind", "revision")}
    theirs = Reminder.objects.filter(recipient=to, **same)
    rows = reminders.exclude(models.Exists(theirs)).order_by("pk")
    passed = list(rows.values_list("pk", flat=True))
    Reminder.objects.filter(pk__in=passed).update(recipient=to)
    return passed


@transaction.atomic
def _queue(pk: int) -> bool:
    """Of two processes at once, one changes the row."""
    waiting = Reminder.objects.filter(pk=pk, queued_at=None)
    if not waiting.update(queued_at=timezone.now()):
        return False
    ring_for(Reminder.objects.get(pk=pk))
    outbox.put(key_of(pk), KIND, {"reminder": pk})
    return True
