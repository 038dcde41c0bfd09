"""Who is what in mentoring, today."""

from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.users import AnyUser
from mentoring.header import facts_of
from mentoring.models.assignments import MENTORS
from scheduling.permissions import is_clinic

__all__ = ["has_sessions", "is_clinic", "is_mentor"]

CLINIC = Appointment.Kind.CLINIC


def is_mentor(user: AnyUser) -> bool:
    return bool(user.is_authenticated) and has_role(user, timezone.localdate(), *MENTORS)


def has_sessions(user: AnyUser) -> bool:
    """Whether the header shows the way: mentors, the clinic and people of an innovation."""
    if not user.is_authenticated:
        return False
    return (
        bool(user.is_superuser)
        or has_role(user, timezone.localdate(), *MENTORS, CLINIC)
        or facts_of(user).is_member
    )
