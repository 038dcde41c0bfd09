"""Results by person as a table for files."""

from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assessments.choices import State
from assessments.models import QuizPage
from assessments.results.figures import Row
from foundation.reports.tables import Cell, Column, Table


def table_of(quiz: QuizPage, rows: Sequence[Row]) -> Table:
    """A line for each learner: where she works, how far she is, and her score in percent; of a quiz
    with a pre-test both scores and the gain in points."""
    columns = [
        Column(_("Name")),
        Column(_("Unit")),
        Column(_("State")),
        Column(_("Attempts"), numeric=True),
        Column(_("Handed in")),
        Column(_("Score, %"), numeric=True),
    ]
    if quiz.has_pass_mark:
        columns.append(Column(_("Passed")))
    if quiz.pretest:
        columns += [Column(_("Pre-test, %"), numeric=True), Column(_("Gain"), numeric=True)]
    return Table(_("Results"), columns, [_line(quiz, each) for each in rows])


def _line(quiz: QuizPage, row: Row) -> list[Cell]:
    handed_in = [each.submitted_at for each in row.attempts if each.submitted_at]
    last = row.attempts[-1] if row.attempts else None
    cells = [
        Cell(row.enrollment.person.full_name),
        Cell(str(last.opd or "") if last else ""),
        Cell(str(State(row.state).label)),
        Cell(len(row.attempts)),
        Cell(localtime(handed_in[-1]) if handed_in else None),
        Cell(row.result),
    ]
    if quiz.has_pass_mark:
        cells.append(Cell(_passed(row)))
    return [*cells, Cell(row.before), Cell(row.gain)] if quiz.pretest else cells


def _passed(row: Row) -> str:
    if row.result is None:
        return ""
    return _("passed") if row.is_passed else _("not passed")
