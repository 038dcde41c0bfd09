from foundation.models.client_keys import ClientKey
from foundation.models.outbox import OutboxMessage
from foundation.models.private_files import PrivateFile
from foundation.models.reminders import Reminder
from foundation.models.streams import Event, Notice, Stream

__all__ = [
    "ClientKey",
    "Event",
    "Notice",
    "OutboxMessage",
    "PrivateFile",
    "Reminder",
    "Stream",
]
