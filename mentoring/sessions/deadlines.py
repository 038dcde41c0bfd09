"""Until when a request waits for its mentor."""

from datetime import datetime, timedelta

from django.utils import timezone

from foundation.calendar import working_days
from mentoring.app_settings import app_settings

REMINDED_BEFORE = timedelta(hours=12)


def answer_by(starts_at: datetime) -> datetime:
    """For a request made now: MENTORING_ANSWER_WITHIN of working days, or until shortly before.

    In the past where there is no time left to ask.
    """
    within = working_days.passed(timezone.now(), app_settings.ANSWER_WITHIN)
    return min(within, _last_moment(starts_at))


def last_asked() -> datetime:
    """Up to this moment, itself included, a session begins too soon to be asked for now."""
    return timezone.now() + app_settings.ANSWER_BEFORE


def _last_moment(starts_at: datetime) -> datetime:
    return starts_at - app_settings.ANSWER_BEFORE


def remind_at(expires_at: datetime) -> datetime:
    """Twelve hours before the time is up; half way, where less is left."""
    return expires_at - min(REMINDED_BEFORE, (expires_at - timezone.now()) / 2)
