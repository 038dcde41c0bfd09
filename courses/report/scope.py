"""What the training report was asked for by its address: besides period and unit, one course and a
position."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Posting
from agents.reporting.scope import OpdScope
from courses.models import CoursePage, Enrollment
from courses.report.figures import CompletionReport
from foundation.reports.periods import Period
from foundation.reports.scope import ReportName
from foundation.text import as_meant, is_storable

LONGEST_POSITION = 100
MOST_POSITIONS = 30


@dataclass(frozen=True)
class TrainingScope(OpdScope):
    """What the address asks for and the user may see; adds `bimtek`, the slug of one of `courses`,
    and `jabatan`, words of a position."""

    report_name = ReportName(_("Training report"), "courses:report", "laporan-pelatihan")
    shown = ("tahun", "bimtek", "jabatan")
    has_periods = True

    def first_day(self) -> date | None:
        """The first day on which anybody enrolled; None if nobody has."""
        first: date | None = Enrollment.objects.aggregate(first=Min("enrolled_on"))["first"]
        return first

    @cached_property
    def courses(self) -> list[CoursePage]:
        """Those with enrollments in the scope, published or not, by title; every course for whoever
        sees everything."""
        taken = Q()
        if self.opds is not None:
            enrollments = Enrollment.objects.at(self.opds, self.today)
            taken = Q(pk__in=enrollments.values("course_id"))
        return list(CoursePage.objects.filter(taken).only("title", "slug").order_by("title", "pk"))

    @cached_property
    def course(self) -> CoursePage | None:
        """The one asked for; None for all, and for a slug that is not of `courses`."""
        slug = self.asked.get("bimtek", "")
        return next((course for course in self.courses if course.slug == slug), None)

    @cached_property
    def position(self) -> str:
        words = self.asked.get("jabatan", "")
        return as_meant(words)[:LONGEST_POSITION] if is_storable(words) else ""

    @cached_property
    def positions(self) -> list[str]:
        """The most frequent positions in the unit asked for, to choose from."""
        postings = Posting.objects.workplaces(self.today).exclude(position="")
        if self._chosen_opds is not None:
            postings = postings.filter(opd_id__in=self._chosen_opds)
        counted = postings.values_list("position").annotate(count=Count("pk"))
        return [position for position, _ in counted.order_by("-count", "position")[:MOST_POSITIONS]]

    def choices(self) -> dict[str, Any]:
        course = {} if self.course is None else {"bimtek": self.course.slug}
        position = {"jabatan": self.position} if self.position else {}
        return self.period.choices | course | position | super().choices()

    @property
    def file_parts(self) -> tuple[object, ...]:
        period, unit = super().file_parts
        return period, self.course.slug if self.course else "", self.position, unit

    @cached_property
    def report(self) -> CompletionReport:
        """Over the unit asked for with all below it, as far as the user may see them."""
        return self._report_of(self.period)

    @cached_property
    def report_before(self) -> CompletionReport | None:
        """The same of the period before, as far as the report goes back."""
        return self._report_of(self.before) if self.before else None

    def _report_of(self, period: Period) -> CompletionReport:
        return CompletionReport(
            period, self._chosen_opds, self.today, self.course, position=self.position
        )

    @cached_property
    def _chosen_opds(self) -> Set[int] | None:
        if self.unit is None:
            return self.opds
        branch = set(
            Opd.objects.filter(path__startswith=self.unit.path).values_list("pk", flat=True)
        )
        return branch if self.opds is None else branch & self.opds
