"""The tables behind the figures: people, each with her own figures; staff; enrollments."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from agents.reporting.opds import ALL, OpdKey
from agents.reporting.tables import NipColumn
from courses.models import Nudge
from courses.report.figures import FIGURES
from courses.report.tables import LABELS
from foundation.reports.links import Links
from foundation.reports.tables import Cell, Column, Table, counted, number

OF_STAFF = ("assigned", "completed", "jp")


def people_table(
    people: Iterable[dict[str, Any]], caption: str, key: OpdKey, links: Links, nip: NipColumn
) -> Table:
    """A line for each of `people`, as `CompletionReport.people` gives them; her figures open her
    enrollments. `key`: the row of the report."""
    columns = [
        Column(_("Name")),
        nip,
        *(Column(str(LABELS[name]), numeric=True) for name in (*FIGURES, "jp")),
    ]
    people = list(people)
    said = _reminded(person["person_id"] for person in people)
    columns.append(Column(_("Reminded")))
    return Table(
        caption, columns, [_person_line(person, key, links, nip, said) for person in people]
    )


def staff_table(
    people: Iterable[dict[str, Any]],
    caption: str,
    links: Links,
    nip: NipColumn,
    target: int | None,
) -> Table:
    """A line for each of `people`, as `CompletionReport.staff` gives them; her figures are those of
    the whole report. `target`: lesson hours of the period, or None."""
    columns = [
        Column(_("Name")),
        nip,
        Column(_("Position")),
        Column(_("Regional agency")),
        *(Column(str(LABELS[name]), numeric=True) for name in OF_STAFF),
        *([Column(_("Short of %(target)s JP") % {"target": target}, numeric=True)] * bool(target)),
    ]
    people = list(people)
    said = _reminded(person["person_id"] for person in people)
    columns.append(Column(_("Reminded")))
    return Table(caption, columns, [_staff_line(each, links, nip, target, said) for each in people])


def enrollment_table(
    enrollments: Iterable[Any],
    caption: str,
    key: OpdKey,
    links: Links,
    day: date,
    nip: NipColumn,
    *,
    is_open: bool = False,
) -> Table:
    """A line for each of `enrollments`, as `CompletionReport.enrollments` gives them. `key`: the
    row of the report; `day`: its cut-off, as of which each is shown; `is_open`: none is completed, so
    nothing says when and for how many lesson hours."""
    columns = [
        Column(_("Name")),
        nip,
        Column(_("Regional agency")),
        Column(_("Course")),
        Column(_("Enrolled")),
        Column(_("Due date")),
        Column(_("Started")),
        *([] if is_open else [Column(str(LABELS["completed"]))]),
        *([] if is_open else [Column(str(LABELS["jp"]), numeric=True)]),
    ]
    enrollments = list(enrollments)
    said = _reminded(each.person_id for each in enrollments)
    columns.append(Column(_("Reminded")))
    lines = [
        _enrollment_line(each, key, links, day, nip, said, is_open=is_open) for each in enrollments
    ]
    return Table(caption, columns, lines)


def _reminded(people: Iterable[int]) -> dict[int, date]:
    """By id of the person, the day on which she was last reminded."""
    return {pk: timezone.localdate(at) for pk, at in Nudge.objects.last_of(people).items()}


def _person_line(
    person: dict[str, Any], key: OpdKey, links: Links, nip: NipColumn, said: dict[int, date]
) -> list[Cell]:
    def figure(name: str, value: Decimal | int) -> Cell:
        return counted(value, links.rows(key, name, person["person_id"]))

    return [
        Cell(_name_of(person), pick=person["person_id"]),
        nip.cell(person["person__nip"]),
        *(figure(name, person[name]) for name in FIGURES),
        figure("jp", number(person["hours"])),
        Cell(said.get(person["person_id"])),
    ]


def _staff_line(
    person: dict[str, Any],
    links: Links,
    nip: NipColumn,
    target: int | None,
    said: dict[int, date],
) -> list[Cell]:
    def figure(name: str, value: Decimal | int) -> Cell:
        return counted(value, links.rows(ALL, name, person["person_id"]))

    hours = number(person["hours"])
    return [
        Cell(_name_of(person), pick=person["person_id"]),
        nip.cell(person["person__nip"]),
        Cell(person["position"] or None),
        Cell(person["place"]),
        figure("assigned", person["assigned"] or 0),
        figure("completed", person["completed"] or 0),
        figure("jp", hours),
        *([Cell(number(max(target - hours, 0)))] if target else []),
        Cell(said.get(person["person_id"])),
    ]


def _name_of(person: dict[str, Any]) -> str:
    return _full_name(
        person["person__title_prefix"], person["person__name"], person["person__title_suffix"]
    )


def _full_name(prefix: str, name: str, suffix: str) -> str:
    """As `Person.full_name`; the people of the report are rows of columns, not records."""
    name = f"{prefix} {name}".strip()
    return f"{name}, {suffix}" if suffix else name


def _enrollment_line(
    enrollment: Any,
    key: OpdKey,
    links: Links,
    day: date,
    nip: NipColumn,
    said: dict[int, date],
    *,
    is_open: bool,
) -> list[Cell]:
    """As of the cut-off: what came later is not in the figures either."""
    completed = _by(enrollment.completed_on, day)
    return [
        Cell(
            enrollment.person.full_name,
            links.rows(key, "assigned", enrollment.person_id),
            pick=enrollment.person_id,
        ),
        nip.cell(enrollment.person.nip),
        Cell(enrollment.place_then),
        Cell(enrollment.course.title),
        Cell(enrollment.enrolled_on),
        Cell(enrollment.due_on),
        Cell(_by(enrollment.started_on, day)),
        *([] if is_open else [Cell(completed)]),
        *([] if is_open else [Cell(number(enrollment.jp) if completed else 0)]),
        Cell(said.get(enrollment.person_id)),
    ]


def _by(when: date | None, day: date) -> date | None:
    return when if when is not None and when <= day else None
