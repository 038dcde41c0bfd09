"""Certificates that wait for the clinic, and those that were given back to their holder."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.agenda import CLINIC, is_clinic
from credentials.models import Recognition
from foundation.agenda.figures import AgendaFigure
from foundation.agenda.kinds import AgendaKind, Entry, Item, Rows, Urgency, entries
from foundation.calendar.local_time import moment
from foundation.users import Account


def _rows(user: Account, day: date) -> Rows:
    mine = Recognition.objects.of(user).filter(state=Recognition.State.RETURNED)
    yield entries(mine, "recognition", title="title", at="decided_at", urgency=Urgency.WAITING)


def _items(found: Collection[Entry], user: Account) -> Mapping[int, Item]:
    note, action = gettext("given back with remarks"), gettext("Mend it")
    return {
        each.pk: Item(each.title, reverse("credentials:recognition", args=[each.pk]), note, action)
        for each in found
    }


def _waiting(user: Account, day: date) -> "QuerySet[Recognition] | None":
    return Recognition.objects.waiting() if is_clinic(user, day) else None


def _prepared(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows.select_related("person").order_by("submitted_at", "pk")


def _item(row: Recognition) -> Item:
    url = reverse("recognitions:inspect", args=[row.pk])
    note = gettext("%(person)s, handed in %(when)s") % {
        "person": row.person,
        "when": moment(row.submitted_at),
    }
    return Item(row.title, url, note)


RETURNED = AgendaKind("recognition", "book", _rows, _items)
FIGURE = AgendaFigure(
    "recognitions_of_clinic",
    CLINIC,
    _("Certificates from outside to decide"),
    55,
    _waiting,
    lambda user: reverse("recognitions:index"),
    _prepared,
    _item,
)
