"""The tables of the report: what the page shows is what the files hold, cell by cell."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dates import MONTHS_3
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.models import Appointment, Opd
from courses.report.tables import DEEPEST, Cell, Column, Table, place_name
from mentoring.report.figures import MONTHS, SESSION_FIGURES, Load, Row, SupervisionReport
from mentoring.report.places import ALL, Place
from mentoring.report.scope import SupervisionScope

LABELS: dict[str, Promise] = {
    "innovations": gettext_lazy("Innovations"),
    "alone": gettext_lazy("Without mentor"),
    "held": gettext_lazy("Sessions held"),
    "missed": gettext_lazy("Sessions missed"),
    "cancelled": gettext_lazy("Sessions cancelled"),
    "unreported": gettext_lazy("Sessions without report"),
    "open": gettext_lazy("Open consultations"),
    "overdue": gettext_lazy("Overdue answers"),
}
LOAD_LABELS: dict[str, Promise] = {
    "accompanied": gettext_lazy("Innovations accompanied"),
    "held": gettext_lazy("Sessions held"),
    "coming": gettext_lazy("Sessions coming"),
    "open": LABELS["open"],
    "overdue": LABELS["overdue"],
}


def tiles(report: SupervisionReport, query: str) -> list[tuple[Promise, Cell]]:
    """The totals with their labels."""
    names = report.place_figures
    cells = _figures(report.total(), ALL, names, query)
    return list(zip((LABELS[name] for name in names), cells, strict=True))


def place_table(scope: SupervisionScope) -> Table:
    names = scope.report.portfolio_figures
    caption = _("Innovations per regional agency, %(year)s") % {"year": scope.year}
    return _place_table(scope, names, caption)


def session_table(scope: SupervisionScope) -> Table:
    caption = _("Sessions per regional agency, %(year)s") % {"year": scope.year}
    return _place_table(scope, SESSION_FIGURES, caption)


def _place_table(scope: SupervisionScope, names: Sequence[str], caption: str) -> Table:
    report, query = scope.report, scope.query
    columns = [
        Column(_("Regional agency")),
        Column(_("Part of")),
        *(Column(str(LABELS[name]), numeric=True) for name in names),
    ]
    rows = report.rows if scope.shows_all else _telling(report.rows, names)
    total = [Cell(_("Total")), Cell(None), *_figures(report.total(), ALL, names, query)]
    lines = _lines(report, rows, names, query)
    return Table(caption, columns, lines, total if lines else ())


def _telling(rows: list[Row], names: Sequence[str]) -> list[Row]:
    """Those with a figure among `names`, and the OPDs above them, under which they are set in."""
    found = [row for row in rows if any(row.figures[name] for name in names)]
    places = {row.place for row in found}
    paths = [row.opd.path for row in found if row.opd]
    above = {path[:end] for path in paths for end in range(Opd.steplen, len(path), Opd.steplen)}
    return [row for row in rows if row.place in places or (row.opd and row.opd.path in above)]


def month_table(scope: SupervisionScope) -> Table:
    """Sessions held; OPDs without any are left out."""
    report, query = scope.report, scope.query
    columns = [
        Column(_("Regional agency")),
        *(Column(str(MONTHS_3[month]).capitalize(), numeric=True) for month in MONTHS),
        Column(_("Total"), numeric=True),
    ]
    held = [row for row in report.rows if row.figures["held"]]
    lines = [[Cell(place_name(row.opd), depth=1), *_months(row, row.place, query)] for row in held]
    return Table(
        caption=_("Sessions held per month, %(year)s") % {"year": report.year},
        columns=columns,
        rows=lines,
        total=[Cell(_("Total")), *_months(report.total(), ALL, query)] if lines else (),
    )


def load_table(scope: SupervisionScope) -> Table:
    report, query = scope.report, scope.query
    columns = [
        Column(_("Mentor")),
        Column(_("Role")),
        Column(_("Decree until")),
        *(Column(str(LOAD_LABELS[name]), numeric=True) for name in report.load_figures),
    ]
    lines = [[*_person(load), *_load(load, report.load_figures, query)] for load in report.loads]
    return Table(_("Load per mentor, %(year)s") % {"year": report.year}, columns, lines)


def address(place: Place, figure: str, query: str) -> str:
    return f"{reverse('mentoring:supervision')}{place}/{figure}/?{query}"


def unit_address(opd: int, year: int) -> str:
    return f"{reverse('mentoring:supervision')}?{urlencode({'tahun': year, 'unit': opd})}"


def load_address(mentor: int, figure: str, query: str) -> str:
    return f"{reverse('mentoring:supervision')}pamong/{mentor}/{figure}/?{query}"


def _lines(
    report: SupervisionReport, rows: list[Row], names: Sequence[str], query: str
) -> list[list[Cell]]:
    opds = {row.opd.path: row.opd for row in report.rows if row.opd}
    top = min((opd.depth for opd in opds.values()), default=1)
    above = {path[: -Opd.steplen] for path in opds}
    return [
        [
            _name_cell(row.opd, report, top, has_units=bool(row.opd and row.opd.path in above)),
            Cell(_short_name(opds.get(row.opd.path[: -Opd.steplen]) if row.opd else None)),
            *_figures(row, row.place, names, query),
        ]
        for row in rows
    ]


def _name_cell(opd: Any, report: SupervisionReport, top: int, *, has_units: bool) -> Cell:
    if opd is None:
        return Cell(place_name(None), depth=1)
    depth = min(opd.depth - top + 1, DEEPEST)
    url = unit_address(opd.pk, report.year) if has_units and opd.depth > top else ""
    return Cell(opd.name, url, note=_ended(opd, report.cut_off), depth=depth)


def _short_name(opd: Any) -> str | None:
    return opd.short_name if opd else None


def _ended(opd: Any, day: date) -> str:
    if opd.valid_until is None or opd.valid_until >= day:
        return ""
    return _("until %(day)s") % {"day": date_format(opd.valid_until)}


def _figures(row: Row, place: Place, names: Iterable[str], query: str) -> list[Cell]:
    return [_figure(row.figures[name], address(place, name, query)) for name in names]


def _months(row: Row, place: Place, query: str) -> list[Cell]:
    months = [
        _figure(row.months[month], address(place, f"held-{month}", query)) for month in MONTHS
    ]
    return [*months, _figure(row.figures["held"], address(place, "held", query))]


def _figure(count: int, url: str) -> Cell:
    return Cell(count, url if count else "")


def _person(load: Load) -> list[Cell]:
    mentor: Any = load.mentor
    kind = str(Appointment.Kind(mentor.kind).label) if mentor.kind else None
    return [Cell(mentor.full_name), Cell(kind), Cell(mentor.term_ends_on)]


def _load(load: Load, names: Iterable[str], query: str) -> list[Cell]:
    return [
        _figure(load.figures.get(name, 0), load_address(load.mentor.pk, name, query))
        for name in names
    ]
