"""What the calendar registers with its neighbours."""

from foundation.calendar.seeding import seed_missing
from foundation.minute.duties import register_duty
from foundation.privacy.map import declare_impersonal


def connect() -> None:
    register_duty("holidays", seed_missing)
    declare_impersonal("foundation.Holiday", "name", "source")
