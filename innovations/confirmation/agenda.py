"""Registrations that wait for their owner's word."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.agenda import CLINIC, UNIT, is_clinic
from foundation.agenda.figures import AgendaFigure
from foundation.agenda.kinds import Item
from foundation.calendar import local_time
from foundation.users import Account
from innovations.models import Innovation
from innovations.owners import speaks_for_anybody


def _awaiting(user: Account) -> "QuerySet[Innovation]":
    return Innovation.objects.in_charge_of(user).awaiting()


def _of_unit(user: Account, day: date) -> "QuerySet[Innovation] | None":
    return _awaiting(user) if speaks_for_anybody(user) and not is_clinic(user, day) else None


def _of_clinic(user: Account, day: date) -> "QuerySet[Innovation] | None":
    return _awaiting(user) if is_clinic(user, day) else None


def _prepared(innovations: "QuerySet[Any]") -> "QuerySet[Any]":
    return innovations.select_related("opd").order_by("created_at", "pk")


def _item(innovation: Innovation) -> Item:
    since = local_time.day_and_moment(innovation.created_at)
    note = gettext("%(owner)s, since %(day)s") % {"owner": innovation.owner_name, "day": since}
    return Item(innovation.name, innovation.get_absolute_url(), note)


FIGURES = tuple(
    AgendaFigure(
        f"awaiting_of_{group.name}",
        group,
        _("Registrations to confirm"),
        20,
        rows,
        lambda user: reverse("innovations:queue"),
        _prepared,
        _item,
    )
    for group, rows in ((UNIT, _of_unit), (CLINIC, _of_clinic))
)
