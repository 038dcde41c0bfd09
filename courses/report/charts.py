"""Completion as bars: the units right below the top of what is shown, each with all below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from agents.models import Opd
from agents.reporting.tables import opd_name, unit_url
from courses.report.figures import CompletionReport, OpdFigures
from courses.report.tallies import Figures
from foundation.reports.charts import Bar, Chart
from foundation.reports.links import Links
from foundation.reports.tables import Cell, Column, Table

MOST = 24  # bars; more are no picture


@dataclass
class Branch:
    """A unit with what lies below it, or the people of one OPD alone, or those of none.

    `url` opens the report of the unit, or the enrollments of those people.
    """

    name: str
    label: str
    url: str
    figures: Figures = field(default_factory=Figures)  # but *people*, which rows count twice

    def add(self, figures: Figures) -> None:
        self.figures += figures

    @property
    def assigned(self) -> int:
        return self.figures.assigned

    @property
    def completed(self) -> int:
        return self.figures.completed

    @property
    def rate(self) -> int:
        return self.figures.rate


def chart_of(report: CompletionReport, links: Links) -> Chart:
    """A bar for each branch to which something is assigned, or for the MOST with most assigned, in
    the order of the tree. The table behind it holds the same branches."""
    found = branches(report.rows(), links)
    shown = found
    if len(found) > MOST:
        largest = sorted(found, key=lambda branch: -branch.assigned)[:MOST]
        shown = [branch for branch in found if branch in largest]
    return Chart(
        title=_("Share completed of what was assigned, %(year)s") % {"year": report.period.label},
        note=_("The units with most assignments.") if len(found) > MOST else "",
        bars=[
            Bar(branch.label, f"{branch.rate}%", branch.rate, number)
            for number, branch in enumerate(shown)
        ],
        table=_table(shown),
    )


def branches(rows: Sequence[OpdFigures], links: Links) -> list[Branch]:
    """Those of `all_branches` to which something is assigned."""
    return [branch for branch in all_branches(rows, links) if branch.assigned]


def all_branches(rows: Sequence[OpdFigures], links: Links) -> list[Branch]:
    """The branches right below the top of `rows`, in their order. Every assigned enrollment counts in
    exactly one of them.

    `rows`: as `CompletionReport.rows` gives them, in the order of the tree, so that each branch is
    one run of them.
    """
    top = one_top([row.opd for row in rows if row.opd])
    found: list[Branch] = []
    path = None
    for row in rows:
        if row.opd is None or row.opd is top:
            found.append(_own(row, links))
            continue
        if path is None or not row.opd.path.startswith(path):
            path = row.opd.path
            found.append(_branch(row.opd, links))
        found[-1].add(row.figures)
    return found


def _table(shown: Sequence[Branch]) -> Table:
    columns = [
        Column(_("Unit and those below it")),
        Column(_("Completed"), numeric=True),
        Column(_("Assigned"), numeric=True),
        Column(_("Rate (%)"), numeric=True),
    ]
    lines = [
        [Cell(each.name, each.url), Cell(each.completed), Cell(each.assigned), Cell(each.rate)]
        for each in shown
    ]
    return Table(_("Each unit with those below it"), columns, lines)


def one_top(opds: Sequence[Opd]) -> Opd | None:
    """The first one, if all others lie below it."""
    is_one = bool(opds) and all(opd.path.startswith(opds[0].path) for opd in opds)
    return opds[0] if is_one else None


def _own(row: OpdFigures, links: Links) -> Branch:
    label = row.opd.short_name if row.opd else opd_name(None)
    name = _("%(name)s, own people") % {"name": row.opd.name} if row.opd else opd_name(None)
    branch = Branch(name, label, links.rows(row.key, "assigned"))
    branch.add(row.figures)
    return branch


def _branch(opd: Opd, links: Links) -> Branch:
    return Branch(opd.name, opd.short_name, unit_url(links, opd.pk))
