"""Who is what in mentoring, today."""

from typing import Any

from django.db import models
from django.utils import timezone

from agents.models import Appointment, Person
from agents.models.appointments import holds
from innovations.models import Member
from mentoring.models.assignments import MENTORS

CLINIC = Appointment.Kind.CLINIC


def is_clinic(user: Any) -> bool:
    """Who assigns mentors and keeps the rooms."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or holds(user, timezone.localdate(), CLINIC)


def is_mentor(user: Any) -> bool:
    return bool(user.is_authenticated) and holds(user, timezone.localdate(), *MENTORS)


def has_sessions(user: Any) -> bool:
    """Whether the header shows the way: mentors, the clinic and people of an innovation. One query."""
    if not user.is_authenticated:
        return False
    appointed = Appointment.objects.in_force(timezone.localdate()).kinds(*MENTORS, CLINIC)
    mine = models.OuterRef("pk")
    return (
        bool(user.is_superuser)
        or Person.objects.filter(user_id=user.pk)
        .filter(
            models.Exists(appointed.filter(person=mine))
            | models.Exists(Member.objects.filter(person=mine))
        )
        .exists()
    )
