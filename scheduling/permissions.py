"""Who may do what in scheduling, today."""

from typing import Any

from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import holds
from agents.models.people import person_of
from scheduling.windows.offering import may_offer


def is_clinic(user: Any) -> bool:
    """Who keeps the rooms."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or holds(user, timezone.localdate(), Appointment.Kind.CLINIC)


def offers_times(user: Any) -> bool:
    person = person_of(user)
    return person is not None and may_offer(person, timezone.localdate())
