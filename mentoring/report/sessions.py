"""The sessions of a report: those behind a figure, and all of them counted in one pass."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import ExtractMonth, ExtractYear

from agents.reporting.opds import ALL, NO_OPD, OpdKey, ReportOpds
from foundation.calendar import local_time
from foundation.reports.periods import Period
from mentoring.models import Session
from mentoring.models.sessions import in_status, stored_status

Status = Session.Status
OUTCOMES = {
    "held": Status.TOOK_PLACE,
    "missed": Status.MISSED,
    "cancelled": Status.CANCELLED,
    "unreported": Status.CONFIRMED,
}
_FIGURE_OF = {status.value: figure for figure, status in OUTCOMES.items()}


@dataclass(frozen=True)
class SessionGroup:
    """How many sessions one mentor (id of the person) had at one OPD in one month, by figure."""

    opd: OpdKey
    mentor: int
    month: int
    figure: str
    count: int


class CountedSessions:
    """Those which were to begin in `period` and by its cut-off `day`, at `opds`; `now` says which of
    them are over. Months are counted from January of the year in which the period begins."""

    def __init__(self, opds: ReportOpds, period: Period, day: date, now: datetime) -> None:
        self.opds = opds
        self.period = period
        self.first, _ = local_time.span(period.first, 0)
        _, self.end = local_time.span(day, 1)
        self.now = now

    def found(self, figure: str, key: OpdKey = ALL, month: int | None = None) -> Any:
        """The sessions behind a figure (a name of OUTCOMES), the earliest first."""
        outcome = self._period().in_status(OUTCOMES[figure])
        sessions = outcome if month is None else outcome.filter(month=month)
        return sessions.filter(self._within(key)).order_by("booking__starts_at", "pk")

    def coming(self) -> Any:
        """Booked or asked for, from now on, whatever the year of the report."""
        return Session.objects.coming(self.now).filter(self._within(ALL))

    def groups(self) -> list[SessionGroup]:
        """All of the report, counted in one query."""
        rows = (
            self._period()
            .filter(self._within(ALL), in_status(*OUTCOMES.values()))
            .order_by()
            .annotate(word=stored_status())
            .values_list("opd_id", _owner(), "mentor_id", "month", "word")
            .annotate(count=Count("pk"))
        )
        return list(self._groups(rows))

    def coming_by_mentor(self) -> Counter[int]:
        """By id of the person."""
        counted = self.coming().order_by().values_list("mentor_id").annotate(count=Count("pk"))
        return Counter(dict(counted))

    def _groups(self, rows: Iterable[Any]) -> Iterable[SessionGroup]:
        for stamp, owner, mentor, month, status, count in rows:
            opd = self.opds.of_stamp(stamp) if stamp else self.opds.of_owner(owner)
            if opd is not None:
                yield SessionGroup(opd, mentor, month, _FIGURE_OF[status], count)

    def _period(self) -> Any:
        of_period = Session.objects.between(self.first, self.end)
        return of_period.exclude(
            in_status(Status.CONFIRMED), booking__ends_at__gt=self.now
        ).annotate(
            month=ExtractMonth("booking__starts_at", tzinfo=local_time.zone())
            + 12
            * (ExtractYear("booking__starts_at", tzinfo=local_time.zone()) - self.period.first.year)
        )

    def _within(self, key: OpdKey) -> Q:
        if key == NO_OPD:
            return Q(opd=None, innovation__opd=None)
        if key == ALL and self.opds.is_whole:
            return Q()
        stamps = [opd.pk for opd in self.opds.shown()] if key == ALL else [key]
        return Q(opd_id__in=stamps) | Q(opd=None, innovation__opd_id__in=self.opds.owners(key))


def _owner() -> Case:
    """Asked for only where no OPD is stamped, so that stamped sessions fall into fewer groups."""
    return Case(When(opd=None, then=F("innovation__opd_id")))


def total(groups: Iterable[SessionGroup], *by: str) -> Counter[Any]:
    """Sessions by these fields of a SessionGroup: by the value of one, or by tuples of several."""
    counted: Counter[Any] = Counter()
    for group in groups:
        key = tuple(getattr(group, name) for name in by)
        counted[key if len(by) > 1 else key[0]] += group.count
    return counted
