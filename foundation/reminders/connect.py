"""What reminders register with their neighbours."""

from foundation.minute.duties import register_duty
from foundation.outbox.senders import register_sender
from foundation.privacy.map import declare_impersonal
from foundation.reminders import operations


def connect() -> None:
    register_duty("reminders", operations.queue_due)
    register_sender(operations.KIND, operations.send)
    declare_impersonal("foundation.Reminder", "subject", "kind")
