"""What stands behind one figure: the innovations or the sessions that make it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.dates import MONTHS as MONTH_NAMES
from django.utils.translation import gettext as _

from agents.models import Person
from courses.report.tables import Table, place_name
from mentoring.report.figures import MONTHS, SupervisionReport
from mentoring.report.places import ALL, UNPLACED, Place
from mentoring.report.portfolio import Standing
from mentoring.report.questions import FIGURES as QUESTION_FIGURES
from mentoring.report.questions import Question
from mentoring.report.row_tables import question_table, session_table, standing_table
from mentoring.report.tables import LABELS, LOAD_LABELS

Found = Sequence[Any] | QuerySet[Any]


class NoSuchListError(Exception):
    """The place or the mentor is not covered by the report, or the figure is none."""


@dataclass(frozen=True)
class RowList:
    """`kind` of the rows: innovations, sessions or questions."""

    report: SupervisionReport
    title: str
    label: str
    kind: str
    found: Found

    @property
    def caption(self) -> str:
        return f"{self.title}: {self.label}"

    def table(self, some: Iterable[Any]) -> Table:
        if self.kind == "sessions":
            return session_table(some, self.report, self.caption)
        rows = list(some)
        table = standing_table if self.kind == "innovations" else question_table
        return table(rows, self.report, _names(rows), self.caption)


def place_list(report: SupervisionReport, place: str, figure: str) -> RowList:
    where = _place(place)
    name, month = _figure(figure)
    if name not in report.place_figures or where is None or not report.covers(where):
        raise NoSuchListError
    label = str(LABELS[name])
    if month:
        label = f"{label}, {MONTH_NAMES[month]}"
    return RowList(report, _title(where, report), label, *_at(report, where, name, month))


def load_list(report: SupervisionReport, mentor: int, figure: str) -> RowList:
    person = next((load.mentor for load in report.loads if load.mentor.pk == mentor), None)
    if person is None or figure not in report.load_figures:
        raise NoSuchListError
    label = str(LOAD_LABELS[figure])
    return RowList(report, person.full_name, label, *_of(report, mentor, figure))


def _at(
    report: SupervisionReport, place: Place, figure: str, month: int | None
) -> tuple[str, Found]:
    if figure == "innovations":
        return "innovations", report.portfolio.at(place)
    if figure == "alone":
        return "innovations", report.portfolio.alone(place)
    if figure in QUESTION_FIGURES:
        return "questions", report.questions.at(place, figure)
    return "sessions", _with_names(report.meetings.found(figure, place, month))


def _of(report: SupervisionReport, mentor: int, figure: str) -> tuple[str, Found]:
    if figure == "accompanied":
        return "innovations", report.portfolio.of(mentor)
    if figure in QUESTION_FIGURES:
        return "questions", report.questions.of(mentor, figure)
    meetings = report.meetings
    sessions = meetings.coming() if figure == "coming" else meetings.found(figure)
    return "sessions", _with_names(sessions.filter(mentor=mentor))


def _with_names(sessions: QuerySet[Any]) -> QuerySet[Any]:
    return sessions.select_related("booking", "innovation", "mentor")


def _names(rows: Iterable[Standing | Question]) -> dict[int, str]:
    people = Person.objects.filter(pk__in={pk for each in rows for pk in each.mentors})
    return {person.pk: person.full_name for person in people}


def _figure(text: str) -> tuple[str, int | None]:
    """`held-3` is what was held in March."""
    months = {f"held-{month}": month for month in MONTHS}
    return ("held", months[text]) if text in months else (text, None)


def _place(text: str) -> Place | None:
    if text in (ALL, UNPLACED):
        return text
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _title(place: Place, report: SupervisionReport) -> str:
    if place == ALL:
        return _("All regional agencies")
    return place_name(report.places.get(place) if isinstance(place, int) else None)
