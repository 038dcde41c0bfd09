"""What can stand in an agenda, by the subject that knows it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.compiled_for import forget_all
from foundation.users import Account


class Urgency(models.IntegerChoices):
    """Where in an agenda something stands, the most urgent first; the label is its heading."""

    OVERDUE = 1, _("Overdue")
    TODAY = 2, _("Due today")
    WAITING = 3, _("Waiting for you")
    NEXT = 4, _("Next dates")
    STEP = 5, _("Next step of your innovations")
    CONTINUE = 6, _("Continue learning")


class Entry(NamedTuple):
    """One row of the agenda. `at`: since when it waits, when it begins or until when it is due; of
    a day without a time, midnight of that day in UTC."""

    kind: str
    pk: int
    title: str
    at: datetime | None
    urgency: int


@dataclass(frozen=True)
class Item:
    """How an entry is shown: `note` says in a few words who waits or what is due, `action` what the
    button of it does; empty, the title alone leads to `url`. A desk shows the button where it leads
    elsewhere: to `action_url`."""

    title: str
    url: str
    note: str = ""
    action: str = ""
    action_url: str = ""


Rows = Iterable["models.QuerySet[Any, Any]"]


@dataclass(frozen=True)
class AgendaKind:
    """Work of one kind.

    `rows(user, day)` answers querysets, each unordered, uncut and shaped by `entries`; none where the
    kind has nothing for this user. `items(entries, user)` answers an `Item` by the key of each entry
    that is shown, in one query at most; an entry without one is left out.
    """

    name: str
    icon: str
    rows: Callable[[Account, date], Rows]
    items: Callable[[Collection[Entry], Account], Mapping[int, Item]]


_kinds: dict[str, AgendaKind] = {}


def register_agenda(kind: AgendaKind) -> AgendaKind:
    """What `kind` knows stands in everybody's agenda: on the start page, on desks, in the admin."""
    _kinds[kind.name] = kind
    forget_all()
    return kind


def kinds() -> Collection[AgendaKind]:
    return _kinds.values()


def kind_named(name: str) -> AgendaKind:
    return _kinds[name]


def entries(
    found: "models.QuerySet[Any]",
    name: str,
    *,
    title: str,
    at: str | models.Expression | None,
    urgency: "int | models.Expression",
) -> "models.QuerySet[Any, Any]":
    """`found` in the columns of `Entry`. `title` and `at` are fields, `at` a time or a day;
    `urgency` one of `Urgency`, or an expression for each row."""
    moment = models.Value(None) if at is None else models.F(at) if isinstance(at, str) else at
    shape: dict[str, Any] = {
        "agenda_kind": models.Value(name, models.CharField()),
        "agenda_title": Cast(title, models.CharField()),
        "agenda_at": Cast(moment, models.DateTimeField()),
        "agenda_urgency": (
            Cast(urgency, models.IntegerField())
            if isinstance(urgency, models.Expression)
            else models.Value(int(urgency), models.IntegerField())
        ),
    }
    names = ("agenda_kind", "pk", "agenda_title", "agenda_at", "agenda_urgency")
    return found.order_by().annotate(**shape).values_list(*names)


def due(field: str, day: date, otherwise: Urgency) -> models.Case:
    """The urgency of what is due on the day in `field`, as of `day`."""
    return models.Case(
        models.When(**{f"{field}__lt": day}, then=models.Value(int(Urgency.OVERDUE))),
        models.When(**{field: day}, then=models.Value(int(Urgency.TODAY))),
        default=models.Value(int(otherwise)),
        output_field=models.IntegerField(),
    )


def heading(urgency: int) -> str | Promise:
    return Urgency(urgency).label
