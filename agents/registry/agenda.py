"""Appointments that run out, so that nobody is without a mentor or a head by surprise."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.agenda import CLINIC, is_clinic
from agents.models import Appointment
from agents.models.appointments import ENDING
from foundation.agenda.figures import AgendaFigure
from foundation.agenda.kinds import Item
from foundation.users import Account


def _ending(user: Account, day: date) -> "QuerySet[Appointment] | None":
    if not is_clinic(user, day):
        return None
    return Appointment.objects.ending_by(day, day + ENDING)


def _prepared(appointments: "QuerySet[Any]") -> "QuerySet[Any]":
    return appointments.select_related("person", "decree").order_by("ends_on", "pk")


def _item(appointment: Appointment) -> Item:
    last = date_format(appointment.ends_on, "j F Y") if appointment.ends_on else ""
    note = gettext("%(number)s, until %(day)s") % {"number": appointment.decree, "day": last}
    return Item(
        str(appointment), reverse("registry_appointments:inspect", args=[appointment.pk]), note
    )


APPOINTMENTS = AgendaFigure(
    "ending_appointments",
    CLINIC,
    _("Appointments that end within 30 days"),
    70,
    _ending,
    lambda user: reverse("registry_appointments:index") + "?state=ending",
    _prepared,
    _item,
    is_alarm=False,
)
