"""How much lies on a mentor's desk; each leads to that part of it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation import facts
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.calendar import local_time
from foundation.users import Account
from mentoring.models import Consultation, Session
from mentoring.models.rights import rights_of
from mentoring.permissions import is_mentor

DESK = FigureGroup("desk", _("My desk"), 5)


def _rows(
    ask: "Callable[[Account, date], QuerySet[Any]]", user: Account, day: date
) -> "QuerySet[Any] | None":
    return ask(user, day) if is_mentor(user) else None


def _today(user: Account, day: date) -> "QuerySet[Session]":
    _start, end = local_time.span(day, 1)
    mine = Session.objects.booked().filter(mentor__user_id=user.pk)
    return mine.filter(booking__starts_at__lt=end, booking__ends_at__gt=facts.now())


def _asked(user: Account, day: date) -> "QuerySet[Session]":
    return Session.objects.answerable_by(user)


def _waiting(user: Account, day: date) -> "QuerySet[Any]":
    rights = rights_of(user)
    return Consultation.objects.filter(rights.answering | rights.queue).waiting()


def _silent(user: Account, day: date) -> "QuerySet[Session]":
    over = Q(mentor__user_id=user.pk, booking__ends_at__lte=facts.now())
    return Session.objects.booked().filter(over)


def _section(name: str, user: Account) -> str:
    return reverse("mentoring:desk_section", args=[name])


def _figure(
    name: str,
    label: Promise,
    order: int,
    ask: "Callable[[Account, date], QuerySet[Any]]",
    *,
    is_alarm: bool = True,
) -> AgendaFigure:
    return AgendaFigure(
        f"desk_{name}",
        DESK,
        label,
        order,
        partial(_rows, ask),
        partial(_section, name),
        is_alarm=is_alarm,
    )


FIGURES = (
    _figure("hari-ini", _("Sessions today"), 10, _today, is_alarm=False),
    _figure("permintaan", _("Requests to answer"), 20, _asked),
    _figure("menunggu-jawaban", _("Questions that wait for an answer"), 30, _waiting),
    _figure("belum-dilaporkan", _("Sessions without report"), 40, _silent),
)
