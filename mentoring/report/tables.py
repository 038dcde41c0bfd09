"""The tables of the report: what the page shows is what the files hold, cell by cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.utils.dates import MONTHS_3
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.models import Appointment, Opd
from agents.reporting.opds import ALL, OpdKey
from agents.reporting.tables import OpdColumns, opd_name, unit_url
from foundation.reports.comparisons import Compared, before_hint, comparison_table
from foundation.reports.links import Links
from foundation.reports.periods import Period
from foundation.reports.tables import Cell, Column, Table, Tile, counted, number
from mentoring.report.answers import FIGURES as ANSWER_FIGURES
from mentoring.report.figures import (
    SESSION_FIGURES,
    MentoringReport,
    MentorLoad,
    OpdTotals,
)
from mentoring.report.scope import MentoringScope

LABELS: dict[str, Promise] = {
    "innovations": gettext_lazy("Innovations"),
    "alone": gettext_lazy("Without mentor"),
    "stalled": gettext_lazy("Stalled"),
    "late": gettext_lazy("Overdue follow-ups"),
    "held": gettext_lazy("Sessions held"),
    "missed": gettext_lazy("Sessions missed"),
    "cancelled": gettext_lazy("Sessions cancelled"),
    "unreported": gettext_lazy("Sessions without report"),
    "open": gettext_lazy("Open consultations"),
    "overdue": gettext_lazy("Overdue answers"),
    "asked": gettext_lazy("Questions asked"),
    "answered": gettext_lazy("Questions answered"),
}
ANSWER_DAYS = gettext_lazy("Working days to the first answer (median)")
MENTOR_LABELS: dict[str, Promise] = {
    "accompanied": gettext_lazy("Innovations accompanied"),
    "held": gettext_lazy("Sessions held"),
    "coming": gettext_lazy("Sessions coming"),
    "open": LABELS["open"],
    "overdue": LABELS["overdue"],
}
MENTOR = "pamong"  # in addresses, before the id of the person


def tiles(scope: MentoringScope) -> list[Tile]:
    """The totals with their labels, and what they are to be compared with."""
    report, before = scope.report, scope.report_before
    names = report.opd_figures
    cells = _figures(report.total(), ALL, names, scope.links)
    return [
        Tile(LABELS[name], cell, "; ".join(_hints(name, report, before)))
        for name, cell in zip(names, cells, strict=True)
    ]


def comparison(scope: MentoringScope) -> Table | None:
    """Every total beside that of the period before; None where the report does not go back so far.
    What is counted as of now has nothing to stand beside."""
    report, before = scope.report, scope.report_before
    if before is None:
        return None
    names = [name for name in report.opd_figures if name in before.opd_figures]
    now = _figures(report.total(), ALL, names, scope.links)
    earlier = _figures(before.total(), ALL, names, scope.links_before)
    figures = [
        Compared(LABELS[name], *cells) for name, *cells in zip(names, now, earlier, strict=True)
    ]
    days = Compared(ANSWER_DAYS, Cell(_days(report, ALL)), Cell(_days(before, ALL)))
    return comparison_table(report.period, before.period, [*figures, days])


def answer_table(scope: MentoringScope) -> Table:
    """What was asked in the period, and how long the first answers took; OPDs without a question are
    left out."""
    report, links = scope.report, scope.links
    asked = [row for row in report.rows if row.figures["asked"]]

    def cells(row: OpdTotals, key: OpdKey) -> list[Cell]:
        return [*_figures(row, key, ANSWER_FIGURES, links), Cell(_days(report, key))]

    lines = [[Cell(opd_name(row.opd), depth=1), *cells(row, row.key)] for row in asked]
    return Table(
        caption=_("First answers per regional agency, %(year)s") % {"year": report.period.label},
        columns=[
            Column(_("Regional agency")),
            *(Column(str(LABELS[name]), numeric=True) for name in ANSWER_FIGURES),
            Column(str(ANSWER_DAYS), numeric=True),
        ],
        rows=lines,
        total=[Cell(_("Total")), *cells(report.total(), ALL)] if lines else (),
    )


def month_name(month: int, period: Period, names: Mapping[int, Any]) -> str:
    """Of a month counted from January of the year in which the period begins; with its year where
    there are several."""
    years, number = divmod(month - 1, 12)
    name = str(names[number + 1])
    several = period.first.year != period.last.year
    return f"{name} {period.first.year + years}" if several else name


def innovation_table(scope: MentoringScope) -> Table:
    names = scope.report.innovation_figures
    caption = _("Innovations per regional agency, %(year)s") % {"year": scope.period.label}
    return _opd_table(scope, names, caption)


def session_table(scope: MentoringScope) -> Table:
    caption = _("Sessions per regional agency, %(year)s") % {"year": scope.period.label}
    return _opd_table(scope, SESSION_FIGURES, caption)


def month_table(scope: MentoringScope) -> Table:
    """Sessions held; OPDs without any are left out."""
    report, links = scope.report, scope.links
    held = [row for row in report.rows if row.figures["held"]]
    lines = [[Cell(opd_name(row.opd), depth=1), *_months(row, row.key, links)] for row in held]
    months = [month_name(month, report.period, MONTHS_3) for month in report.months]
    return Table(
        caption=_("Sessions held per month, %(year)s") % {"year": report.period.label},
        columns=[
            Column(_("Regional agency")),
            *(Column(name.capitalize(), numeric=True) for name in months),
            Column(_("Total"), numeric=True),
        ],
        rows=lines,
        total=[Cell(_("Total")), *_months(report.total(), ALL, links)] if lines else (),
    )


def mentor_table(scope: MentoringScope) -> Table:
    """A row per mentor; without total, since a consultation counts for each of its mentors."""
    report = scope.report
    columns = [
        Column(_("Mentor")),
        Column(_("Role")),
        Column(_("Decree until")),
        *(Column(str(MENTOR_LABELS[name]), numeric=True) for name in report.mentor_figures),
    ]
    lines = [
        [*_person(load), *_load(load, report.mentor_figures, scope.links)] for load in report.loads
    ]
    return Table(_("Load per mentor, %(year)s") % {"year": report.period.label}, columns, lines)


def _opd_table(scope: MentoringScope, names: Sequence[str], caption: str) -> Table:
    report, links = scope.report, scope.links
    opds = [row.opd for row in report.rows if row.opd]
    # The report of a unit says by itself which rows are empty.
    of_unit = partial(unit_url, Links(links.start, urlencode(report.period.choices)))
    first = OpdColumns(opds, report.cut_off, of_unit)
    rows = report.rows if scope.shows_all else _filled(report.rows, names)
    lines = [[*first.cells(row.opd), *_figures(row, row.key, names, links)] for row in rows]
    total = [*first.total(), *_figures(report.total(), ALL, names, links)]
    columns = [
        *first.headings(),
        *(Column(str(LABELS[name]), numeric=True) for name in names),
    ]
    return Table(caption, columns, lines, total if lines else ())


def _filled(rows: list[OpdTotals], names: Sequence[str]) -> list[OpdTotals]:
    """Those with a figure among `names`, and the OPDs above them, under which they are set in."""
    found = [row for row in rows if any(row.figures[name] for name in names)]
    keys = {row.key for row in found}
    paths = [row.opd.path for row in found if row.opd]
    above = {path[:end] for path in paths for end in range(Opd.steplen, len(path), Opd.steplen)}
    return [row for row in rows if row.key in keys or (row.opd and row.opd.path in above)]


def _figures(row: OpdTotals, key: OpdKey, names: Iterable[str], links: Links) -> list[Cell]:
    return [counted(row.figures[name], links.rows(key, name)) for name in names]


def _hints(name: str, report: MentoringReport, before: MentoringReport | None) -> Iterator[str]:
    days = _days(report, ALL) if name == "answered" else None
    if days is not None:
        yield _("half of them within %(days)s working days") % {"days": localize(days)}
    if before and name in before.opd_figures:
        yield before_hint(before.period, before.total().figures[name])


def _days(report: MentoringReport, key: OpdKey) -> Decimal | int | None:
    days = report.answers.median_at(key)
    return None if days is None else number(Decimal(str(days)))


def _months(row: OpdTotals, key: OpdKey, links: Links) -> list[Cell]:
    months = [
        counted(count, links.rows(key, f"held-{month}")) for month, count in row.months.items()
    ]
    return [*months, counted(row.figures["held"], links.rows(key, "held"))]


def _person(load: MentorLoad) -> list[Cell]:
    mentor: Any = load.mentor
    kind = str(Appointment.Kind(mentor.kind).label) if mentor.kind else None
    return [Cell(mentor.full_name), Cell(kind), Cell(mentor.term_ends_on)]


def _load(load: MentorLoad, names: Iterable[str], links: Links) -> list[Cell]:
    return [
        counted(load.figures.get(name, 0), links.rows(MENTOR, load.mentor.pk, name))
        for name in names
    ]
