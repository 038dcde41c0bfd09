"""The report itself: a row per OPD, a row per mentor, and what is behind each figure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from agents.models import Opd, Person
from mentoring.report.meetings import OUTCOMES, Meetings, total
from mentoring.report.mentors import with_term
from mentoring.report.places import ALL, UNPLACED, Place, Places
from mentoring.report.portfolio import Portfolio
from mentoring.report.questions import FIGURES as QUESTION_FIGURES
from mentoring.report.questions import Question, Questions

MONTHS = range(1, 13)
PORTFOLIO_FIGURES = ("innovations", "alone")
SESSION_FIGURES = tuple(OUTCOMES)
OF_MENTORS = ("accompanied", "held")
# Of now, so only in a report of this year.
PORTFOLIO_FIGURES_NOW = (*PORTFOLIO_FIGURES, *QUESTION_FIGURES)
OF_MENTORS_NOW = (*OF_MENTORS, "coming", *QUESTION_FIGURES)


def cut_off(year: int, today: date) -> date:
    return min(today, date(year, 12, 31))


@dataclass(frozen=True)
class Row:
    """`opd` is None for what belongs to no OPD; `months`: sessions held in each."""

    opd: Any
    figures: Mapping[str, int]
    months: Mapping[int, int]

    @property
    def place(self) -> Place:
        return self.opd.pk if self.opd else UNPLACED


@dataclass(frozen=True)
class Load:
    mentor: Person
    figures: Mapping[str, int] = field(default_factory=dict)


class SupervisionReport:
    """Figures of one year over `opds` (ids) or, with None, over everything; `unit` narrows them."""

    def __init__(self, year: int, opds: set[int] | None, today: date, unit: Opd | None = None):
        self.year = year
        self.cut_off = cut_off(year, today)
        self.is_of_now = self.cut_off == today
        self.places = Places(opds, unit, self.cut_off)
        self.portfolio = Portfolio(self.places, self.cut_off)
        self.meetings = Meetings(self.places, year, self.cut_off, timezone.now())
        self.questions = Questions(self.places, self.portfolio, today)

    @property
    def reads_all(self) -> bool:
        """Whether whoever holds the report may read consultations too: the clinic."""
        return self.places.opds is None

    @property
    def portfolio_figures(self) -> tuple[str, ...]:
        return PORTFOLIO_FIGURES_NOW if self.is_of_now else PORTFOLIO_FIGURES

    @property
    def place_figures(self) -> tuple[str, ...]:
        return (*self.portfolio_figures, *SESSION_FIGURES)

    @property
    def load_figures(self) -> tuple[str, ...]:
        return OF_MENTORS_NOW if self.is_of_now else OF_MENTORS

    def covers(self, place: Place) -> bool:
        if place == ALL:
            return True
        if place == UNPLACED:
            return self.places.is_whole
        return isinstance(place, int) and self.places.get(place) is not None

    def total(self) -> Row:
        return Row(
            None, _sum(row.figures for row in self.rows), _sum(row.months for row in self.rows)
        )

    @cached_property
    def rows(self) -> list[Row]:
        """One per OPD for its own, in the order of the tree; last what belongs to no OPD."""
        found = [
            self._row(opd)
            for opd in self.places.shown()
            if opd.pk in self._figures or opd.is_in_force(self.cut_off)
        ]
        return [*found, self._row(None)] if UNPLACED in self._figures else found

    @cached_property
    def loads(self) -> list[Load]:
        """By name."""
        counts = self._loads
        appointed = self.cut_off if self.places.is_whole else None
        return [
            Load(mentor, counts.get(mentor.pk, Counter()))
            for mentor in with_term(self.cut_off, set(counts), also_appointed_on=appointed)
        ]

    @cached_property
    def _open_questions(self) -> list[tuple[str, Question]]:
        """Each under every figure in which it counts."""
        if not self.is_of_now:
            return []
        return [
            (name, each) for name in QUESTION_FIGURES for each in self.questions.of_figure(name)
        ]

    @cached_property
    def _groups(self) -> Any:
        return self.meetings.groups()

    @cached_property
    def _figures(self) -> dict[Place, Counter[str]]:
        found: dict[Place, Counter[str]] = {}
        for each in self.portfolio.standings:
            found.setdefault(each.place, Counter())["innovations"] += 1
            found[each.place]["alone"] += not each.mentors
        for (place, figure), count in total(self._groups, "place", "figure").items():
            found.setdefault(place, Counter())[figure] += count
        for name, question in self._open_questions:
            found.setdefault(question.place, Counter())[name] += 1
        return found

    @cached_property
    def _months(self) -> Counter[tuple[Place, int]]:
        held = (group for group in self._groups if group.figure == "held")
        return total(held, "place", "month")

    @cached_property
    def _loads(self) -> dict[int, Counter[str]]:
        found: dict[int, Counter[str]] = {}
        for each in self.portfolio.standings:
            for mentor in each.mentors:
                found.setdefault(mentor, Counter())["accompanied"] += 1
        held = (group for group in self._groups if group.figure == "held")
        counted = {"held": total(held, "mentor")}
        if self.is_of_now:
            counted["coming"] = self.meetings.coming_by_mentor()
        for name, question in self._open_questions:
            counted.setdefault(name, Counter()).update(question.mentors)
        for figure, by_mentor in counted.items():
            for mentor, count in by_mentor.items():
                found.setdefault(mentor, Counter())[figure] += count
        return found

    def _row(self, opd: Any) -> Row:
        place = opd.pk if opd else UNPLACED
        months = {month: self._months[place, month] for month in MONTHS}
        return Row(opd, self._figures.get(place, Counter()), months)


def _sum(counts: Iterable[Mapping[Any, int]]) -> Counter[Any]:
    summed: Counter[Any] = Counter()
    for each in counts:
        summed.update(each)
    return summed
