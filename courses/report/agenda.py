"""How the training of a unit stands, for whoever answers for it: the figures of the report."""

from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agents.agenda import SUPERVISION, UNIT, opds_for
from agents.reporting.opds import ALL
from courses.models import Enrollment
from courses.report.figures import CompletionReport
from courses.report.scope import TrainingScope
from foundation.agenda.figures import AgendaFigure, FigureGroup
from foundation.reports.links import Links
from foundation.users import Account


def _rows(
    group: FigureGroup, figure: str, user: Account, day: date
) -> "QuerySet[Enrollment] | None":
    opds = opds_for(group, user, day)
    if not opds:
        return None
    return CompletionReport(day.year, opds, day).counted(ALL, figure)


def _url(figure: str, user: Account) -> str:
    return Links(TrainingScope.report_name.url, "").rows(ALL, figure)


FIGURES = tuple(
    AgendaFigure(
        f"{figure}_of_{group.name}",
        group,
        label,
        order,
        partial(_rows, group, figure),
        partial(_url, figure),
    )
    for group in (UNIT, SUPERVISION)
    for figure, label, order in (
        ("overdue", _("Trainings overdue"), 40),
        ("not_begun", _("Trainings not begun"), 50),
    )
)
