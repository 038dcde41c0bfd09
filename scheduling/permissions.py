"""Who may do what in scheduling, today."""

from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import has_role
from foundation.users import AnyUser


def is_clinic(user: AnyUser) -> bool:
    """Who keeps the rooms."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Appointment.Kind.CLINIC)
