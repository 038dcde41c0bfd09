"""The report itself: a row per OPD, a row per mentor, and what is behind each figure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from agents.models import Opd, Person
from agents.reporting.opds import NO_OPD, OpdKey, OpdRow, ReportOpds
from foundation.reports.periods import cut_off
from mentoring.report.consultations import FIGURES as CONSULTATION_FIGURES
from mentoring.report.consultations import CountedConsultation, OpenConsultations
from mentoring.report.innovations import CountedInnovations
from mentoring.report.mentors import with_term
from mentoring.report.sessions import OUTCOMES, CountedSessions, SessionGroup, total

MONTHS = range(1, 13)
INNOVATION_FIGURES = ("innovations", "alone")
SESSION_FIGURES = tuple(OUTCOMES)
MENTOR_FIGURES = ("accompanied", "held")
# Of now, so only in a report of this year.
INNOVATION_FIGURES_NOW = (*INNOVATION_FIGURES, *CONSULTATION_FIGURES)
MENTOR_FIGURES_NOW = (*MENTOR_FIGURES, "coming", *CONSULTATION_FIGURES)


@dataclass(frozen=True)
class OpdTotals(OpdRow):
    """`figures` by name, nought where there is none; `months`: sessions held in each."""

    figures: Mapping[str, int]
    months: Mapping[int, int]


@dataclass(frozen=True)
class MentorLoad:
    """`mentor` with `kind` and `term_ends_on` (`mentors.with_term`)."""

    mentor: Person
    figures: Mapping[str, int] = field(default_factory=dict)


class MentoringReport:
    """Figures of one year over `opds` (ids) or, with None, over everything; `unit` narrows them.

    `today` is the reader's; the package says what each figure counts.
    """

    def __init__(self, year: int, opds: set[int] | None, today: date, unit: Opd | None = None):
        self.year = year
        self.cut_off = cut_off(year, today)
        self.is_of_now = self.cut_off == today
        self.opds = ReportOpds(opds, unit, self.cut_off)
        self.innovations = CountedInnovations(self.opds, self.cut_off)
        self.sessions = CountedSessions(self.opds, year, self.cut_off, timezone.now())
        self.consultations = OpenConsultations(self.opds, self.innovations, today)

    @property
    def reads_all(self) -> bool:
        """Whether whoever holds the report may read consultations too: the clinic."""
        return self.opds.opds is None

    @property
    def innovation_figures(self) -> tuple[str, ...]:
        """Of the first table, in its order."""
        return INNOVATION_FIGURES_NOW if self.is_of_now else INNOVATION_FIGURES

    @property
    def opd_figures(self) -> tuple[str, ...]:
        """All that are counted per OPD."""
        return (*self.innovation_figures, *SESSION_FIGURES)

    @property
    def mentor_figures(self) -> tuple[str, ...]:
        return MENTOR_FIGURES_NOW if self.is_of_now else MENTOR_FIGURES

    def total(self) -> OpdTotals:
        """Of every row together."""
        figures = _sum(row.figures for row in self.rows)
        return OpdTotals(None, figures, _sum(row.months for row in self.rows))

    @cached_property
    def rows(self) -> list[OpdTotals]:
        """One per OPD for its own, in the order of the tree; last what belongs to no OPD."""
        found = [
            self._row(opd)
            for opd in self.opds.shown()
            if opd.pk in self._figures or opd.is_in_force(self.cut_off)
        ]
        return [*found, self._row(None)] if NO_OPD in self._figures else found

    @cached_property
    def loads(self) -> list[MentorLoad]:
        """By name."""
        counts = self._loads
        appointed = self.cut_off if self.opds.is_whole else None
        return [
            MentorLoad(mentor, counts.get(mentor.pk, Counter()))
            for mentor in with_term(self.cut_off, set(counts), also_appointed_on=appointed)
        ]

    @cached_property
    def _open_consultations(self) -> list[tuple[str, CountedConsultation]]:
        """Each under every figure in which it counts."""
        if not self.is_of_now:
            return []
        return [
            (name, each)
            for name in CONSULTATION_FIGURES
            for each in self.consultations.of_figure(name)
        ]

    @cached_property
    def _groups(self) -> list[SessionGroup]:
        return self.sessions.groups()

    @cached_property
    def _figures(self) -> dict[OpdKey, Counter[str]]:
        found: dict[OpdKey, Counter[str]] = {}
        for each in self.innovations.all:
            found.setdefault(each.opd, Counter())["innovations"] += 1
            found[each.opd]["alone"] += not each.mentors
        for (opd, figure), count in total(self._groups, "opd", "figure").items():
            found.setdefault(opd, Counter())[figure] += count
        for name, consultation in self._open_consultations:
            found.setdefault(consultation.opd, Counter())[name] += 1
        return found

    @cached_property
    def _months(self) -> Counter[tuple[OpdKey, int]]:
        held = (group for group in self._groups if group.figure == "held")
        return total(held, "opd", "month")

    @cached_property
    def _loads(self) -> dict[int, Counter[str]]:
        """By id of the mentor's person."""
        found: dict[int, Counter[str]] = {}
        for each in self.innovations.all:
            for mentor in each.mentors:
                found.setdefault(mentor, Counter())["accompanied"] += 1
        held = (group for group in self._groups if group.figure == "held")
        counted = {"held": total(held, "mentor")}
        if self.is_of_now:
            counted["coming"] = self.sessions.coming_by_mentor()
        for name, consultation in self._open_consultations:
            counted.setdefault(name, Counter()).update(consultation.mentors)
        for figure, by_mentor in counted.items():
            for mentor, count in by_mentor.items():
                found.setdefault(mentor, Counter())[figure] += count
        return found

    def _row(self, opd: Opd | None) -> OpdTotals:
        key = opd.pk if opd else NO_OPD
        months = {month: self._months[key, month] for month in MONTHS}
        return OpdTotals(opd, self._figures.get(key, Counter()), months)


def _sum(counts: Iterable[Mapping[Any, int]]) -> Counter[Any]:
    summed: Counter[Any] = Counter()
    for each in counts:
        summed.update(each)
    return summed
