"""Completion per OPD: the figures that heads and supervisors must be able to defend.

For year Y with cut-off D = min(today, 31 December Y), in the site's time zone (DESIGN,
*Figures*): *assigned* = begun by D, neither withdrawn by D nor completed before 1 January Y;
*completed* = completed in Y by D; *in progress* = started, not completed by D;
*jp* = JP of those completed; *rate* = completed / assigned; people are counted once.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from agents.models import Opd
from courses.models import Enrollment

FIGURES = ("assigned", "in_progress", "completed")


@dataclass(frozen=True)
class Figures:
    assigned: int = 0
    in_progress: int = 0
    completed: int = 0
    people: int = 0
    jp: Decimal = Decimal(0)

    @property
    def rate(self) -> int:
        """Completed of assigned, in whole percent."""
        return round(self.completed * 100 / self.assigned) if self.assigned else 0


@dataclass(frozen=True)
class Row:
    opd: Opd
    figures: Figures


def cut_off(year: int, today: date) -> date:
    return min(today, date(year, 12, 31))


class CompletionReport:
    """Figures of `opds` (ids) in one year; three queries whatever the size of the tree."""

    def __init__(self, year: int, opds: set[int], today: date) -> None:
        self.year = year
        self.opds = opds
        self.cut_off = cut_off(year, today)

    def rows(self) -> list[Row]:
        """One per OPD for its own people, in the order of the tree."""
        grouped = self._enrollments().values("opd_then").annotate(**self._aggregates())
        figures = {group.pop("opd_then"): Figures(**_clean(group)) for group in grouped}
        shown = Opd.objects.filter(pk__in=self.opds)
        return [
            Row(opd, figures.get(opd.pk, Figures()))
            for opd in shown
            if opd.pk in figures or self._existed(opd)
        ]

    def total(self) -> Figures:
        return Figures(**_clean(self._enrollments().aggregate(**self._aggregates())))

    def enrollments(self, opd_id: int, figure: str) -> QuerySet[Enrollment]:
        """The rows that make one figure of one OPD."""
        return (
            self._enrollments()
            .filter(self._condition(figure), opd_then=opd_id)
            .select_related("person", "course")
            .order_by("person__name", "pk")
        )

    def _enrollments(self) -> QuerySet[Any]:
        assigned = Enrollment.objects.assigned(self.year, self.cut_off)
        return assigned.with_opd(self.cut_off).filter(opd_then__in=self.opds)

    def _existed(self, opd: Opd) -> bool:
        return opd.is_in_force(self.cut_off)

    def _condition(self, figure: str) -> Q:
        completed = Q(completed_on__lte=self.cut_off)
        return {
            "assigned": Q(),
            "completed": completed,
            "in_progress": Q(started_on__lte=self.cut_off)
            & (Q(completed_on=None) | Q(completed_on__gt=self.cut_off)),
        }[figure]

    def _aggregates(self) -> dict[str, Any]:
        counts = {
            figure: Count("pk", filter=self._condition(figure))
            for figure in ("in_progress", "completed")
        }
        return {
            "assigned": Count("pk"),
            **counts,
            "people": Count("person", distinct=True),
            "jp": Sum("jp", filter=self._condition("completed")),
        }


def _clean(group: dict[str, Any]) -> dict[str, Any]:
    return {**group, "jp": group["jp"] or Decimal(0)}
