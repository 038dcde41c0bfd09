"""The report's table per OPD, its totals, and the period before: what the page shows is what the
files hold."""

from collections.abc import Iterator

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.reporting.opds import ALL, OpdKey
from agents.reporting.tables import OpdColumns
from courses.app_settings import app_settings
from courses.report.charts import all_branches
from courses.report.figures import CompletionReport
from courses.report.tallies import Figures
from foundation.public.replaceable import Replaceable
from foundation.reports.comparisons import Compared, before_hint
from foundation.reports.comparisons import comparison_table as compared
from foundation.reports.links import Links
from foundation.reports.tables import Cell, Column, Table, Tile, counted, number

LABELS: dict[str, Promise] = {
    "headcount": gettext_lazy("Staff"),
    "never": gettext_lazy("Never joined"),
    "assigned": gettext_lazy("Assigned"),
    "not_begun": gettext_lazy("Not begun"),
    "in_progress": gettext_lazy("In progress"),
    "completed": gettext_lazy("Completed"),
    "overdue": gettext_lazy("Overdue"),
    "people": gettext_lazy("People"),
    "jp": gettext_lazy("Lesson hours (JP)"),
    "reached": gettext_lazy("JP target reached"),
}
BEFORE_RATE = ("assigned", "not_begun", "in_progress", "completed")
MOST_ON_PAPER = 22  # units that fit a sheet of A4 below the totals
ON_PAPER = ("headcount", "never", "assigned", "not_begun", "in_progress", "completed", "overdue")
AFTER_RATE = ("overdue", "people", "jp")


def tiles(report: CompletionReport, links: Links, before: CompletionReport | None) -> list[Tile]:
    """One for each of LABELS, in their order, with what it is to be compared with."""
    total, earlier = report.total(), before.total() if before else None
    return [
        Tile(LABELS[name], cell, "; ".join(_hints(name, report, earlier, before)))
        for name, cell in _cells(total, ALL, links).items()
        if name != "reached" or report.target
    ]


def comparison_table(
    report: CompletionReport, links: Links, before: CompletionReport, links_before: Links
) -> Table:
    """Every total beside that of the period before."""
    now, earlier = report.total(), before.total()
    cells, cells_before = _cells(now, ALL, links), _cells(earlier, ALL, links_before)
    figures = [
        Compared(LABELS[name], cells[name], cells_before[name])
        for name in LABELS
        if name != "reached" or report.target
    ]
    rate = Compared(_("Rate (%)"), Cell(_rate(now)), Cell(_rate(earlier)))
    return compared(report.period, before.period, [*figures, rate])


def unit_table(report: CompletionReport, links: Links) -> Table:
    """What fits a sheet of paper: the branches right below the top, each with all below it."""
    columns = [
        Column(_("Unit and those below it")),
        *(Column(str(LABELS[name]), numeric=True) for name in ON_PAPER),
        Column(_("Rate (%)"), numeric=True),
    ]
    found = [
        (branch.name, branch.figures)
        for branch in all_branches(report.rows(), links)
        if branch.assigned or branch.figures.headcount
    ]
    shown, rest = found[:MOST_ON_PAPER], found[MOST_ON_PAPER:]
    if rest:
        together = sum((figures for _name, figures in rest), start=Figures())
        shown.append((_("%(count)s other units") % {"count": len(rest)}, together))
    lines = [[Cell(name), *_on_paper(figures)] for name, figures in shown]
    return Table(_("Each unit with those below it"), columns, lines)


