"""Follow-ups as a file."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from foundation.reports.tables import Cell, Column, Table


def follow_up_table(rows: Iterable[Any]) -> Table:
    """`rows` of `for_list`."""
    columns = [
        Column(_("To do")),
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Who")),
        Column(_("Due date")),
        Column(_("Done")),
        Column(_("Done by")),
    ]
    return Table(_("Follow-up"), columns, [_cells(each) for each in rows])


def _cells(row: Any) -> list[Cell]:
    opd = row.innovation.opd
    return [
        Cell(row.what),
        Cell(row.innovation.name),
        Cell(opd.name if opd else None),
        Cell(row.owner.full_name),
        Cell(row.due_on),
        Cell(row.done_at),
        Cell(row.done_by.full_name if row.done_by else None),
    ]
