"""Innovations that nobody accompanies, and what their teams can do meanwhile."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.agenda import CLINIC, SUPERVISION, UNIT, opds_for
from foundation import facts
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.agenda.kinds import Item
from foundation.users import Account
from innovations.models import Innovation
from innovations.next_steps import NextStep
from mentoring.assignments.narrowing import ASSIGN, BY_MENTOR, NOBODY
from mentoring.models.assignments import without_mentor
from mentoring.models.sessions import Session


def _rows(group: FigureGroup, user: Account, day: date) -> "QuerySet[Innovation] | None":
    opds = opds_for(group, user, day)
    if opds is None:
        return without_mentor(day)
    return without_mentor(day).filter(opd_id__in=opds) if opds else None


def _prepared(innovations: "QuerySet[Any]") -> "QuerySet[Any]":
    return innovations.select_related("opd").order_by("created_at", "pk")


def _item(innovation: Innovation) -> Item:
    return Item(innovation.name, innovation.get_absolute_url(), innovation.owner_name)


def _to_assign(innovation: Innovation) -> Item:
    url = reverse("mentoring:assign_to", args=[innovation.pk])
    own = innovation.get_absolute_url()
    return Item(innovation.name, own, innovation.owner_name, str(ASSIGN), url)


FIGURES = tuple(
    AgendaFigure(
        f"without_mentor_of_{group.name}",
        group,
        gettext_lazy("Innovations without mentor"),
        10,
        partial(_rows, group),
        lambda user: f"{reverse('innovations:list')}?{BY_MENTOR.name}={NOBODY}",
        _prepared,
        _to_assign if group == CLINIC else _item,
    )
    for group in (UNIT, CLINIC, SUPERVISION)
)


def _alone() -> "QuerySet[Innovation]":
    return without_mentor(timezone.localdate())


def _without_session() -> "QuerySet[Innovation]":
    ahead = Session.objects.coming(facts.now()).filter(innovation=OuterRef("pk"))
    return Innovation.objects.confirmed().filter(~Exists(ahead))


STEPS = (
    NextStep(
        "mentor",
        40,
        lambda each: _(
            "No mentor accompanies it yet; the clinic knows. Ask what you want to know."
        ),
        lambda: _("Ask a question"),
        lambda each: f"{reverse('mentoring:ask')}?inovasi={each.pk}",
        rows=_alone,
    ),
    NextStep(
        "session",
        50,
        lambda each: _("No session lies ahead. Choose a time with a mentor of yours."),
        lambda: _("Book a session"),
        lambda each: reverse("mentoring:choose_mentor", args=[each.pk]),
        rows=_without_session,
    ),
)
