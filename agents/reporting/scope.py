"""What a report over OPDs was asked for by its address."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import QueryDict

from agents.models import Opd
from foundation.public.offered import public
from foundation.reports.links import Links
from foundation.reports.periods import Period, asked_period, period_words, years_since
from foundation.reports.scope import ReportName
from foundation.text import number_in

FRAME = ("tahun", "periode", "dari", "sampai")  # the choices that say which period


@public
@dataclass(frozen=True)
class OpdScope:
    """The choices of an address; whatever makes no sense falls back to the default.

    `asked`: what stands behind the question mark, `tahun` (a year of `years`) and `unit` (the id of
    an OPD); a report adds its own in `choices`. One that counts by `period` and not by `year` alone
    sets `has_periods`: then `periode` is asked for too (`foundation.reports.periods`). `opds`: ids of what the reader may see, None for
    everything (`agents.reporting.permissions.reported_opds`). Days are local.
    """

    report_name: ClassVar[ReportName]
    shown: ClassVar[tuple[str, ...]] = ("tahun",)  # the choices that the form offers
    has_periods: ClassVar[bool] = False

    asked: QueryDict
    opds: Set[int] | None
    today: date

    def first_day(self) -> date | None:
        """The day of the oldest record that any report of this kind could count."""
        raise NotImplementedError

    @cached_property
    def years(self) -> list[int]:
        """This year and those back to the first record of all, whoever asks."""
        return years_since(self.first_day(), self.today)

    @cached_property
    def year(self) -> int:
        years = {str(year): year for year in self.years}
        return years.get(self.asked.get("tahun", ""), self.today.year)

    @cached_property
    def period(self) -> Period:
        if not self.has_periods:
            return Period.of_year(self.year)
        word, first, last = (self.asked.get(name, "") for name in ("periode", "dari", "sampai"))
        return asked_period(self.year, word, (first, last), self.years, self.today)

    @cached_property
    def before(self) -> Period | None:
        """The period before; None if the report does not go back that far."""
        before = self.period.before
        return before if {before.first.year, before.last.year} <= set(self.years) else None

    @property
    def periods(self) -> list[tuple[str, str]]:
        """(word, name) to choose from."""
        return list(period_words())

    @cached_property
    def unit(self) -> Opd | None:
        """One OPD with what lies below it, instead of the whole scope; only one of `opds`."""
        pk = number_in(self.asked.get("unit", ""))
        opd = None if pk is None else Opd.objects.filter(pk=pk).first()
        return opd if opd and (self.opds is None or opd.pk in self.opds) else None

    def choices(self) -> dict[str, Any]:
        """What the links of the report carry, in the order in which they carry it."""
        chosen = self.period.choices
        return chosen if self.unit is None else chosen | {"unit": self.unit.pk}

    @property
    def hidden(self) -> dict[str, str]:
        return {
            name: str(value)
            for name, value in self.choices().items()
            if name not in (*self.shown, *self.period.choices)
        }

    @cached_property
    def links(self) -> Links:
        return Links(self.report_name.url, urlencode(self.choices()))

    @property
    def links_before(self) -> Links:
        """Of the same report of the period before."""
        chosen = {name: value for name, value in self.choices().items() if name not in FRAME}
        before = self.before.choices if self.before else {}
        return Links(self.report_name.url, urlencode(before | chosen))

    @property
    def file_parts(self) -> tuple[object, ...]:
        return self.period.file_word, self.unit.short_name if self.unit else ""
