"""Work that is counted: how many of something wait in an agency, at a desk, in the clinic."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import Promise

from foundation.agenda.kinds import Item
from foundation.users import Account


@dataclass(frozen=True)
class FigureGroup:
    """Figures that stand under one heading, in the order of `order`; `note` says what they are for
    where the heading does not."""

    name: str
    title: str | Promise
    order: int
    note: str | Promise = ""


@dataclass(frozen=True)
class AgendaFigure:
    """A number that somebody answers for, and the way to the rows that make it.

    `rows(user, day)` answers an unordered queryset, or None where the figure is not for this user.
    `url(user)` is where all of them stand. `item(row)` shows one of them on a desk, where that lists
    them; `prepared` adds to the queryset what that needs, and orders it. `is_alarm`: more than none is
    bad.
    """

    name: str
    group: FigureGroup
    label: str | Promise
    order: int
    rows: Callable[[Account, date], "models.QuerySet[Any] | None"]
    url: Callable[[Account], str]
    prepared: Callable[["models.QuerySet[Any]"], "models.QuerySet[Any]"] | None = None
    item: Callable[[Any], Item] | None = None
    is_alarm: bool = True


@dataclass(frozen=True)
class Counted:
    """A figure for one user; `found` are its rows."""

    figure: AgendaFigure
    count: int
    url: str
    found: "models.QuerySet[Any]"

    def items(self, most: int) -> list[Item]:
        """The first `most` of its rows, one query."""
        show, prepare = self.figure.item, self.figure.prepared
        if not self.count or show is None or prepare is None:
            return []
        return [show(row) for row in prepare(self.found)[:most]]

    @property
    def tone(self) -> str:
        return "warning" if self.figure.is_alarm and self.count else ""


class Group(NamedTuple):
    group: FigureGroup
    figures: Sequence[Counted]

    @property
    def waiting(self) -> list[Counted]:
        """Without those of which there are none."""
        return [each for each in self.figures if each.count]

    @property
    def alarms(self) -> list[Counted]:
        """Those of which none would be best, and there are some."""
        return [each for each in self.waiting if each.figure.is_alarm]

    @property
    def empty(self) -> list[Counted]:
        return [each for each in self.figures if not each.count]


_figures: dict[str, AgendaFigure] = {}


def register_figure(figure: AgendaFigure) -> AgendaFigure:
    """`figure` stands on the start page and the desk of everybody to whom it gives rows."""
    _figures[figure.name] = figure
    return figure


def counted(user: Account, day: date) -> list[Group]:
    """All figures that are for `user`, by their groups. One query, and those of the rules about who
    may see what."""
    asked = [(each, each.rows(user, day)) for each in _figures.values()]
    found = {each: rows for each, rows in asked if rows is not None}
    counts = _counts(found)
    groups = sorted({each.group for each in found}, key=lambda group: group.order)
    return [
        Group(
            group,
            [
                Counted(each, counts.get(each.name, 0), each.url(user), found[each])
                for each in sorted(found, key=lambda each: each.order)
                if each.group == group
            ],
        )
        for group in groups
    ]


def _counts(found: "dict[AgendaFigure, models.QuerySet[Any]]") -> dict[str, int]:
    """A figure without rows has no line."""
    lines = [_count(each.name, rows) for each, rows in found.items()]
    if not lines:
        return {}
    first, *others = lines
    both: Iterable[tuple[str, int]] = first.union(*others, all=True) if others else first
    return dict(both)


def _count(name: str, rows: "models.QuerySet[Any]") -> "models.QuerySet[Any, Any]":
    return (
        rows.order_by()
        .annotate(agenda_name=models.Value(name, models.CharField()))
        .values("agenda_name")
        .annotate(agenda_count=models.Count("pk", distinct=True))
        .values_list("agenda_name", "agenda_count")
    )
