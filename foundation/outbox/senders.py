"""Who sends which kind of outbox message."""

from collections.abc import Callable

from foundation.models import OutboxMessage

Sender = Callable[[OutboxMessage], None]

_senders: dict[str, Sender] = {}


def register_sender(kind: str, sender: Sender) -> None:
    """`sender(message)` does what messages of `kind` ask. Whatever it raises puts the message off
    to the next try, or has it set aside when that is the message's own fault; it may be called
    again for one that it has done."""
    _senders[kind] = sender


def senders() -> list[tuple[str, Sender]]:
    """By kind: whose messages they are, the module of the sender says."""
    return list(_senders.items())


def sender_of(kind: str) -> Sender:
    """Raises KeyError for a kind of an app that is no longer installed; the message is then set aside."""
    return _senders[kind]
