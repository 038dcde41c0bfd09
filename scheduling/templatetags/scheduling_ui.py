"""What templates say of times."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from foundation.calendar import local_time

register = template.Library()


@register.filter
def hours(span: object) -> str:
    """09.00 to 09.45 with the zone, of whatever begins and ends."""
    return local_time.hours(span.starts_at, span.ends_at)  # type: ignore[attr-defined]


@register.filter
def long_day(day: date | datetime) -> str:
    return local_time.long_day(timezone.localdate(day) if isinstance(day, datetime) else day)
