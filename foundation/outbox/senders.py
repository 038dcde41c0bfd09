"""Who sends which kind of outbox message."""

from collections.abc import Callable

from foundation.models import OutboxMessage

Sender = Callable[[OutboxMessage], None]

_senders: dict[str, Sender] = {}
_mails: set[str] = set()


def register_sender(kind: str, sender: Sender, *, is_mail: bool = False) -> None:
    """`sender(message)` does what messages of `kind` ask. Whatever it raises puts the message off
    to the next try, or has it set aside when that is the message's own fault; it may be called
    again for one that it has done. `is_mail`: each of them is a mail to somebody, and stands in the
    list of what was sent."""
    _senders[kind] = sender
    if is_mail:
        _mails.add(kind)


def kinds_of_mail() -> set[str]:
    """The kinds of messages that are each a mail to somebody."""
    return set(_mails)


def senders() -> list[tuple[str, Sender]]:
    """By kind: whose messages they are, the module of the sender says."""
    return list(_senders.items())


def sender_of(kind: str) -> Sender:
    """Raises KeyError for a kind of an app that is no longer installed; the message is then set aside."""
    return _senders[kind]
