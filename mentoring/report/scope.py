"""What the report was asked for by its address; whatever makes no sense falls back to the default."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min
from django.http import QueryDict
from django.utils import timezone

from agents.models import Opd
from innovations.models import Innovation
from mentoring.report.figures import SupervisionReport

MAX_DIGITS = 18


@dataclass(frozen=True)
class SupervisionScope:
    """`opds`: ids of what the person may see, None for everything."""

    asked: QueryDict
    opds: set[int] | None
    today: date

    @cached_property
    def years(self) -> list[int]:
        """This year and back to the first innovation or session of all."""
        found = Innovation.objects.aggregate(
            made=Min("created_at"), met=Min("sessions__booking__starts_at")
        )
        firsts = [timezone.localdate(first).year for first in found.values() if first]
        oldest = min(firsts, default=self.today.year)
        return list(range(self.today.year, min(oldest, self.today.year) - 1, -1))

    @cached_property
    def year(self) -> int:
        years = {str(year): year for year in self.years}
        return years.get(self.asked.get("tahun", ""), self.today.year)

    @cached_property
    def unit(self) -> Opd | None:
        """One OPD with what lies below it, instead of the whole scope."""
        text = self.asked.get("unit", "")
        if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
            return None
        opd = Opd.objects.filter(pk=int(text)).first()
        return opd if opd and (self.opds is None or opd.pk in self.opds) else None

    @cached_property
    def shows_all(self) -> bool:
        """Whether OPDs stand in the tables that have nothing but zeros there."""
        return self.asked.get("semua") == "1"

    @cached_property
    def query(self) -> str:
        """The choices as they stand in every link of the report."""
        return self._query(shows_all=self.shows_all)

    @cached_property
    def other_query(self) -> str:
        """The same with the empty rows shown where they are left out, and the other way round."""
        return self._query(shows_all=not self.shows_all)

    @cached_property
    def report(self) -> SupervisionReport:
        return SupervisionReport(self.year, self.opds, self.today, self.unit)

    def _query(self, *, shows_all: bool) -> str:
        chosen: dict[str, Any] = {"tahun": self.year}
        if self.unit is not None:
            chosen["unit"] = self.unit.pk
        if shows_all:
            chosen["semua"] = 1
        return urlencode(chosen)
