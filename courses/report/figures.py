"""Completion per OPD: the figures that heads and supervisors must be able to defend.

For year Y with cut-off D = min(today, 31 December Y), in the site's time zone (DESIGN,
*Figures*): *assigned* = begun by D, neither withdrawn by D nor completed before 1 January Y;
*completed* = completed in Y by D; *in progress* = started, not completed by D;
*jp* = JP of those completed; *rate* = completed / assigned; people are counted once.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from agents.models import Opd, Posting
from courses.models import CoursePage, Enrollment
from courses.report.tallies import Figures, Tally

__all__ = ["ALL", "FIGURES", "UNPLACED", "CompletionReport", "Figures", "Row"]

FIGURES = ("assigned", "in_progress", "completed")
ALL = "semua"  # every OPD of the report together
UNPLACED = "tanpa"  # those who were posted nowhere
PERSON = (
    "person_id",
    "person__title_prefix",
    "person__name",
    "person__title_suffix",
    "person__nip",
)


@dataclass(frozen=True)
class Row:
    """`opd` is None for those who were posted nowhere."""

    opd: Any
    figures: Figures

    @property
    def place(self) -> int | str:
        return self.opd.pk if self.opd else UNPLACED


def cut_off(year: int, today: date) -> date:
    return min(today, date(year, 12, 31))


class CompletionReport:
    """Figures of one year, over `opds` (ids) or, with None, over everybody."""

    def __init__(
        self,
        year: int,
        opds: set[int] | None,
        today: date,
        course: CoursePage | None = None,
    ) -> None:
        self.year = year
        self.opds = opds
        self.course = course
        self.cut_off = cut_off(year, today)

    def rows(self) -> list[Row]:
        """One per OPD for its own people, in the order of the tree; last those posted nowhere."""
        return self._rows

    def total(self) -> Figures:
        return self._tally.total

    def enrollments(self, place: int | str, figure: str) -> QuerySet[Enrollment]:
        """The rows that make one figure of one place."""
        day = self.cut_off
        found = {
            "assigned": self._at(place),
            "completed": self._at(place).completed_by(day),
            "in_progress": self._at(place).running_on(day),
        }[figure]
        named = found.with_place_then(day).select_related("person", "course")
        return named.order_by("person__name", "person_id", "pk")

    def people(self, place: int | str) -> QuerySet[Enrollment, dict[str, Any]]:
        """The people of one place, each with the figures of their own."""
        completed = Q(was_completed=True)
        found = self._at(place).with_state(self.cut_off).values(*PERSON)
        return found.annotate(
            assigned=Count("pk"),
            in_progress=Count("pk", filter=Q(was_running=True)),
            completed=Count("pk", filter=completed),
            hours=Sum("jp", filter=completed),
        ).order_by("person__name", "person_id")

    def covers(self, place: int | str) -> bool:
        if place == ALL:
            return True
        if self.opds is None:
            return place == UNPLACED or Opd.objects.filter(pk=place).exists()
        return place in self.opds

    @cached_property
    def _rows(self) -> list[Row]:
        figures = self._tally.by_opd
        rows = [
            Row(opd, figures.get(opd.pk, Figures()))
            for opd in self._shown()
            if opd.pk in figures or opd.is_in_force(self.cut_off)
        ]
        return [*rows, Row(None, figures[None])] if None in figures else rows

    @cached_property
    def _tally(self) -> Tally:
        places = Posting.objects.workplaces(self.cut_off)
        if self.opds is not None:
            places = places.filter(opd_id__in=self.opds)
        return Tally.of(self._at(ALL), places, self.cut_off)

    def _shown(self) -> QuerySet[Any]:
        return Opd.objects.all() if self.opds is None else Opd.objects.filter(pk__in=self.opds)

    def _at(self, place: int | str) -> Any:
        assigned = Enrollment.objects.assigned(self.year, self.cut_off)
        if self.course is not None:
            assigned = assigned.filter(course=self.course)
        if place == UNPLACED:
            return assigned.at_no_opd(self.cut_off)
        opds = self.opds if place == ALL else {int(place)}
        return assigned if opds is None else assigned.at(opds, self.cut_off)
