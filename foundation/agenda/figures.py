"""Work that is counted: how many of something wait in an agency, at a desk, in the clinic."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import Promise

from foundation.agenda.kinds import Item
from foundation.compiled_for import CompiledFor, Noted, forget_all
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
    """A figure for one user on a local day."""

    figure: AgendaFigure
    count: int
    user: Account
    day: date

    @property
    def url(self) -> str:
        return self.figure.url(self.user)

    def items(self, most: int) -> list[Item]:
        """The first `most` of its rows, one query."""
        show, prepare = self.figure.item, self.figure.prepared
        if not self.count or show is None or prepare is None:
            return []
        found = self.figure.rows(self.user, self.day)
        return [] if found is None else [show(row) for row in prepare(found)[:most]]

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
    forget_all()
    return figure


def counted(user: Account, day: date) -> list[Group]:
    """All figures that are for `user`, by their groups. One query, and those of the rules about who
    may see what."""
    names, lines = _count_lines.noted(user, day)
    counts = dict(lines)
    found = sorted((_figures[name] for name in names), key=lambda each: each.order)
    groups = sorted({each.group for each in found}, key=lambda group: group.order)
    return [
        Group(
            group,
            [
                Counted(each, counts.get(each.name, 0), user, day)
                for each in found
                if each.group == group
            ],
        )
        for group in groups
    ]


def _counts(user: Account, day: date) -> Noted:
    """A line of name and number for each figure of `user` that has rows; the note names them all."""
    asked = [(each, each.rows(user, day)) for each in _figures.values()]
    found = {each.name: rows for each, rows in asked if rows is not None}
    lines = [_count(name, rows) for name, rows in found.items()]
    if not lines:
        return Noted(None, ())
    first, *others = lines
    return Noted(first.union(*others, all=True) if others else first, tuple(found))


_count_lines: CompiledFor[tuple[str, int]] = CompiledFor(_counts)


def _count(name: str, rows: "models.QuerySet[Any]") -> "models.QuerySet[Any, Any]":
    return (
        rows.order_by()
        .annotate(agenda_name=models.Value(name, models.CharField()))
        .values("agenda_name")
        .annotate(agenda_count=models.Count("pk", distinct=True))
        .values_list("agenda_name", "agenda_count")
    )
