"""Whom somebody can ask in her own agency."""

from datetime import date
from typing import Any

from django.db.models import Max, Q

from agents.models import Appointment, Person


def admins_of(person: Person, on: date) -> list[Person]:
    """The innovation admins nearest above where she works on a local day; empty for whoever works
    nowhere or whose agencies have none."""
    unit = person.primary_opd(on)
    if unit is None:
        return []
    line = Q(scopes__opd__in=[unit.pk, *unit.get_ancestors().values_list("pk", flat=True)])
    held = Appointment.objects.in_force(on).kinds(Appointment.Kind.INNOVATION_ADMIN).filter(line)
    nearest: list[Any] = list(
        held.annotate(depth=Max("scopes__opd__depth", filter=line))
        .select_related("person__user")
        .order_by("-depth", "pk")
    )
    return [each.person for each in nearest if each.depth == nearest[0].depth]
