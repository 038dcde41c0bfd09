"""When a mentor's own appointment ends."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from agents.models import Appointment
from foundation.users import AnyUser
from mentoring.models.assignments import MENTORS

# So long before it ends, the term of a mentor is worth a warning.
ENDING = timedelta(days=30)


def ending_on(user: AnyUser) -> date | None:
    """Her last day as a mentor, if it comes within 30 days and no later decree goes on."""
    today = timezone.localdate()
    left = Appointment.objects.of(user).kinds(*MENTORS)
    left = left.filter(Q(ends_on=None) | Q(ends_on__gte=today))
    ends = list(left.order_by().values_list("ends_on", flat=True))
    if not ends or None in ends:
        return None
    last = max(day for day in ends if day is not None)
    return last if last <= today + ENDING else None
