from foundation.models.client_keys import ClientKey
from foundation.models.holidays import Holiday
from foundation.models.notice_choices import Delivery, NoticeChoice, NoticeHours
from foundation.models.notice_texts import NoticeText
from foundation.models.outbox import OutboxMessage
from foundation.models.page_generations import PageGeneration
from foundation.models.private_files import PrivateFile
from foundation.models.reminders import Reminder
from foundation.models.streams import Event, Notice, Stream

__all__ = [
    "ClientKey",
    "Delivery",
    "Event",
    "Holiday",
    "Notice",
    "NoticeChoice",
    "NoticeHours",
    "NoticeText",
    "OutboxMessage",
    "PageGeneration",
    "PrivateFile",
    "Reminder",
    "Stream",
]
