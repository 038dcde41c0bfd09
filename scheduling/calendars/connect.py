"""Feeds are read by their address alone; a duty reads what calendar programs answer."""

from foundation.minute.duties import register_duty
from foundation.secret_addresses import register_secret_address
from scheduling.calendars.replies import read_replies


def connect() -> None:
    register_secret_address("/kalender/")
    register_duty("replies", read_replies)
