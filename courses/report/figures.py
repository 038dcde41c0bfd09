"""Completion per OPD: the figures that heads and supervisors must be able to defend.

For year Y with cut-off D = min(today, 31 December Y), in the site's time zone
(`docs/glossary.md`, figures of the training report):

- *assigned*: enrollments begun by D, neither withdrawn by D nor completed before 1 January Y;
- *completed*: of those, completed in Y by D, at the OPD that was stamped on them that day;
- *in progress*: of those, started and not completed by D; like all that is not completed it
  counts at the OPD of the person's main posting on D;
- *jp*: lesson hours of those completed; *rate*: completed / assigned, in whole percent;
- *people*: who has any of those assigned, counted once per OPD and once in all.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from agents.models import Opd, Posting
from agents.reporting.opds import ALL, NO_OPD, OpdKey, OpdRow
from courses.models import CoursePage, Enrollment
from courses.models.records import EnrollmentQuerySet
from courses.report.tallies import Figures, Tally
from foundation.reports.periods import cut_off

FIGURES = ("assigned", "in_progress", "completed")
PERSON = (
    "person_id",
    "person__title_prefix",
    "person__name",
    "person__title_suffix",
    "person__nip",
)


@dataclass(frozen=True)
class OpdFigures(OpdRow):
    """Figures of the people of one OPD alone, or (`opd` None) of those who were posted nowhere."""

    figures: Figures


class CompletionReport:
    """Figures of one year as of `today`, over `opds` (ids) or, with None, over everybody; of one
    `course`, or with None of all."""

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

    def rows(self) -> list[OpdFigures]:
        """One per OPD for its own people, in the order of the tree, also where nothing counts while
        the OPD is in force; last, if there are any, those posted nowhere."""
        return self._rows

    def total(self) -> Figures:
        """Over all rows; a person who counts in two of them is counted once."""
        return self._tally.total

    def enrollments(self, key: OpdKey, figure: str) -> QuerySet[Enrollment]:
        """The enrollments that make one of FIGURES in the row `key`, by name of the person, each
        with `place_then`. KeyError for another figure."""
        day = self.cut_off
        found = {
            "assigned": self._at(key),
            "completed": self._at(key).completed_by(day),
            "in_progress": self._at(key).running_on(day),
        }[figure]
        named = found.with_place_then(day).select_related("person", "course")
        return named.order_by("person__name", "person_id", "pk")

    def people(self, key: OpdKey) -> QuerySet[Enrollment, dict[str, Any]]:
        """The people behind *people* in the row `key`, by name: dicts of the fields of PERSON, and
        `assigned`, `in_progress`, `completed` and `hours` (None without any) of each alone."""
        completed = Q(was_completed=True)
        found = self._at(key).with_state(self.cut_off).values(*PERSON)
        return found.annotate(
            assigned=Count("pk"),
            in_progress=Count("pk", filter=Q(was_running=True)),
            completed=Count("pk", filter=completed),
            hours=Sum("jp", filter=completed),
        ).order_by("person__name", "person_id")

    def covers(self, key: OpdKey) -> bool:
        """Whether the row `key` is within the report, also where nothing counts."""
        if key == ALL:
            return True
        if self.opds is None:
            return key == NO_OPD or Opd.objects.filter(pk=key).exists()
        return key in self.opds

    @cached_property
    def _rows(self) -> list[OpdFigures]:
        figures = self._tally.by_opd
        rows = [
            OpdFigures(opd, figures.get(opd.pk, Figures()))
            for opd in self._shown()
            if opd.pk in figures or opd.is_in_force(self.cut_off)
        ]
        return [*rows, OpdFigures(None, figures[None])] if None in figures else rows

    @cached_property
    def _tally(self) -> Tally:
        postings = Posting.objects.workplaces(self.cut_off)
        if self.opds is not None:
            postings = postings.filter(opd_id__in=self.opds)
        return Tally.of(self._at(ALL), postings, self.cut_off)

    def _shown(self) -> QuerySet[Opd]:
        return Opd.objects.all() if self.opds is None else Opd.objects.filter(pk__in=self.opds)

    def _at(self, key: OpdKey) -> EnrollmentQuerySet:
        assigned = Enrollment.objects.assigned(self.year, self.cut_off)
        if self.course is not None:
            assigned = assigned.filter(course=self.course)
        if key == NO_OPD:
            return assigned.at_no_opd(self.cut_off)
        opds = self.opds if key == ALL else {int(key)}
        return assigned if opds is None else assigned.at(opds, self.cut_off)
