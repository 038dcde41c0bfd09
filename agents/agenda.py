"""For whom figures stand in an agenda, by the appointments in force today."""

from collections.abc import Set
from datetime import date

from django.utils.translation import gettext_lazy as _

from agents.models import Appointment
from agents.models.appointments import has_role, opds_in_charge
from foundation.agenda.figures import FigureGroup
from foundation.users import Account

Kind = Appointment.Kind
UNIT = FigureGroup("unit", _("My unit"), 10)
CLINIC = FigureGroup("clinic", _("The clinic's desk"), 20)
SUPERVISION = FigureGroup("supervision", _("Supervision"), 30)
# Whose units each is about; the clinic's is about all.
OVER = {UNIT: (Kind.HEAD, Kind.INNOVATION_ADMIN), SUPERVISION: (Kind.SUPERVISOR,)}


def is_clinic(user: Account, day: date) -> bool:
    return bool(user.is_superuser) or has_role(user, day, Kind.CLINIC)


def opds_for(group: FigureGroup, user: Account, day: date) -> Set[int] | None:
    """Ids of the OPDs of which figures of `group` tell `user`; None for all, empty for nobody's."""
    if group == CLINIC:
        return None if is_clinic(user, day) else set()
    return opds_in_charge(user, day, *OVER[group])
