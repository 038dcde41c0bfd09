"""Whose training somebody may see."""

from typing import Any

from django.utils import timezone

from agents.models import Appointment, Opd
from agents.models.appointments import holds, opds_in_charge

Kind = Appointment.Kind


def sees_all_reports(user: Any) -> bool:
    return bool(user.is_superuser) or holds(user, timezone.localdate(), Kind.CLINIC)


def may_see_reports(user: Any) -> bool:
    if not user.is_authenticated:
        return False
    today = timezone.localdate()
    return sees_all_reports(user) or holds(
        user, today, Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR
    )


def reported_opds(user: Any) -> set[int]:
    """Ids of the OPDs whose figures `user` may open, those below and before them included."""
    if not user.is_authenticated:
        return set()
    if sees_all_reports(user):
        return set(Opd.objects.values_list("pk", flat=True))
    return opds_in_charge(
        user, timezone.localdate(), Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR
    )
