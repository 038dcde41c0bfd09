"""What the training report was asked for by its address: besides year and unit, one course."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from agents.models import Opd
from agents.reporting.scope import OpdScope
from courses.models import CoursePage, Enrollment
from courses.report.figures import CompletionReport
from foundation.reports.scope import ReportName


@dataclass(frozen=True)
class TrainingScope(OpdScope):
    """What the address asks for and the user may see; adds `bimtek`, the slug of one of
    `courses`."""

    report_name = ReportName(_("Training report"), "courses:report", "laporan-pelatihan")
    shown = ("tahun", "bimtek")

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

    def choices(self) -> dict[str, Any]:
        course = {} if self.course is None else {"bimtek": self.course.slug}
        return {"tahun": self.year} | course | super().choices()

    @property
    def file_parts(self) -> tuple[object, ...]:
        year, unit = super().file_parts
        return year, self.course.slug if self.course else "", unit

    @cached_property
    def report(self) -> CompletionReport:
        """Over the unit asked for with all below it, as far as the user may see them."""
        return CompletionReport(self.year, self._chosen_opds(), self.today, self.course)

    def _chosen_opds(self) -> set[int] | None:
        if self.unit is None:
            return self.opds
        branch = set(
            Opd.objects.filter(path__startswith=self.unit.path).values_list("pk", flat=True)
        )
        return branch if self.opds is None else branch & self.opds
