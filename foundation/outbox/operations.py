"""What must happen after a change: written with it, tried at once, tried again every minute."""

import logging
import smtplib
import time
from datetime import timedelta
from itertools import takewhile
from typing import Any

from django.db import InterfaceError, OperationalError, models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from foundation.background import task
from foundation.models import OutboxMessage
from foundation.outbox.senders import sender_of
from foundation.outbox.wishes import NotBeforeError, UnwantedError
from foundation.users import Account

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=6)
LONGEST_ROUND = 30.0  # seconds
# Of what fails by itself: six minutes, which is less than what makes a backlog of the outbox.
MOST_TRIES = 3
PERMANENT = 500  # from here on a mail server says that the same will fail again (RFC 5321, 4.2.1)


class NotSetAsideError(Exception):
    """The message is not set aside: it was tried again or discarded meanwhile."""


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
    except NotBeforeError as wait:
        _wait(message, wait)
        return False
    except UnwantedError:
        _drop(message)
        return False
    except Exception as error:  # noqa: BLE001  (whatever fails, the row waits for the next try)
        if message.attempts >= MOST_TRIES and is_its_own_fault(error):
            _set_aside(message, error)
        else:
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


def is_its_own_fault(error: Exception) -> bool:
    """Whether this message will fail again while others go out: it cannot be built, or the mail
    server refuses this text or all these recipients for good. A server, a network or a database
    that is away is nobody's own."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code >= PERMANENT
    return not isinstance(error, OSError | OperationalError | InterfaceError)


@transaction.atomic
def try_again(message: OutboxMessage, *, by: Account) -> OutboxMessage:
    """A message that was set aside is tried anew, and once right after the commit. Raises
    NotSetAsideError."""
    message = _held(message)
    message.set_aside_at = None
    message.attempts = 0
    message.next_try_at = timezone.now()
    message.save(update_fields=["set_aside_at", "attempts", "next_try_at"])
    log(instance=message, action="foundation.try_message_again", user=by)
    transaction.on_commit(lambda: deliver_later.enqueue(message.pk), robust=True)
    return message


@transaction.atomic
def discard(message: OutboxMessage, *, by: Account) -> OutboxMessage:
    """A message that was set aside is never sent; its words go, the note that it was there stays.
    Raises NotSetAsideError."""
    message = _held(message)
    message.discarded_at = timezone.now()
    message.payload = {}
    message.save(update_fields=["discarded_at", "payload"])
    log(instance=message, action="foundation.discard_message", user=by)
    return message


def _held(message: OutboxMessage) -> OutboxMessage:
    held = OutboxMessage.objects.set_aside().select_for_update().filter(pk=message.pk).first()
    if held is None:
        raise NotSetAsideError
    return held


def _wait(message: OutboxMessage, wait: NotBeforeError) -> None:
    message.next_try_at = wait.at
    message.attempts -= 1
    message.save(update_fields=["next_try_at", "attempts"])


def _drop(message: OutboxMessage) -> None:
    message.set_aside_at = message.discarded_at = timezone.now()
    message.payload = {}
    message.save(update_fields=["set_aside_at", "discarded_at", "payload"])


def _set_aside(message: OutboxMessage, error: Exception) -> None:
    logger.error("Outbox message %s is set aside: %s", message.pk, error)
    message.last_error = f"{type(error).__name__}: {error}"
    message.set_aside_at = timezone.now()
    message.save(update_fields=["last_error", "set_aside_at"])


def _postpone(message: OutboxMessage, error: Exception) -> None:
    logger.warning("Outbox message %s failed: %s", message.pk, error)
    message.last_error = f"{type(error).__name__}: {error}"
    wait = timedelta(minutes=2 ** min(message.attempts, 10))  # 2**41 is more than a timedelta holds
    message.next_try_at = timezone.now() + min(LONGEST_WAIT, wait)
    message.save(update_fields=["last_error", "next_try_at"])
