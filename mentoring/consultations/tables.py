"""Consultations as a file: which there are, and how long they wait; not what is said."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from foundation.reports.tables import Cell, Column, Table


def consultation_table(consultations: Iterable[Any]) -> Table:
    """`consultations` of `for_list`."""
    columns = [
        Column(_("Question")),
        Column(_("Innovation")),
        Column(_("Regional agency")),
        Column(_("Asked by")),
        Column(_("Asked")),
        Column(_("Waiting since")),
        Column(_("Answered")),
    ]
    return Table(_("Consultations"), columns, [_cells(each) for each in consultations])


def _cells(consultation: Any) -> list[Cell]:
    innovation, opd = consultation.innovation, consultation.opd
    return [
        Cell(consultation.subject),
        Cell(innovation.name if innovation else None),
        Cell(opd.name if opd else None),
        Cell(consultation.opened_by.full_name),
        Cell(consultation.opened_at),
        Cell(consultation.waiting_since if consultation.is_open else None),
        Cell(None if consultation.is_open else consultation.closed_at),
    ]
