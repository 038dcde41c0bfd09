"""Completion per OPD: the figures that heads and supervisors must be able to defend.

For a year or another period with first day S and last day E, and the cut-off D = min(today, E), in
the site's time zone (`docs/glossary.md`, figures of the training report):

- *assigned*: enrollments of any origin begun by D, neither withdrawn by D nor completed before S;
- *completed*: of those, completed by D, at the OPD that was stamped on them that day;
- *in progress*: of those, started and not completed by D; like all that is not completed it
  counts at the OPD of the person's main posting on D;
- *not begun*: of those, without a start and not completed by D, so that
  assigned = not begun + in progress + completed;
- *overdue*: of those, due before D and not completed by D;
- *jp*: lesson hours of those completed; *rate*: completed / assigned, in whole percent;
- *people*: who has any of those assigned, counted once per OPD and once in all;
- *headcount*: people whose main posting on D is at the OPD; *never joined*: of those, who has no
  enrollment at all by D; *reached*, of a whole year alone: of those, whose *jp* in this report come
  up to COURSES_YEARLY_JP.

With a course, only its enrollments count, for *never joined* too; with a position, only people whose
main posting on D has these words in its position.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Round

from agents.models import Opd, Posting
from agents.models.people import PostingQuerySet
from agents.reporting.opds import ALL, NO_OPD, OpdKey, OpdRow
from courses.app_settings import app_settings
from courses.models import CoursePage, Enrollment
from courses.models.records import EnrollmentQuerySet
from courses.report.tallies import Figures, Tally
from foundation.reports.periods import Period

FIGURES = ("assigned", "not_begun", "in_progress", "completed", "overdue")
STAFF_FIGURES = ("headcount", "never", "reached")
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
    """Figures of one period as of `today`, over `opds` (ids) or, with None, over everybody; of one
    `course`, or with None of all; of people whose `position` has these words, or with "" of all."""

    def __init__(
        self,
        period: Period | int,
        opds: Set[int] | None,
        today: date,
        course: CoursePage | None = None,
        position: str = "",
    ) -> None:
        """`period`: an int is a whole year."""
        self.period = Period.of_year(period) if isinstance(period, int) else period
        self.opds = opds
        self.course = course
        self.position = position
        self.cut_off = self.period.cut_off(today)

    @property
    def year(self) -> int:
        return self.period.year

    @property
    def target(self) -> int | None:
        """The lesson hours that each is to reach in the period; None unless it is a year."""
        return app_settings.YEARLY_JP if self.period.is_year else None

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
        named = self.counted(key, figure).with_place_then(self.cut_off)
        return named.select_related("person", "course").order_by("person__name", "person_id", "pk")

    def counted(self, key: OpdKey, figure: str) -> EnrollmentQuerySet:
        """The same without order, names and places, for whoever only counts them."""
        return _FIGURES[figure](self._at(key), self.cut_off)

    def people(self, key: OpdKey) -> QuerySet[Enrollment, dict[str, Any]]:
        """The people behind *people* in the row `key`, by name: dicts of the fields of PERSON, and
        FIGURES and `hours` (None without any) of each alone."""
        found = self._at(key).with_state(self.cut_off).values(*PERSON)
        return found.annotate(**_sums()).order_by("person__name", "person_id")

    def staff(self, key: OpdKey, figure: str) -> QuerySet[Posting, dict[str, Any]]:
        """The people behind one of STAFF_FIGURES in the row `key`, by name: dicts of the fields of
        PERSON, `position`, `place`, and `assigned`, `completed` and `hours` of each in the whole
        report (None without any). KeyError for another figure."""
        here = self._in_force(key)
        found = {
            "headcount": here,
            "never": here.filter(~Exists(self._begun())),
            "reached": here.filter(person_id__in=self._earners()),
        }[figure]
        own = self._at(ALL).with_state(self.cut_off).filter(person=OuterRef("person_id"))
        summed = own.order_by().values("person_id").annotate(**_sums())
        return (
            found.values(*PERSON, "position", place=F("opd__name"))
            .annotate(
                **{
                    name: Subquery(summed.values(name)[:1])
                    for name in ("assigned", "completed", "hours")
                }
            )
            .order_by("person__name", "person_id")
        )

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
        return Tally.of(self._at(ALL), self._in_force(ALL), self.cut_off, self.target)

    def _shown(self) -> QuerySet[Opd]:
        return Opd.objects.all() if self.opds is None else Opd.objects.filter(pk__in=self.opds)

    def _at(self, key: OpdKey) -> EnrollmentQuerySet:
        assigned = Enrollment.objects.assigned(self.period.first, self.cut_off)
        if self.course is not None:
            assigned = assigned.filter(course=self.course)
        if self.position:
            assigned = assigned.filter(person_id__in=self._holders().values("person_id"))
        if key == NO_OPD:
            return assigned.at_no_opd(self.cut_off)
        opds = self.opds if key == ALL else {int(key)}
        return assigned if opds is None else assigned.at(opds, self.cut_off)

    def _holders(self) -> PostingQuerySet:
        """Of everybody the main posting on the day, of those with the position if one is asked for."""
        postings = Posting.objects.workplaces(self.cut_off)
        return postings.filter(position__icontains=self.position) if self.position else postings

    def _in_force(self, key: OpdKey) -> PostingQuerySet:
        """The postings of *headcount*, each with `has_joined`."""
        opds = self.opds if key == ALL else {int(key)} if key != NO_OPD else set()
        here = self._holders()
        if opds is not None:
            here = here.filter(opd_id__in=opds)
        return here.annotate(has_joined=Exists(self._begun()))

    def _begun(self) -> EnrollmentQuerySet:
        """Whatever the person of a posting has enrolled in by the day."""
        begun = Enrollment.objects.filter(
            person=OuterRef("person_id"), enrolled_on__lte=self.cut_off
        )
        return begun if self.course is None else begun.filter(course=self.course)

    def _earners(self) -> QuerySet[Enrollment, Any]:
        """Ids of the people whose lesson hours in the report come up to the target."""
        completed = self._at(ALL).completed_by(self.cut_off).order_by().values("person_id")
        hours = completed.annotate(hours=Round(Sum("jp"), 1))
        if self.target is None:
            return hours.none().values("person_id")
        return hours.filter(hours__gte=self.target).values("person_id")


_FIGURES: dict[str, Callable[[EnrollmentQuerySet, date], EnrollmentQuerySet]] = {
    "assigned": lambda found, day: found,
    "not_begun": lambda found, day: found.waiting_on(day),
    "in_progress": lambda found, day: found.running_on(day),
    "completed": lambda found, day: found.completed_by(day),
    "overdue": lambda found, day: found.overdue_on(day),
}


def _sums() -> dict[str, Any]:
    """Of the enrollments of one person, annotated by `with_state`."""
    return {
        "assigned": Count("pk"),
        "not_begun": Count("pk", filter=Q(was_waiting=True)),
        "in_progress": Count("pk", filter=Q(was_running=True)),
        "completed": Count("pk", filter=Q(was_completed=True)),
        "overdue": Count("pk", filter=Q(was_overdue=True)),
        "hours": Sum("jp", filter=Q(was_completed=True)),
    }
