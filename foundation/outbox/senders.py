"""Who sends which kind of outbox message."""

from collections.abc import Callable

from foundation.models import OutboxMessage

Sender = Callable[[OutboxMessage], None]

_senders: dict[str, Sender] = {}


def register_sender(kind: str, sender: Sender) -> None:
    _senders[kind] = sender


def sender_of(kind: str) -> Sender:
    return _senders[kind]
