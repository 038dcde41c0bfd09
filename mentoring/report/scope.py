"""What the mentoring report was asked for by its address: besides year and unit, empty rows."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.reporting.scope import OpdScope
from foundation.reports.periods import Period
from foundation.reports.scope import ReportName
from innovations.models import Innovation
from mentoring.report.figures import MentoringReport


@dataclass(frozen=True)
class MentoringScope(OpdScope):
    """Adds `semua=1` to the address: OPDs that have nothing but zeros stand in the tables too."""

    report_name = ReportName(_("Mentoring report"), "mentoring:supervision", "laporan-pendampingan")
    has_periods = True

    def first_day(self) -> date | None:
        """Of the first innovation or session."""
        found = Innovation.objects.confirmed().aggregate(
            made=Min("created_at"), met=Min("sessions__booking__starts_at")
        )
        return min((timezone.localdate(first) for first in found.values() if first), default=None)

    @cached_property
    def shows_all(self) -> bool:
        return self.asked.get("semua") == "1"

    def choices(self) -> dict[str, Any]:
        return super().choices() | ({"semua": 1} if self.shows_all else {})

    @property
    def other_query(self) -> str:
        """The choices with the empty rows shown where they are left out, and the other way round."""
        others = super().choices() if self.shows_all else self.choices() | {"semua": 1}
        return urlencode(others)

    @cached_property
    def report(self) -> MentoringReport:
        return self._report_of(self.period)

    @cached_property
    def report_before(self) -> MentoringReport | None:
        """The same of the period before, as far as the report goes back."""
        return self._report_of(self.before) if self.before else None

    def _report_of(self, period: Period) -> MentoringReport:
        return MentoringReport(period, self.opds, self.today, self.unit)