class TrainingTable:
    """A row per OPD for its own people, and the total, in which each person is counted once: on the
    page and in its files. A column of your own: one more in `columns`, one more cell in `cells`."""

    def __init__(self, report: CompletionReport, links: Links) -> None:
        self.report = report
        self.links = links

    def columns(self) -> list[Column]:
        """Those behind the names of the OPD."""
        return [
            *(Column(str(LABELS[name]), numeric=True) for name in BEFORE_RATE),
            Column(_("Rate (%)"), numeric=True),
            *(Column(str(LABELS[name]), numeric=True) for name in AFTER_RATE),
        ]

    def cells(self, figures: Figures, key: OpdKey) -> list[Cell]:
        """As many as columns; `key` is the id of an OPD, or what stands for the total and for those who
        are posted nowhere (`agents.reporting.opds`)."""
        cells = _cells(figures, key, self.links)
        return [
            *(cells[name] for name in BEFORE_RATE),
            Cell(_rate(figures)),
            *(cells[name] for name in AFTER_RATE),
        ]

    def table(self) -> Table:
        """All of it, with the names of OPDs before the columns."""
        rows = self.report.rows()
        names = OpdColumns([row.opd for row in rows if row.opd], self.report.cut_off)
        return Table(
            caption=_("Training per regional agency, %(year)s")
            % {"year": self.report.period.label},
            columns=[*names.headings(), *self.columns()],
            rows=[[*names.cells(row.opd), *self.cells(row.figures, row.key)] for row in rows],
            total=[*names.total(), *self.cells(self.report.total(), ALL)],
        )


REPORT_TABLE = Replaceable(app_settings, "REPORT_TABLE", TrainingTable)


def completion_table(report: CompletionReport, links: Links) -> Table:
    """As the site has it."""
    return REPORT_TABLE.make(report, links).table()


def staff_table(report: CompletionReport, links: Links) -> Table:
    """A row per OPD: its people in force, who never joined, and their lesson hours."""
    rows = report.rows()
    names = OpdColumns([row.opd for row in rows if row.opd], report.cut_off)
    of_target = ("reached",) if report.target else ()

    def cells(figures: Figures, key: OpdKey) -> list[Cell]:
        found = _cells(figures, key, links)
        each = Cell(number(figures.jp_each) if figures.headcount else None)
        return [
            *(found[name] for name in ("headcount", "never", "jp")),
            each,
            *(found[name] for name in of_target),
        ]

    return Table(
        caption=_("Staff per regional agency, %(year)s") % {"year": report.period.label},
        columns=[
            *names.headings(),
            *(Column(str(LABELS[name]), numeric=True) for name in ("headcount", "never", "jp")),
            Column(_("JP per person"), numeric=True),
            *(Column(str(LABELS[name]), numeric=True) for name in of_target),
        ],
        rows=[[*names.cells(row.opd), *cells(row.figures, row.key)] for row in rows],
        total=[*names.total(), *cells(report.total(), ALL)],
    )


def _cells(figures: Figures, key: OpdKey, links: Links) -> dict[str, Cell]:
    """By the names of LABELS, each with the address of the rows that make it."""
    values = {name: number(getattr(figures, name)) for name in LABELS}
    return {name: counted(value, links.rows(key, name)) for name, value in values.items()}


def _on_paper(figures: Figures) -> list[Cell]:
    return [*(Cell(number(getattr(figures, each))) for each in ON_PAPER), Cell(_rate(figures))]


def _rate(figures: Figures) -> int | None:
    """None where nothing is assigned: nought of nought is not nought percent."""
    return figures.rate if figures.assigned else None


def _hints(
    name: str, report: CompletionReport, earlier: Figures | None, before: CompletionReport | None
) -> Iterator[str]:
    total = report.total()
    if name == "never" and total.headcount:
        yield _("%(rate)s%% of the staff") % {"rate": round(total.never * 100 / total.headcount)}
    if name == "completed":
        yield _("%(rate)s%% of those assigned") % {"rate": total.rate}
    if name == "jp" and total.headcount:
        each = localize(number(total.jp_each))
        yield (
            _("%(jp)s of %(target)s JP per person") % {"jp": each, "target": report.target}
            if report.target
            else _("%(jp)s JP per person") % {"jp": each}
        )
    if earlier and before:
        yield before_hint(before.period, getattr(earlier, name))
