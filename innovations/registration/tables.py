"""Innovations as a file."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.reports.tables import Cell, Column, Table
from innovations.models import Innovation


def innovation_table(innovations: Iterable[Innovation]) -> Table:
    """One line for each, with its team; `innovations` with OPD, members and their people."""
    columns = [
        Column(_("Name")),
        Column(_("Owner")),
        Column(_("Stage")),
        Column(_("State")),
        Column(_("Registered")),
        Column(_("Team")),
        Column(_("Summary")),
    ]
    return Table(_("Innovations"), columns, [_cells(each) for each in innovations])


def _cells(innovation: Innovation) -> list[Cell]:
    team = ", ".join(member.person.full_name for member in innovation.members.all())
    return [
        Cell(innovation.name),
        Cell(innovation.owner_name),
        Cell(innovation.get_stage_display()),
        Cell(innovation.get_state_display()),
        Cell(timezone.localdate(innovation.created_at)),
        Cell(team),
        Cell(innovation.summary),
    ]
