"""What the succession registers with the apps below."""

from foundation.minute.duties import register_duty
from mentoring.succession.operations.settling import settle_due


def connect() -> None:
    register_duty("left_by_mentors", settle_due)
