"""The tables of the report: what the page shows is what the files hold, cell by cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.models import Opd
from courses.report.figures import ALL, CompletionReport, Figures, Row
from foundation.spreadsheets.writing import Value

GROUPED_FROM = 1000  # below, formatting for the language changes nothing and takes most of the time
DEEPEST = 5  # further down the names are no longer set in
LABELS: dict[str, Promise] = {
    "assigned": gettext_lazy("Assigned"),
    "in_progress": gettext_lazy("In progress"),
    "completed": gettext_lazy("Completed"),
    "people": gettext_lazy("People"),
    "jp": gettext_lazy("Lesson hours (JP)"),
}


@dataclass(frozen=True)
class Cell:
    value: Value
    url: str = ""
    note: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        return _text(self.value)


@dataclass(frozen=True)
class Column:
    label: str
    numeric: bool = False

    @cached_property
    def attributes(self) -> SafeString:
        """Of its cells: the role and the label keep it a table where a phone shows a list."""
        html = (
            ' role="cell" class="num" data-label="{}"'
            if self.numeric
            else ' role="cell" data-label="{}"'
        )
        return format_html(html, self.label)


@dataclass(frozen=True)
class Table:
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()

    @property
    def headings(self) -> list[str]:
        return [column.label for column in self.columns]

    @property
    def values(self) -> list[list[Value]]:
        """For a file: the rows and the total below them."""
        lines = [*self.rows, self.total] if self.total else self.rows
        return [[cell.value for cell in line] for line in lines]


def place_name(opd: Any) -> str:
    return str(opd.name) if opd else _("Without regional agency")


def address(place: int | str, figure: str, query: str) -> str:
    return f"{reverse('courses:report')}{place}/{figure}/?{query}"


def number(value: Decimal | int | None) -> Decimal | int:
    """Whole hours without a decimal, so that they read `4`, not `4,0`."""
    value = value or 0
    return int(value) if value == int(value) else value


def figure_cells(figures: Figures, place: int | str, query: str) -> dict[str, Cell]:
    """By the names of LABELS, each with the address of the rows that make it."""
    values: dict[str, Decimal | int] = {
        "assigned": figures.assigned,
        "in_progress": figures.in_progress,
        "completed": figures.completed,
        "people": figures.people,
        "jp": number(figures.jp),
    }
    start = f"{reverse('courses:report')}{place}/"
    return {
        name: Cell(value, f"{start}{name}/?{query}" if value else "")
        for name, value in values.items()
    }


def completion_table(report: CompletionReport, query: str) -> Table:
    columns = [
        Column(_("Regional agency")),
        Column(_("Part of")),
        Column(str(LABELS["assigned"]), numeric=True),
        Column(str(LABELS["in_progress"]), numeric=True),
        Column(str(LABELS["completed"]), numeric=True),
        Column(_("Rate (%)"), numeric=True),
        Column(str(LABELS["people"]), numeric=True),
        Column(str(LABELS["jp"]), numeric=True),
    ]
    rows = report.rows()
    total = report.total()
    return Table(
        caption=_("Training per regional agency, %(year)s") % {"year": report.year},
        columns=columns,
        rows=_lines(rows, report.cut_off, query),
        total=[Cell(_("Total")), Cell(None), *_figure_cells(total, ALL, query)],
    )


def _lines(rows: list[Row], day: date, query: str) -> list[list[Cell]]:
    names = {row.opd.path: row.opd.short_name for row in rows if row.opd}
    top = min((row.opd.depth for row in rows if row.opd), default=1)
    return [
        [
            _name_cell(row, day, top),
            Cell(names.get(row.opd.path[: -Opd.steplen]) if row.opd else None),
            *_figure_cells(row.figures, row.place, query),
        ]
        for row in rows
    ]


def _name_cell(row: Row, day: date, top: int) -> Cell:
    if row.opd is None:
        return Cell(place_name(None), depth=1)
    depth = min(row.opd.depth - top + 1, DEEPEST)
    return Cell(row.opd.name, note=_ended(row.opd, day), depth=depth)


def _ended(opd: Any, day: date) -> str:
    if opd.valid_until is None or opd.valid_until >= day:
        return ""
    return _("until %(day)s") % {"day": date_format(opd.valid_until)}


def _figure_cells(figures: Figures, place: int | str, query: str) -> list[Cell]:
    cells = figure_cells(figures, place, query)
    before, after = ("assigned", "in_progress", "completed"), ("people", "jp")
    return [
        *(cells[name] for name in before),
        Cell(figures.rate if figures.assigned else None),
        *(cells[name] for name in after),
    ]


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal) or (isinstance(value, int) and value >= GROUPED_FROM):
        return number_format(value, force_grouping=True)
    return str(value)


def full_name(prefix: str, name: str, suffix: str) -> str:
    name = f"{prefix} {name}".strip()
    return f"{name}, {suffix}" if suffix else name


def people_table(
    people: Iterable[dict[str, Any]], place: int | str, caption: str, query: str
) -> Table:
    columns = [
        Column(_("Name")),
        Column(_("NIP")),
        *(Column(str(LABELS[name]), numeric=True) for name in LABELS if name != "people"),
    ]
    return Table(caption, columns, [_person_line(person, place, query) for person in people])


def _person_line(person: dict[str, Any], place: int | str, query: str) -> list[Cell]:
    def figure(name: str, value: Decimal | int) -> Cell:
        url = address(place, f"{name}/{person['person_id']}", query) if value else ""
        return Cell(value, url)

    name = full_name(
        person["person__title_prefix"], person["person__name"], person["person__title_suffix"]
    )
    return [
        Cell(name),
        Cell(person["person__nip"]),
        figure("assigned", person["assigned"]),
        figure("in_progress", person["in_progress"]),
        figure("completed", person["completed"]),
        figure("jp", number(person["hours"])),
    ]


def enrollment_table(
    enrollments: Iterable[Any], place: int | str, caption: str, query: str, day: date
) -> Table:
    columns = [
        Column(_("Name")),
        Column(_("NIP")),
        Column(_("Regional agency")),
        Column(_("Course")),
        Column(_("Enrolled")),
        Column(_("Started")),
        Column(str(LABELS["completed"])),
        Column(str(LABELS["jp"]), numeric=True),
    ]
    return Table(
        caption, columns, [_enrollment_line(each, place, query, day) for each in enrollments]
    )


def _enrollment_line(enrollment: Any, place: int | str, query: str, day: date) -> list[Cell]:
    """As of the cut-off: what came later is not in the figures either."""
    completed = _by(enrollment.completed_on, day)
    return [
        Cell(
            enrollment.person.full_name,
            address(place, f"assigned/{enrollment.person_id}", query),
        ),
        Cell(enrollment.person.nip),
        Cell(enrollment.place_then),
        Cell(enrollment.course.title),
        Cell(enrollment.enrolled_on),
        Cell(_by(enrollment.started_on, day)),
        Cell(completed),
        Cell(number(enrollment.jp) if completed else 0),
    ]


def _by(when: date | None, day: date) -> date | None:
    return when if when is not None and when <= day else None
