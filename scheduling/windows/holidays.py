"""Which offered times lie on days on which nobody works.

The days of the table of holidays, not weekends: whoever offers a Saturday chose it, while a holiday
may be entered long after the time was offered.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from foundation.calendar import local_time
from foundation.models import Holiday
from scheduling.models import Window


def days_of(window: Window) -> list[date]:
    """The local days that it touches."""
    zone = local_time.zone()
    first = window.starts_at.astimezone(zone).date()
    last = (window.ends_at - timedelta.resolution).astimezone(zone).date()
    return [first + timedelta(days=nth) for nth in range((last - first).days + 1)]


def names_of(windows: Iterable[Window]) -> list[list[str]]:
    """For each window the names of its holidays. One query."""
    days = [days_of(window) for window in windows]
    wanted = {day for each in days for day in each}
    rows = Holiday.objects.in_force().filter(day__in=wanted) if wanted else Holiday.objects.none()
    names = dict(rows.values_list("day", "name"))
    return [[names[day] for day in each if day in names] for each in days]
