"""What templates of mentoring ask for."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timeuntil

from foundation.calendar import local_time
from mentoring.models import Assignment, Session

register = template.Library()

# So long before it ends the term of a mentor is worth a warning.
ENDING = timedelta(days=30)
TONES = {
    Session.Status.REQUESTED: "warning",
    Session.Status.CONFIRMED: "info",
    Session.Status.HELD: "success",
    Session.Status.NO_SHOW: "warning",
    Session.Status.CANCELLED: "danger",
    Session.Status.DECLINED: "danger",
    Session.Status.EXPIRED: "",
}


@register.filter
def hours(span: object) -> str:
    """09.00 to 09.45 with the zone, of whatever begins and ends."""
    return local_time.hours(span.starts_at, span.ends_at)  # type: ignore[attr-defined]


@register.filter
def long_day(day: date | datetime) -> str:
    return local_time.long_day(timezone.localdate(day) if isinstance(day, datetime) else day)


@register.filter
def when(moment: datetime) -> str:
    """12 Maret 2026, 09.00 with the zone."""
    return local_time.moment(moment)


@register.filter
def coming_when(moment: datetime) -> str:
    """Kamis, 12 Maret 2026, 09.00 with the zone."""
    return local_time.day_and_moment(moment)


@register.filter
def status_tone(session: Session) -> str:
    return TONES[session.state]


@register.filter
def time_left(moment: datetime) -> str:
    """Until then, in words: one day, three hours."""
    return timeuntil(moment, timezone.now())


@register.filter
def term_state(assignment: Assignment) -> str:
    """Of the mentor's appointment: `ended`, `ending` or nothing to say."""
    last = assignment.appointment.ends_on
    today = timezone.localdate()
    if last is None or last > today + ENDING:
        return ""
    return "ended" if last < today else "ending"
