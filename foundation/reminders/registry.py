"""Which app writes the reminders about the subjects of a prefix."""

from collections.abc import Callable
from typing import Any

from foundation.models import Reminder

# Asked at the moment of sending. Answers the mail as `foundation.outbox.mail.post` takes it
# (subject, body, to), in the recipient's language, or None where the reminder no longer holds.
Writer = Callable[[Reminder], dict[str, Any] | None]

_writers: dict[str, Writer] = {}


def register_reminder(prefix: str, writer: Writer) -> None:
    """For every kind of reminder whose subject is `prefix:key`."""
    _writers[prefix] = writer


def writers() -> list[tuple[str, Writer]]:
    """By prefix: whose reminders they are, the module of the writer says."""
    return list(_writers.items())


def writer_of(reminder: Reminder) -> Writer:
    """Raises KeyError where no installed app knows the subject: the outbox sets the message aside."""
    return _writers[reminder.subject.partition(":")[0]]
