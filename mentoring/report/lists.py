"""What stands behind one figure: the innovations, the sessions or the consultations that make it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.dates import MONTHS as MONTH_NAMES

from agents.models import Person
from agents.reporting.opds import OpdKey, opd_key
from agents.reporting.tables import key_name
from foundation.reports.rows import Found, NoSuchListError, RowList
from foundation.reports.tables import Table
from mentoring.report.answers import FIGURES as ANSWER_FIGURES
from mentoring.report.consultations import FIGURES as CONSULTATION_FIGURES
from mentoring.report.figures import MentoringReport
from mentoring.report.reminding import ABOUT, owed_rows, remindable
from mentoring.report.row_tables import (
    answer_table,
    consultation_table,
    follow_up_table,
    innovation_table,
    session_table,
    stalled_table,
)
from mentoring.report.tables import LABELS, MENTOR_LABELS, month_name

# By what the rows are; each needs the names of people, by id.
TABLES: dict[str, Callable[..., Table]] = {
    "innovations": innovation_table,
    "stalled": stalled_table,
    "follow-ups": follow_up_table,
    "consultations": consultation_table,
    "answers": answer_table,
}


def opd_list(report: MentoringReport, key: str, figure: str) -> RowList:
    """The rows of a figure of one OPD; `held-3` is what was held in March. Raises NoSuchListError."""
    where = opd_key(key)
    name, month = _figure(figure, report.months)
    if name not in report.opd_figures or where is None or not report.opds.covers(where):
        raise NoSuchListError
    label = str(LABELS[name])
    if month:
        label = f"{label}, {month_name(month, report.period, MONTH_NAMES)}"
    kind, found = _at(report, where, name, month)
    table = partial(_table, report, kind, name)
    return RowList(key_name(where, report.opds.get), label, found, table)


def mentor_list(report: MentoringReport, mentor: int, figure: str) -> RowList:
    """The rows of a figure of one mentor (id of the person). Raises NoSuchListError."""
    person = next((load.mentor for load in report.loads if load.mentor.pk == mentor), None)
    if person is None or figure not in report.mentor_figures:
        raise NoSuchListError
    kind, found = _of(report, mentor, figure)
    label = str(MENTOR_LABELS[figure])
    return RowList(person.full_name, label, found, partial(_table, report, kind, figure))


def _at(report: MentoringReport, key: OpdKey, figure: str, month: int | None) -> tuple[str, Found]:
    """What the rows are (innovations, sessions or consultations), and the rows."""
    if figure == "innovations":
        return "innovations", report.innovations.at(key)
    if figure == "alone":
        return "innovations", report.innovations.alone(key)
    if figure == "stalled":
        return "stalled", report.stalled.at(key)
    if figure == "late":
        return "follow-ups", report.follow_ups.at(key)
    if figure in ANSWER_FIGURES:
        return "answers", report.answers.at(key, figure)
    if figure in CONSULTATION_FIGURES:
        return "consultations", report.consultations.at(key, figure)
    return "sessions", _with_names(report.sessions.found(figure, key, month))


def _of(report: MentoringReport, mentor: int, figure: str) -> tuple[str, Found]:
    if figure == "accompanied":
        return "innovations", report.innovations.of(mentor)
    if figure in CONSULTATION_FIGURES:
        return "consultations", report.consultations.of(mentor, figure)
    counted = report.sessions
    sessions = counted.coming() if figure == "coming" else counted.found(figure)
    return "sessions", _with_names(sessions.filter(mentor=mentor))


def _with_names(sessions: QuerySet[Any]) -> QuerySet[Any]:
    return sessions.select_related("booking", "innovation", "mentor")


def _table(
    report: MentoringReport, kind: str, figure: str, some: Iterable[Any], caption: str
) -> Table:
    rows = list(some)
    table = _plain_table(report, kind, rows, caption)
    return remindable(table, owed_rows(figure, rows)) if figure in ABOUT else table


def _plain_table(report: MentoringReport, kind: str, rows: list[Any], caption: str) -> Table:
    if kind == "sessions":
        return session_table(rows, report, caption)
    people = Person.objects.filter(pk__in={pk for each in rows for pk in each.mentors})
    names = {person.pk: person.full_name for person in people}
    return TABLES[kind](rows, report, names, caption)


def _figure(text: str, of_period: range) -> tuple[str, int | None]:
    months = {f"held-{month}": month for month in of_period}
    return ("held", months[text]) if text in months else (text, None)
