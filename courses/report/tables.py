"""The report's table per OPD, and its totals: what the page shows is what the files hold."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.reporting.opds import ALL, OpdKey
from agents.reporting.tables import OpdColumns
from courses.app_settings import app_settings
from courses.report.figures import CompletionReport
from courses.report.tallies import Figures
from foundation.public.replaceable import Replaceable
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


class TrainingTable:
    """A row per OPD for its own people, and the total, in which each person is counted once: on the
    page and in its files. A column of your own: one more in `columns`, one more cell in `cells`."""

    def __init__(self, report: CompletionReport, links: Links) -> None:
        self.report = report
        self.links = links

    def columns(self) -> list[Column]:
        """Those behind the names of the OPD."""
        return [
            Column(str(LABELS["assigned"]), numeric=True),
            Column(str(LABELS["in_progress"]), numeric=True),
            Column(str(LABELS["completed"]), numeric=True),
            Column(_("Rate (%)"), numeric=True),
            Column(str(LABELS["people"]), numeric=True),
            Column(str(LABELS["jp"]), numeric=True),
        ]

    def cells(self, figures: Figures, key: OpdKey) -> list[Cell]:
        """As many as columns; `key` is the id of an OPD, or what stands for the total and for those who
        are posted nowhere (`agents.reporting.opds`)."""
        cells = _cells(figures, key, self.links)
        rate = Cell(figures.rate if figures.assigned else None)
        before, after = ("assigned", "in_progress", "completed"), ("people", "jp")
        return [*(cells[name] for name in before), rate, *(cells[name] for name in after)]

    def table(self) -> Table:
        """All of it, with the names of OPDs before the columns."""
        rows = self.report.rows()
        names = OpdColumns([row.opd for row in rows if row.opd], self.report.cut_off)
        return Table(
            caption=_("Training per regional agency, %(year)s") % {"year": self.report.year},
            columns=[*names.headings(), *self.columns()],
            rows=[[*names.cells(row.opd), *self.cells(row.figures, row.key)] for row in rows],
            total=[*names.total(), *self.cells(self.report.total(), ALL)],
        )


REPORT_TABLE = Replaceable(app_settings, "REPORT_TABLE", TrainingTable)


def completion_table(report: CompletionReport, links: Links) -> Table:
    """As the site has it."""
    return REPORT_TABLE.make(report, links).table()


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
