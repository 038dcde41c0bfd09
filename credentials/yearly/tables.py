"""The yearly list as a table: who, where, what, with which paper.

Its columns are what the ministry of social affairs prints of a person on a certificate (Permensos 9/2019:
name, NIP, rank, position, agency; birth data are left out for privacy) and what apps of other regions
ask for of a certificate: title, organiser, days, number and day, JP, role, predicate.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from agents.models import Posting
from agents.reporting.tables import NipColumn, opd_name
from credentials.models import Achievement
from foundation.reports.tables import Cell, Column, Table


def short_table(rows: Iterable[Achievement]) -> Table:
    """What a page shows of `yearly_table`: on a phone fifteen columns are none."""
    columns = [
        Column(_("Name")),
        Column(_("Regional agency")),
        Column(_("Activity")),
        Column(_("Organiser")),
        Column(_("Last day")),
        Column("JP", numeric=True),
    ]
    return Table(_("Lesson hours of the year"), columns, [_short(each) for each in rows])


def yearly_table(rows: Iterable[Achievement]) -> Table:
    """`rows`: those of `YearlyList.whole`."""
    number = NipColumn()
    columns = [
        Column(_("Name")),
        number,
        Column(_("Rank")),
        Column(_("Position")),
        Column(_("Regional agency")),
        Column(_("Activity")),
        Column(_("Form")),
        Column(_("Organiser")),
        Column(_("First day")),
        Column(_("Last day")),
        Column(_("As")),
        Column(_("Number of the certificate")),
        Column(_("Day of the certificate")),
        Column(_("Predicate")),
        Column("JP", numeric=True),
    ]
    return Table(_("Lesson hours of the year"), columns, [_cells(each, number) for each in rows])


def _cells(row: Achievement, number: NipColumn) -> list[Cell]:
    here = _workplace(row)
    paper = next(iter(row.papers), None)  # type: ignore[attr-defined]
    outside = getattr(row, "recognition", None)
    source = outside or paper
    return [
        Cell(row.person.full_name),
        number.cell(row.person.nip),
        Cell(here.grade if here else None),
        Cell(here.position if here else None),
        Cell(opd_name(row.opd)),
        Cell(row.title),
        Cell(row.get_form_display()),
        Cell(row.organiser),
        Cell(row.starts_on),
        Cell(row.ends_on),
        Cell(row.get_role_display()),
        Cell(source.number if source else None),
        Cell(source.issued_on if source else None),
        Cell(outside.predicate if outside else None),
        Cell(row.jp),
    ]


def _short(row: Achievement) -> list[Cell]:
    return [
        Cell(row.person.full_name),
        Cell(opd_name(row.opd)),
        Cell(row.title),
        Cell(row.organiser),
        Cell(row.ends_on),
        Cell(row.jp),
    ]


def _workplace(row: Achievement) -> Posting | None:
    """Where its person worked on its last day, among what `YearlyList.whole` has fetched."""
    day: date = row.ends_on
    postings: list[Posting] = row.person.workplaces
    running = (
        each
        for each in postings
        if each.starts_on <= day and (each.ends_on is None or each.ends_on >= day)
    )
    return next(running, None)
