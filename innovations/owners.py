"""In whose name somebody may register an innovation, and who is asked about the others."""

from django.db import models
from django.utils import timezone

from agents.models import Appointment, Opd, Person, Posting
from agents.models.appointments import has_role, opds_in_charge
from foundation.users import Account

Kind = Appointment.Kind


def speaks_for(user: Account, opd: Opd | None) -> bool:
    """Whether `user` confirms what is registered for `opd` or, with None, for a group: an innovation
    admin of it or of one above, or the clinic."""
    today = timezone.localdate()
    if user.is_superuser or has_role(user, today, Kind.CLINIC):
        return True
    return opd is not None and opd.pk in opds_in_charge(user, today, Kind.INNOVATION_ADMIN)


def speaks_for_anybody(user: Account) -> bool:
    """Whether there may be something for `user` to confirm."""
    return bool(user.is_superuser) or has_role(
        user, timezone.localdate(), Kind.CLINIC, Kind.INNOVATION_ADMIN
    )


def works_at(user: Account, opd: Opd | None) -> bool:
    """By any posting that is in force today."""
    if opd is None:
        return False
    postings = Posting.objects.in_force(timezone.localdate())
    return postings.filter(person__user_id=user.pk, opd=opd).exists()


def may_name(user: Account, opd: Opd | None) -> bool:
    """Whether an innovation that `user` registers for this owner needs nobody's confirmation."""
    return works_at(user, opd) or speaks_for(user, opd)


def office_of(opd: Opd | None) -> models.QuerySet[Person]:
    """Who is asked to confirm: the innovation admins nearest above, else the clinic."""
    held = Appointment.objects.in_force(timezone.localdate())
    above = [opd, *reversed(opd.get_ancestors())] if opd is not None else []
    for unit in above:
        admins = _people(held.kinds(Kind.INNOVATION_ADMIN).filter(scopes__opd=unit))
        if admins.exists():
            return admins
    return _people(held.kinds(Kind.CLINIC))


def _people(appointments: models.QuerySet[Appointment]) -> models.QuerySet[Person]:
    people = Person.objects.filter(pk__in=appointments.values("person"), user__is_active=True)
    return people.select_related("user")
