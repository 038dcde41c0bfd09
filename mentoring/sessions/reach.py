"""The days that the calendar shows: its pages lead to one another, and no further than this."""

from datetime import date

FIRST_MONTH, LAST_MONTH = date(2000, 1, 1), date(2099, 12, 1)
# The weeks of those months.
FIRST_DAY, LAST_DAY = date(1999, 12, 27), date(2100, 1, 3)


def has_month(first: date) -> bool:
    """Whether the month that begins on that day has a page."""
    return FIRST_MONTH <= first <= LAST_MONTH


def has_day(day: date) -> bool:
    return FIRST_DAY <= day <= LAST_DAY
