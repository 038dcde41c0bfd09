"""Who accompanies whom, as a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from foundation.reports.tables import Cell, Column, Table
from mentoring.models import Assignment


def assignment_table(assignments: Iterable[Assignment]) -> Table:
    """`assignments` with their names."""
    columns = [
        Column(_("Mentor")),
        Column(_("Mentor as")),
        Column(_("Accompanies")),
        Column(_("Regional agency")),
        Column(_("First day")),
        Column(_("Last day")),
    ]
    return Table(_("Who accompanies whom"), columns, [_cells(each) for each in assignments])


def _cells(assignment: Assignment) -> list[Cell]:
    innovation, opd = assignment.innovation, assignment.opd
    return [
        Cell(assignment.mentor.full_name),
        Cell(assignment.appointment.get_kind_display()),
        Cell(str(assignment.subject)),
        Cell(innovation.owner_name if innovation else str(opd)),
        Cell(assignment.starts_on),
        Cell(assignment.ends_on),
    ]
