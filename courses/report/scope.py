"""What a report was asked for by its address; whatever makes no sense falls back to the default."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min, Q
from django.http import QueryDict

from agents.models import Opd
from courses.models import CoursePage, Enrollment
from courses.report.figures import CompletionReport

MAX_DIGITS = 18


@dataclass(frozen=True)
class ReportScope:
    """`opds`: ids of what the person may see, None for everything."""

    asked: QueryDict
    opds: set[int] | None
    today: date

    @cached_property
    def years(self) -> list[int]:
        """This year and back to the first enrollment of all."""
        first = Enrollment.objects.aggregate(first=Min("enrolled_on"))["first"] or self.today
        return list(range(self.today.year, min(first.year, self.today.year) - 1, -1))

    @cached_property
    def year(self) -> int:
        years = {str(year): year for year in self.years}
        return years.get(self.asked.get("tahun", ""), self.today.year)

    @cached_property
    def courses(self) -> list[CoursePage]:
        """Those with enrollments in the scope, published or not."""
        taken = Q()
        if self.opds is not None:
            enrollments = Enrollment.objects.at(self.opds, self.today)
            taken = Q(pk__in=enrollments.values("course_id"))
        return list(CoursePage.objects.filter(taken).only("title", "slug").order_by("title", "pk"))

    @cached_property
    def course(self) -> CoursePage | None:
        slug = self.asked.get("bimtek", "")
        return next((course for course in self.courses if course.slug == slug), None)

    @cached_property
    def unit(self) -> Any:
        """One OPD with what lies below it, instead of the whole scope."""
        text = self.asked.get("unit", "")
        if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
            return None
        opd = Opd.objects.filter(pk=int(text)).first()
        return opd if opd and (self.opds is None or opd.pk in self.opds) else None

    @cached_property
    def query(self) -> str:
        """The choices as they stand in every link of the report."""
        chosen: dict[str, Any] = {"tahun": self.year}
        if self.course is not None:
            chosen["bimtek"] = self.course.slug
        if self.unit is not None:
            chosen["unit"] = self.unit.pk
        return urlencode(chosen)

    def report(self) -> CompletionReport:
        return CompletionReport(self.year, self._chosen_opds(), self.today, self.course)

    def _chosen_opds(self) -> set[int] | None:
        if self.unit is None:
            return self.opds
        branch = set(
            Opd.objects.filter(path__startswith=self.unit.path).values_list("pk", flat=True)
        )
        return branch if self.opds is None else branch & self.opds
