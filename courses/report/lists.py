"""What stands behind one figure: the people or the enrollments that make it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from agents.models import Opd, Person
from courses.report.figures import ALL, FIGURES, UNPLACED
from courses.report.scope import ReportScope
from courses.report.tables import LABELS, Table, enrollment_table, number, people_table, place_name

# Lesson hours are made by what is completed.
ROWS_OF = {**{figure: figure for figure in FIGURES}, "jp": "completed"}


class NoSuchListError(Exception):
    """The place is not covered by the report, or the figure is none."""


@dataclass(frozen=True)
class ReportList:
    scope: ReportScope
    place: int | str
    figure: str
    title: str
    found: QuerySet[Any, Any]
    person_id: int | None = None

    @property
    def caption(self) -> str:
        return f"{self.title}: {LABELS[self.figure]}"

    @property
    def label(self) -> str:
        return str(LABELS[self.figure])

    @property
    def hours(self) -> Any:
        """The sum behind the figure of lesson hours; None for the other figures."""
        if self.figure != "jp":
            return None
        return number(self.found.order_by().aggregate(hours=Sum("jp"))["hours"])

    def table(self, some: Iterable[Any]) -> Table:
        query = self.scope.query
        if self.figure == "people":
            return people_table(some, self.place, self.caption, query)
        day = self.scope.report().cut_off
        return enrollment_table(some, self.place, self.caption, query, day)


def report_list(
    scope: ReportScope, place: str, figure: str, person_id: int | None = None
) -> ReportList:
    report = scope.report()
    where = _place(place)
    if figure not in LABELS or where is None or not report.covers(where):
        raise NoSuchListError
    if figure == "people":
        return ReportList(scope, where, figure, _title(where), report.people(where))
    found = report.enrollments(where, ROWS_OF[figure])
    if person_id is None:
        return ReportList(scope, where, figure, _title(where), found)
    found = found.filter(person_id=person_id)
    if not found.exists():
        raise NoSuchListError
    name = Person.objects.get(pk=person_id).full_name
    return ReportList(scope, where, figure, name, found, person_id)


def _place(text: str) -> int | str | None:
    if text in (ALL, UNPLACED):
        return text
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _title(place: int | str) -> str:
    if place == ALL:
        return _("All regional agencies")
    return place_name(None if place == UNPLACED else Opd.objects.get(pk=place))
