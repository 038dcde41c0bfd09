"""What templates say of times."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from foundation.calendar import local_time as clock

register = template.Library()


@register.filter
def hours(span: object) -> str:
    """09.00 to 09.45 with the zone, of whatever begins and ends."""
    return clock.hours(span.starts_at, span.ends_at)  # type: ignore[attr-defined]


@register.filter
def long_day(day: date | datetime) -> str:
    return clock.long_day(timezone.localdate(day) if isinstance(day, datetime) else day)
