"""The innovations of a report on its day, each with those who accompany it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from agents.models.opds import OpdForest
from agents.reporting.opds import ALL, OpdKey, ReportOpds
from foundation.calendar import local_time
from innovations.models import Innovation
from mentoring.models import Assignment, Session
from mentoring.report.followups import overdue_of_innovation

NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """Somebody accompanies an innovation, or those of an OPD, as long as her decree lasts."""

    mentor: int
    innovation: int | None
    opd: int | None
    first: date
    last: date | None

    def runs(self, on: date) -> bool:
        return self.first <= on and (self.last is None or self.last >= on)

    def ended_before(self, on: date) -> bool:
        return self.last is not None and self.first <= self.last < on


@dataclass(frozen=True)
class CountedInnovation:
    """One innovation on the day of the report.

    `opd`: where it counts; `mentors`: ids of the people who accompany it; `alone_since`: the first
    day without any, None while there are some; `accompanied_since`: the first day of the earliest of
    the assignments that run, None without any; `overdue_items`: overdue follow-ups; `met_on`: local day
    of the last session that took place; `is_expected`: whether a session lies ahead of now.
    """

    pk: int
    name: str
    opd: OpdKey
    registered_on: date
    mentors: frozenset[int]
    alone_since: date | None
    accompanied_since: date | None
    overdue_items: int
    met_on: date | None
    is_expected: bool


class CountedInnovations:
    """Those registered by the day `on` at `opds`, and who accompanies each then (two queries, and one
    for the tree where somebody accompanies an OPD)."""

    def __init__(self, opds: ReportOpds, on: date) -> None:
        self.opds = opds
        self.on = on

    def at(self, key: OpdKey) -> list[CountedInnovation]:
        return [each for each in self.all if key in (ALL, each.opd)]

    def alone(self, key: OpdKey = ALL) -> list[CountedInnovation]:
        """Those without mentor, the longest first."""
        found = [each for each in self.at(key) if not each.mentors]
        return sorted(found, key=lambda each: (each.alone_since or self.on, each.name, each.pk))

    def of(self, mentor: int) -> list[CountedInnovation]:
        """Those that this person (id) accompanies."""
        return [each for each in self.all if mentor in each.mentors]

    def mentors_of(self, innovation: int | None, owner: int | None) -> set[int]:
        """Ids of the people who accompany an innovation of the OPD `owner` or, without an
        innovation, the OPD itself."""
        own = self._own_terms[innovation] if innovation else []
        terms = [*own, *self._terms_over(owner)]
        return {term.mentor for term in terms if term.runs(self.on)}

    @cached_property
    def all(self) -> list[CountedInnovation]:
        """By name."""
        found = []
        for pk, name, owner, created_at, *state in self._registered():
            opd = self.opds.of_owner(owner)
            if opd is not None:
                registered_on = timezone.localdate(created_at)
                terms = [*self._own_terms[pk], *self._terms_over(owner)]
                found.append(self._counted(pk, name, opd, registered_on, terms, *state))
        return found

    def _counted(
        self,
        pk: int,
        name: str,
        opd: OpdKey,
        registered_on: date,
        terms: list[Term],
        overdue: int | None,
        met_at: datetime | None,
        is_expected: bool,
    ) -> CountedInnovation:
        running = [term for term in terms if term.runs(self.on)]
        mentors = frozenset(term.mentor for term in running)
        since = None if mentors else max(registered_on, *self._freed(terms), date.min)
        first = min((term.first for term in running), default=None)
        met_on = timezone.localdate(met_at) if met_at else None
        return CountedInnovation(
            pk, name, opd, registered_on, mentors, since, first, overdue or 0, met_on, is_expected
        )

    def _freed(self, terms: Iterable[Term]) -> list[date]:
        return [term.last + NEXT_DAY for term in terms if term.last and term.ended_before(self.on)]

    def _registered(self) -> Iterable[tuple[Any, ...]]:
        _, end = local_time.span(self.on, 1)
        registered = Innovation.objects.confirmed().filter(created_at__lt=end)
        if not self.opds.is_whole:
            registered = registered.filter(opd_id__in=self.opds.owners(ALL))
        own = Session.objects.filter(innovation=OuterRef("pk")).order_by()
        held = own.filter(outcome=Session.Outcome.TOOK_PLACE).order_by("-booking__starts_at")
        return registered.order_by("name", "pk").values_list(
            "pk",
            "name",
            "opd_id",
            "created_at",
            overdue_of_innovation(self.on),
            Subquery(held.values("booking__starts_at")[:1]),
            Exists(own.filter(pk__in=Session.objects.coming(timezone.now()).values("pk"))),
        )

    def _terms_over(self, owner: int | None) -> Iterable[Term]:
        return self._terms_of_opds.get(owner, ()) if owner else ()

    @cached_property
    def _own_terms(self) -> dict[int | None, list[Term]]:
        found: dict[int | None, list[Term]] = defaultdict(list)
        for term in self._terms:
            if term.innovation:
                found[term.innovation].append(term)
        return found

    @cached_property
    def _terms_of_opds(self) -> dict[int, list[Term]]:
        """By OPD: the terms that were given for it or for one above."""
        given: dict[int, list[Term]] = defaultdict(list)
        for term in self._terms:
            if term.opd:
                given[term.opd].append(term)
        forest = OpdForest() if given else None
        found: dict[int, list[Term]] = defaultdict(list)
        for top, terms in given.items():
            for opd in forest.below([top]) if forest else ():
                found[opd].extend(terms)
        return found

    @cached_property
    def _terms(self) -> list[Term]:
        begun = Assignment.objects.filter(starts_on__lte=self.on)
        if not self.opds.is_whole:
            within = Q(innovation__opd_id__in=self.opds.owners(ALL))
            begun = begun.filter(within | Q(opd__isnull=False))
        rows = begun.order_by().values_list(
            "appointment__person_id",
            "innovation_id",
            "opd_id",
            "starts_on",
            "ends_on",
            "appointment__starts_on",
            "appointment__ends_on",
        )
        return [_term(*row) for row in rows]


def _term(
    mentor: int,
    innovation: int | None,
    opd: int | None,
    starts_on: date,
    ends_on: date | None,
    decreed_from: date,
    decreed_to: date | None,
) -> Term:
    ends = [day for day in (ends_on, decreed_to) if day is not None]
    return Term(mentor, innovation, opd, max(starts_on, decreed_from), min(ends) if ends else None)
