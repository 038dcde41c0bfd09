"""Whose figures somebody may see, by the appointments in force today."""

from collections.abc import Set

from django.utils import timezone

from agents.models import Appointment
from agents.models.appointments import has_role, opds_in_charge
from foundation.users import AnyUser

Kind = Appointment.Kind
READERS = (Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR)  # of the OPDs in their scope


def sees_all_reports(user: AnyUser) -> bool:
    """The clinic and superusers: every OPD, and what belongs to none."""
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC)


def may_see_reports(user: AnyUser) -> bool:
    """Whether there are reports for `user` at all, perhaps empty ones."""
    if not user.is_authenticated:
        return False
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Kind.CLINIC, *READERS)


def reported_opds(user: AnyUser) -> Set[int] | None:
    """Ids of the OPDs whose figures `user` may open, those below and before them included.

    None stands for all of them and for what belongs to none; nobody without a right gets it.
    """
    if not user.is_authenticated:
        return set()
    if sees_all_reports(user):
        return None
    return opds_in_charge(user, timezone.localdate(), *READERS)


def answered_opds(user: AnyUser) -> Set[int] | None:
    """Ids of the OPDs for whose people `user` answers: those of which she is head or innovation admin
    today, with all below; None for whoever sees everything. A supervisor only looks on."""
    if not user.is_authenticated:
        return set()
    if sees_all_reports(user):
        return None
    return opds_in_charge(user, timezone.localdate(), Kind.HEAD, Kind.INNOVATION_ADMIN)
