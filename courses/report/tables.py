"""The report's table per OPD, and its totals: what the page shows is what the files hold."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.reporting.opds import ALL, OpdKey
from agents.reporting.tables import OpdColumns
from courses.report.figures import CompletionReport
from courses.report.tallies import Figures
from foundation.reports.links import Links
from foundation.reports.tables import Cell, Column, Table, Tile, counted, number

LABELS: dict[str, Promise] = {
    "assigned": gettext_lazy("Assigned"),
    "in_progress": gettext_lazy("In progress"),
    "completed": gettext_lazy("Completed"),
    "people": gettext_lazy("People"),
    "jp": gettext_lazy("Lesson hours (JP)"),
}


def tiles(total: Figures, links: Links) -> list[Tile]:
    """One for each of LABELS, in their order; *completed* says its rate."""
    rate = _("%(rate)s%% of those assigned") % {"rate": total.rate}
    cells = _cells(total, ALL, links)
    return [
        Tile(LABELS[name], cell, rate if name == "completed" else "")
        for name, cell in cells.items()
    ]


def completion_table(report: CompletionReport, links: Links) -> Table:
    """A row per OPD for its own people, and the total, in which each person is counted once."""
    rows = report.rows()
    names = OpdColumns([row.opd for row in rows if row.opd], report.cut_off)
    return Table(
        caption=_("Training per regional agency, %(year)s") % {"year": report.year},
        columns=[
            *names.headings(),
            Column(str(LABELS["assigned"]), numeric=True),
            Column(str(LABELS["in_progress"]), numeric=True),
            Column(str(LABELS["completed"]), numeric=True),
            Column(_("Rate (%)"), numeric=True),
            Column(str(LABELS["people"]), numeric=True),
            Column(str(LABELS["jp"]), numeric=True),
        ],
        rows=[[*names.cells(row.opd), *_line(row.figures, row.key, links)] for row in rows],
        total=[*names.total(), *_line(report.total(), ALL, links)],
    )


def _line(figures: Figures, key: OpdKey, links: Links) -> list[Cell]:
    cells = _cells(figures, key, links)
    rate = Cell(figures.rate if figures.assigned else None)
    before, after = ("assigned", "in_progress", "completed"), ("people", "jp")
    return [*(cells[name] for name in before), rate, *(cells[name] for name in after)]


def _cells(figures: Figures, key: OpdKey, links: Links) -> dict[str, Cell]:
    """By the names of LABELS, each with the address of the rows that make it."""
    values: dict[str, Decimal | int] = {
        "assigned": figures.assigned,
        "in_progress": figures.in_progress,
        "completed": figures.completed,
        "people": figures.people,
        "jp": number(figures.jp),
    }
    return {name: counted(value, links.rows(key, name)) for name, value in values.items()}
