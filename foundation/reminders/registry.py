"""Which app writes the reminders about the subjects of a prefix."""

from collections.abc import Callable
from typing import Any

from foundation.models import Reminder

# Asked at the moment of sending. Answers the mail as `foundation.outbox.mail.post` takes it
# (subject, body, to), in the recipient's language, or None where the reminder no longer holds.
Writer = Callable[[Reminder], dict[str, Any] | None]

# Asked once for each reminder, when it is due, in the transaction that hands it to the outbox: what
# else is told besides the mail, such as a line of the bell.
Ring = Callable[[Reminder], None]

_writers: dict[str, Writer] = {}
_rings: dict[str, Ring] = {}


def register_reminder(prefix: str, writer: Writer, ring: Ring | None = None) -> None:
    """For every kind of reminder whose subject is `prefix:key`. `writer` writes the mail when it
    goes out, as often as it is tried; `ring` tells the bell, once, when it is due."""
    _writers[prefix] = writer
    if ring is not None:
        _rings[prefix] = ring


def writers() -> list[tuple[str, Writer]]:
    """By prefix: whose reminders they are, the module of the writer says."""
    return list(_writers.items())


def writer_of(reminder: Reminder) -> Writer:
    """Raises KeyError where no installed app knows the subject: the outbox sets the message aside."""
    return _writers[reminder.subject.partition(":")[0]]


def ring_for(reminder: Reminder) -> None:
    """Nothing where the subject has a mail alone."""
    ring = _rings.get(reminder.subject.partition(":")[0])
    if ring is not None:
        ring(reminder)
