"""What must happen after a change: written with it, tried at once, tried again every minute."""

import logging
import time
from datetime import timedelta
from itertools import takewhile
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django_tasks import task

from foundation.models import OutboxMessage
from foundation.outbox.senders import sender_of

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=6)
LONGEST_ROUND = 30.0  # seconds


def put(key: str, kind: str, payload: dict[str, Any], *, is_secret: bool = False) -> OutboxMessage:
    """Write a message inside the caller's transaction, and try it once that is committed. The same
    `key` is the same message, however often it is put: then the first payload stays. With
    `is_secret` the payload is emptied once it was sent."""
    message, is_new = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "payload": payload,
            "is_secret": is_secret,
            "next_try_at": timezone.now(),
        },
    )
    if is_new:
        transaction.on_commit(lambda: deliver_later.enqueue(message.pk), robust=True)
    return message


def deliver(message_id: int) -> bool:
    """Send one message unless another process has it or had it. Answers whether it went out.

    A lease is taken first (at most one sender at a time); a crash after sending and before
    noting it sends twice, which the fixed Message-ID of a mail makes recognisable.
    """
    now = timezone.now()
    mine = OutboxMessage.objects.due(now).filter(pk=message_id)
    if not mine.update(next_try_at=now + LEASE, attempts=models.F("attempts") + 1):
        return False
    message = OutboxMessage.objects.get(pk=message_id)
    try:
        sender_of(message.kind)(message)
    except Exception as error:  # noqa: BLE001  (whatever fails, the row waits for the next try)
        _postpone(message, error)
        return False
    message.sent_at = timezone.now()
    message.last_error = ""
    if message.is_secret:
        message.payload = {}
    message.save(update_fields=["sent_at", "last_error", "payload"])
    return True


@task()
def deliver_later(message_id: int) -> None:
    """Tried at once after the commit, by a worker where there is one. A task is not retried:
    `deliver_due` is what makes sure."""
    deliver(message_id)


def deliver_due() -> int:
    """Send whatever waits. Returns how many went out.

    Behind a slow mail server the other duties of the minute wait too: not for long.
    """
    waiting = OutboxMessage.objects.due(timezone.now()).order_by("next_try_at")
    until = time.monotonic() + LONGEST_ROUND
    in_time = takewhile(
        lambda _: time.monotonic() < until, waiting.values_list("pk", flat=True)[:500]
    )
    return sum(deliver(pk) for pk in in_time)


def _postpone(message: OutboxMessage, error: Exception) -> None:
    logger.warning("Outbox message %s failed: %s", message.pk, error)
    message.last_error = f"{type(error).__name__}: {error}"
    wait = timedelta(minutes=2 ** min(message.attempts, 10))  # 2**41 is more than a timedelta holds
    message.next_try_at = timezone.now() + min(LONGEST_WAIT, wait)
    message.save(update_fields=["last_error", "next_try_at"])
