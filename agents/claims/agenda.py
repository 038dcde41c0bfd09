"""Requests for a link to a staff record that an office must answer."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.agenda import CLINIC, UNIT
from agents.claims.permissions import Charge, charge_of
from agents.models.claims import Claim
from foundation.agenda.figures import AgendaFigure
from foundation.agenda.kinds import Item
from foundation.users import Account


def _waiting(charge: Charge | None, *, of_clinic: bool) -> "QuerySet[Claim] | None":
    if charge is None or charge.is_clinic != of_clinic:
        return None
    waiting: QuerySet[Claim] = charge.claims().waiting_for_approval()  # type: ignore[attr-defined]
    return waiting


def _of_unit(user: Account, day: date) -> "QuerySet[Claim] | None":
    return _waiting(charge_of(user), of_clinic=False)


def _of_clinic(user: Account, day: date) -> "QuerySet[Claim] | None":
    return _waiting(charge_of(user), of_clinic=True)


def _prepared(claims: "QuerySet[Any]") -> "QuerySet[Any]":
    return claims.select_related("person").order_by("asked_at", "pk")


def _item(claim: Claim) -> Item:
    return Item(str(claim.person), reverse("agents:unit_requests"), claim.note)


FIGURES = tuple(
    AgendaFigure(
        f"claims_of_{group.name}",
        group,
        _("Requests to link an account"),
        order,
        rows,
        lambda user: reverse("agents:unit_requests"),
        _prepared,
        _item,
    )
    for group, order, rows in ((UNIT, 60, _of_unit), (CLINIC, 40, _of_clinic))
)
