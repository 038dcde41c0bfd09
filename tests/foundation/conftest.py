"""A time in Balangan, for tests that turn the clock."""

from datetime import datetime

from django.utils import timezone


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))
