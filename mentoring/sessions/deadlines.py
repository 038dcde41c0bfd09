"""Until when a request waits for its mentor."""

from datetime import datetime, timedelta

from django.utils import timezone

from mentoring.app_settings import app_settings

REMINDED_BEFORE = timedelta(hours=12)


def answer_by(starts_at: datetime) -> datetime:
    """For a request made now. In the past where there is no time left to ask."""
    return min(timezone.now() + app_settings.ANSWER_WITHIN, starts_at - app_settings.ANSWER_BEFORE)


def may_be_asked(starts_at: datetime) -> bool:
    return answer_by(starts_at) > timezone.now()


def remind_at(expires_at: datetime) -> datetime:
    """Twelve hours before the time is up; half way, where less is left."""
    return expires_at - min(REMINDED_BEFORE, (expires_at - timezone.now()) / 2)
