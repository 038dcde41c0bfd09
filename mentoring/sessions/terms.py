"""On which days a mentor accompanies an innovation: her decree is in force, and an assignment runs.

Read once for whoever is asked about, so that a list of times and a booking ask the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import FilteredRelation, Q, QuerySet

from agents.models import Appointment, Person
from agents.models.opds import OpdForest
from foundation.calendar import local_time
from innovations.models import Innovation
from mentoring.models.assignments import MENTORS

# First and last day, both included.
Term = tuple[date, date]
DAY = timedelta(days=1)


class Terms:
    """Two queries, of which the second (the tree of OPDs) only where an OPD is accompanied."""

    def __init__(self, innovation: Innovation | None, mentors: Iterable[int] | None = None) -> None:
        """Of `mentors` (ids), or of all. Without an innovation the decree alone counts."""
        rows = Appointment.objects.kinds(*MENTORS)
        if mentors is not None:
            rows = rows.filter(person__in=set(mentors))
        decrees, running = _read(rows, [innovation] if innovation else [])
        self._terms = {mentor: _merged(terms) for mentor, terms in decrees.items()}
        if innovation is not None:
            self._narrow(running[innovation.pk])

    @classmethod
    def of_each(cls, innovations: Collection[Innovation]) -> dict[int, "Terms"]:
        """By the id of the innovation, of all mentors; in as many queries as of one."""
        decrees, running = _read(Appointment.objects.kinds(*MENTORS), innovations)
        merged = {mentor: _merged(terms) for mentor, terms in decrees.items()}
        found = {}
        for innovation in innovations:
            terms = found[innovation.pk] = cls.__new__(cls)
            terms._terms = dict(merged)
            terms._narrow(running[innovation.pk])
        return found

    def _narrow(self, running: dict[int, list[Term]]) -> None:
        """To the days on which an assignment runs too."""
        for mentor, terms in self._terms.items():
            self._terms[mentor] = _both(terms, _merged(running.get(mentor, ())))

    def of(self, mentor: int) -> list[Term]:
        """In order, with a day between one and the next at least."""
        return self._terms.get(mentor, [])

    def covers(self, mentor: int, at: datetime) -> bool:
        day = at.astimezone(local_time.zone()).date()
        return any(first <= day <= last for first, last in self.of(mentor))

    def mentors(self, first: date, last: date) -> set[int]:
        """Ids of those who accompany on one of these days at least."""
        return {
            mentor
            for mentor, terms in self._terms.items()
            if any(begin <= last and first <= end for begin, end in terms)
        }


def accompanies(mentor: Person, innovation: Innovation, at: datetime) -> bool:
    """By a decree in force and an assignment that runs on that day."""
    return Terms(innovation, [mentor.pk]).covers(mentor.pk, at)


Running = dict[int, dict[int, list[Term]]]


def _read(
    rows: QuerySet[Appointment], innovations: Collection[Innovation]
) -> tuple[dict[int, list[Term]], Running]:
    """Terms of decrees by mentor, and those of assignments by innovation and mentor."""
    columns = ["person_id", "starts_on", "ends_on"]
    if innovations:
        keys = [each.pk for each in innovations]
        of_them = Q(assignments__innovation__in=keys) | Q(assignments__opd__isnull=False)
        rows = rows.annotate(given=FilteredRelation("assignments", condition=of_them))
        columns += ["given__starts_on", "given__ends_on", "given__innovation_id", "given__opd_id"]
    decrees: dict[int, list[Term]] = defaultdict(list)
    running: Running = defaultdict(lambda: defaultdict(list))
    forest: OpdForest | None = None
    for person, starts_on, ends_on, *given in rows.order_by().values_list(*columns):
        decrees[person].append((starts_on, ends_on or date.max))
        if not given or given[0] is None:
            continue
        begins, ends, reached, opd = given
        covered = [reached]
        if opd is not None:
            forest = forest or OpdForest()
            below = forest.below([opd])
            covered = [each.pk for each in innovations if each.opd_id in below]
        for pk in covered:
            running[pk][person].append((begins, ends or date.max))
    return decrees, running


def _merged(terms: Iterable[Term]) -> list[Term]:
    found: list[Term] = []
    for first, last in sorted(terms):
        if found and (found[-1][1] == date.max or first <= found[-1][1] + DAY):
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _both(some: list[Term], others: list[Term]) -> list[Term]:
    """The days that lie in a term of either kind."""
    shared = [(max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others]
    return _merged(term for term in shared if term[0] <= term[1])


def midnight(day: date) -> datetime:
    return local_time.at(day, time.min)
