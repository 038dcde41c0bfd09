"""Monday to Friday (Perpres 21/2023 art. 3) without the days of the table of holidays.

Every deadline and every "overdue" asks here. The table is read once for each year that a question
touches, and once a page where a page asks several; nothing is remembered from one request to the
next, so a day that somebody has just added counts everywhere at once.
"""

from datetime import date, datetime, time, timedelta

from foundation.calendar import local_time
from foundation.facts import fact
from foundation.models import Holiday

DAY = timedelta(days=1)
SATURDAY = 5


class _Calendar:
    """The days off of the years that one question walks through."""

    def __init__(self) -> None:
        self._years: dict[int, frozenset[date]] = {}

    def is_working(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self._days_off(day.year)

    def after(self, day: date, count: int) -> date:
        while count > 0:
            day += DAY
            count -= self.is_working(day)
        return day

    def _days_off(self, year: int) -> frozenset[date]:
        if year not in self._years:
            self._years[year] = fact(_read, year)
        return self._years[year]


def _read(year: int) -> frozenset[date]:
    return frozenset(Holiday.objects.in_force().of(year).values_list("day", flat=True))


def is_working(day: date) -> bool:
    return _Calendar().is_working(day)


def after(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day`; `day` itself for none."""
    return _Calendar().after(day, count)


def between(first: date, last: date) -> int:
    """How many working days come after `first` up to `last`; 0 for the same day."""
    calendar = _Calendar()
    days = range(1, (last - first).days + 1)
    return sum(calendar.is_working(first + number * DAY) for number in days)


def last_overdue(on: date, count: int) -> date:
    """The last day of which `count` working days have wholly passed when `on` begins."""
    calendar = _Calendar()
    day = on - DAY
    while calendar.after(day, count) >= on:
        day -= DAY
    return day


def passed(since: datetime, span: timedelta) -> datetime:
    """The instant at which `span` has passed since `since`, in the site's zone.

    Working days count whole, from midnight to midnight, other days not at all: two days from a
    Friday at 15.00 end on Tuesday at 15.00. Hours of the day are not looked at, since offices
    and health centres do not share them.
    """
    calendar = _Calendar()
    at = since.astimezone(local_time.zone())
    while True:
        midnight = local_time.at(at.date() + DAY, time.min)
        if calendar.is_working(at.date()):
            if at + span <= midnight:
                return at + span
            span -= midnight - at
        at = midnight
