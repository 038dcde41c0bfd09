"""When a mentor's own appointment ends."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import ENDING
from foundation.users import AnyUser
from mentoring.models.assignments import MENTORS


def ending_on(user: AnyUser) -> date | None:
    """The last day of `user` as a mentor, if it comes within ENDING and no later decree goes on;
    else None. It may be today."""
    today = timezone.localdate()
    left = Appointment.objects.of(user).kinds(*MENTORS)
    left = left.filter(Q(ends_on=None) | Q(ends_on__gte=today))
    ends = list(left.order_by().values_list("ends_on", flat=True))
    if not ends or None in ends:
        return None
    last = max(day for day in ends if day is not None)
    return last if last <= today + ENDING else None
