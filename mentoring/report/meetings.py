"""The sessions of a report: those behind a figure, and all of them counted in one pass."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import ExtractMonth

from foundation.calendar import local_time as clock
from mentoring.models import Session
from mentoring.models.sessions import in_status, stored_status
from mentoring.report.places import ALL, UNPLACED, Place, Places

Status = Session.Status
OUTCOMES = {
    "held": Status.TOOK_PLACE,
    "missed": Status.MISSED,
    "cancelled": Status.CANCELLED,
    "unreported": Status.CONFIRMED,
}
_FIGURE_OF = {status.value: figure for figure, status in OUTCOMES.items()}


@dataclass(frozen=True)
class Group:
    """Sessions of one place, mentor, month and outcome."""

    place: Place
    mentor: int
    month: int
    figure: str
    count: int


class Meetings:
    """Of the year up to its cut-off, at `places`; `now` says which of them are over."""

    def __init__(self, places: Places, year: int, day: date, now: datetime) -> None:
        self.places = places
        self.first, _ = clock.span(date(year, 1, 1), 0)
        _, self.end = clock.span(day, 1)
        self.now = now

    def found(self, figure: str, place: Place = ALL, month: int | None = None) -> Any:
        outcome = self._period().in_status(OUTCOMES[figure])
        sessions = outcome if month is None else outcome.filter(month=month)
        return sessions.filter(self._within(place)).order_by("booking__starts_at", "pk")

    def coming(self) -> Any:
        return Session.objects.coming(self.now).filter(self._within(ALL))

    def groups(self) -> list[Group]:
        rows = (
            self._period()
            .filter(self._within(ALL), in_status(*OUTCOMES.values()))
            .order_by()
            .annotate(word=stored_status())
            .values_list("opd_id", _owner(), "mentor_id", "month", "word")
            .annotate(count=Count("pk"))
        )
        return list(self._placed(rows))

    def coming_by_mentor(self) -> Counter[int]:
        counted = self.coming().order_by().values_list("mentor_id").annotate(count=Count("pk"))
        return Counter(dict(counted))

    def _placed(self, rows: Iterable[Any]) -> Iterable[Group]:
        for opd, owner, mentor, month, status, count in rows:
            place = self.places.of_stamp(opd) if opd else self.places.of_owner(owner)
            if place is not None:
                yield Group(place, mentor, month, _FIGURE_OF[status], count)

    def _period(self) -> Any:
        of_period = Session.objects.between(self.first, self.end)
        return of_period.exclude(
            in_status(Status.CONFIRMED), booking__ends_at__gt=self.now
        ).annotate(month=ExtractMonth("booking__starts_at", tzinfo=clock.zone()))

    def _within(self, place: Place) -> Q:
        if place == UNPLACED:
            return Q(opd=None, innovation__opd=None)
        if place == ALL and self.places.is_whole:
            return Q()
        stamps = [opd.pk for opd in self.places.shown()] if place == ALL else [place]
        return Q(opd_id__in=stamps) | Q(opd=None, innovation__opd_id__in=self.places.owners(place))


def _owner() -> Case:
    """Asked for only where no OPD is stamped, so that stamped sessions fall into fewer groups."""
    return Case(When(opd=None, then=F("innovation__opd_id")))


def total(groups: Iterable[Group], *by: str) -> Counter[Any]:
    """Sessions by these names of a group; by one name, or by tuples of several."""
    counted: Counter[Any] = Counter()
    for group in groups:
        key = tuple(getattr(group, name) for name in by)
        counted[key if len(by) > 1 else key[0]] += group.count
    return counted
