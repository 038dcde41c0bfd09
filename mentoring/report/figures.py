"""The report itself: a row per OPD, a row per mentor, and what is behind each figure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from agents.models import Opd, Person
from agents.reporting.opds import ALL, NO_OPD, OpdKey, OpdRow, ReportOpds
from foundation.reports.periods import Period
from mentoring.report.answers import FIGURES as ANSWER_FIGURES
from mentoring.report.answers import FirstAnswers
from mentoring.report.asked import AskedConsultations
from mentoring.report.consultations import FIGURES as CONSULTATION_FIGURES
from mentoring.report.consultations import CountedConsultation, OpenConsultations
from mentoring.report.followups import OverdueFollowUps
from mentoring.report.innovations import CountedInnovations
from mentoring.report.mentors import with_term
from mentoring.report.sessions import OUTCOMES, CountedSessions, SessionGroup, total
from mentoring.report.stalled import StalledInnovations

MONTHS = range(1, 13)
MOST_MONTHS = 12  # beside each other in a table
INNOVATION_FIGURES = ("innovations", "alone", "late")
SESSION_FIGURES = tuple(OUTCOMES)
MENTOR_FIGURES = ("accompanied", "held")
# Of now, so only in a report that lasts until today.
INNOVATION_FIGURES_NOW = ("innovations", "alone", "stalled", "late", *CONSULTATION_FIGURES)
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
    """Figures of one period (an int is a whole year) over `opds` (ids) or, with None, over everything; `unit` narrows them.

    `today` is the reader's; the package says what each figure counts.
    """

    def __init__(
        self, period: Period | int, opds: Set[int] | None, today: date, unit: Opd | None = None
    ) -> None:
        self.period = Period.of_year(period) if isinstance(period, int) else period
        self.cut_off = self.period.cut_off(today)
        self.is_of_now = self.cut_off == today
        self.opds = ReportOpds(opds, unit, self.cut_off)
        self.innovations = CountedInnovations(self.opds, self.cut_off)
        now = timezone.now()
        self.stalled = StalledInnovations(self.innovations, today)
        self.follow_ups = OverdueFollowUps(self.opds, self.cut_off)
        asked = AskedConsultations(self.opds, self.period, today)
        self.answers = FirstAnswers(self.opds, asked)
        self.sessions = CountedSessions(self.opds, self.period, self.cut_off, now)
        self.consultations = OpenConsultations(self.opds, self.innovations, asked)

    @property
    def year(self) -> int:
        return self.period.year

    @cached_property
    def months(self) -> range:
        """Of the period, counted from January of the year in which it begins; none where they are
        more than stand beside each other."""
        first, last = self.period.first, self.period.last
        end = 12 * (last.year - first.year) + last.month
        months = range(first.month, end + 1)
        return months if len(months) <= MOST_MONTHS else range(0)

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
        return (*self.innovation_figures, *SESSION_FIGURES, *ANSWER_FIGURES)

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
        for opd, figure in self._counted_one_by_one():
            found.setdefault(opd, Counter())[figure] += 1
        for (opd, figure), count in total(self._groups, "opd", "figure").items():
            found.setdefault(opd, Counter())[figure] += count
        for name, consultation in self._open_consultations:
            found.setdefault(consultation.opd, Counter())[name] += 1
        return found

    def _counted_one_by_one(self) -> Iterator[tuple[OpdKey, str]]:
        if self.is_of_now:
            yield from ((each.innovation.opd, "stalled") for each in self.stalled.all)
        for each in self.innovations.all:
            yield from [(each.opd, "late")] * each.overdue_items
        for name in ANSWER_FIGURES:
            yield from ((each.opd, name) for each in self.answers.at(ALL, name))

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
        months = {month: self._months[key, month] for month in self.months}
        return OpdTotals(opd, self._figures.get(key, Counter()), months)


def _sum(counts: Iterable[Mapping[Any, int]]) -> Counter[Any]:
    summed: Counter[Any] = Counter()
    for each in counts:
        summed.update(each)
    return summed
