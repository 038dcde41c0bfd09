"""Monday to Friday. Holidays are not known here yet: they can only make a deadline later."""

from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


def after(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day`."""
    while count > 0:
        day += DAY
        count -= day.weekday() < SATURDAY
    return day


def last_overdue(on: date, count: int) -> date:
    """The last day of which `count` working days have wholly passed when `on` begins."""
    day = on - DAY
    while after(day, count) >= on:
        day -= DAY
    return day
