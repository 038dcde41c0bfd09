"""What templates of mentoring ask for."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from foundation.calendar import local_time
from foundation.users import AnyUser
from mentoring.models import Assignment, Session
from mentoring.sessions.refusals import words

register = template.Library()

# So long before it ends the term of a mentor is worth a warning.
ENDING = timedelta(days=30)
TONES = {
    Session.Status.REQUESTED: "warning",
    Session.Status.CONFIRMED: "info",
    Session.Status.TOOK_PLACE: "success",
    Session.Status.MISSED: "warning",
    Session.Status.CANCELLED: "danger",
    Session.Status.DECLINED: "danger",
    Session.Status.EXPIRED: "",
}


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
    return TONES[session.status]


@register.filter
def with_whom(session: Session, user: AnyUser) -> str:
    """The other side, in the eyes of `user`; both sides for whoever is neither. `session` with names."""
    other = session.across_from(user)
    if other is not None:
        return _("with %(who)s") % {"who": other.full_name}
    mentor, booked_by = session.sides
    return _("%(mentor)s and %(who)s") % {"mentor": mentor.full_name, "who": booked_by.full_name}


@register.filter
def refusal_words(refusal: Exception) -> str:
    """Why an act about sessions is refused."""
    return words(refusal)


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
