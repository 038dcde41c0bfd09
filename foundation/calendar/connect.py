"""What the calendar registers with its neighbours."""

from foundation.calendar.seeding import seed_missing
from foundation.minute.duties import register_duty
from foundation.privacy.map import declare_impersonal


def seed_holidays() -> int:
    """The duty of the minute. Returns how many rows changed: 0 as long as there is nothing to do."""
    return sum(seed_missing().values())


def connect() -> None:
    register_duty("holidays", seed_holidays)
    declare_impersonal("foundation.Holiday", "name", "source")
