"""Who may do what in scheduling, today."""

from typing import Any

from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import has_role


def is_clinic(user: Any) -> bool:
    """Who keeps the rooms."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Appointment.Kind.CLINIC)
