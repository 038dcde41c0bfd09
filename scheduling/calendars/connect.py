"""The duty that reads what calendar programs answer."""

from foundation.minute.duties import register_duty
from scheduling.calendars.replies import read_replies


def connect() -> None:
    register_duty("replies", read_replies)
