"""Requests for erasure, which the law gives a term."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.agenda import CLINIC, is_clinic
from agents.models import Erasure
from agents.personal_data.viewsets import NAME
from foundation.agenda.figures import AgendaFigure
from foundation.agenda.kinds import Item
from foundation.calendar import local_time
from foundation.users import Account


def _waiting(user: Account, day: date) -> "QuerySet[Erasure] | None":
    return Erasure.objects.waiting() if is_clinic(user, day) else None


def _prepared(erasures: "QuerySet[Any]") -> "QuerySet[Any]":
    return erasures.select_related("person", "user").order_by("asked_at", "pk")


def _item(erasure: Erasure) -> Item:
    note = gettext("Answer by %(day)s") % {"day": local_time.day_and_moment(erasure.answer_by)}
    return Item(str(erasure), reverse(f"{NAME}:inspect", args=[erasure.pk]), note)


ERASURES = AgendaFigure(
    "erasures",
    CLINIC,
    _("Requests for erasure of personal data"),
    50,
    _waiting,
    lambda user: reverse(f"{NAME}:index") + "?state=asked",
    _prepared,
    _item,
)
