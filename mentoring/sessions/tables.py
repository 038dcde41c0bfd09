"""Sessions as a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from foundation.calendar import local_time
from foundation.reports.tables import Cell, Column, Table
from mentoring.models import Session


def session_table(sessions: Iterable[Session]) -> Table:
    """`sessions` with their names."""
    columns = [
        Column(_("Date")),
        Column(_("Time")),
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Mentor")),
        Column(_("Booked by")),
        Column(_("Status")),
        Column(_("Topic")),
    ]
    return Table(_("Sessions"), columns, [_cells(each) for each in sessions])


def _cells(session: Session) -> list[Cell]:
    return [
        Cell(session.starts_at.astimezone(local_time.zone()).date()),
        Cell(local_time.hours(session.starts_at, session.ends_at)),
        Cell(session.innovation.name),
        Cell(session.innovation.owner_name),
        Cell(session.mentor.full_name),
        Cell(session.booked_by.full_name),
        Cell(session.get_status_display()),
        Cell(session.topic),
    ]
