"""The figures of a report beside those of the period before."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from foundation.reports.periods import FREE, Period
from foundation.reports.tables import Cell, Column, Table, number, signed


@dataclass(frozen=True)
class Compared:
    """One figure in both periods, each with the address of its rows. A value of
    None (nought of nought) has no difference."""

    label: str | Promise
    cell: Cell
    cell_before: Cell

    @property
    def difference(self) -> Cell:
        now, before = self.cell.value, self.cell_before.value
        if not isinstance(now, int | Decimal) or not isinstance(before, int | Decimal):
            return Cell(None)
        return Cell(signed(number(Decimal(now) - Decimal(before))))


def comparison_table(period: Period, before: Period, figures: Iterable[Compared]) -> Table:
    """A line for each figure: now, before, and by how much it changed."""
    columns = [
        Column(_("Figure")),
        Column(period.label, numeric=True),
        Column(before.label, numeric=True),
        Column(_("Difference"), numeric=True),
    ]
    lines = [
        [Cell(str(each.label)), each.cell, each.cell_before, each.difference] for each in figures
    ]
    return Table(_("Compared with %(period)s") % {"period": before.label}, columns, lines)


def before_hint(before: Period, value: Decimal | int) -> str:
    """What the tile of a figure says of the period before; days of one's own choice have no name."""
    label = _("before") if before.word == FREE else before.label
    return f"{label}: {localize(number(value))}"
