"""Local time, with the name that Indonesia gives to the zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, time_format

ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def zone_name() -> str:
    """WITA, WIB or WIT; elsewhere the zone's own abbreviation."""
    known = ZONES.get(settings.TIME_ZONE)
    return known or timezone.localtime().strftime("%Z")


def zone() -> ZoneInfo:
    """The zone in which days begin and offices open; instants are stored in UTC."""
    return ZoneInfo(settings.TIME_ZONE)


def hours(start: datetime, end: datetime) -> str:
    """09.00 to 09.45, with the zone."""
    first, last = (time_format(each.astimezone(zone()).time()) for each in (start, end))
    return f"{first}–{last} {zone_name()}"


def day_and_hours(start: datetime, end: datetime) -> str:
    """The long day before the hours."""
    return f"{long_day(start.astimezone(zone()).date())}, {hours(start, end)}"


def long_day(day: date) -> str:
    """The date behind its weekday, as officials write it."""
    return f"{date_format(day, 'l')}, {date_format(day)}"


def at(day: date, moment: time) -> datetime:
    """The instant at which clocks of the site's zone show `moment` on `day`."""
    return datetime.combine(day, moment, tzinfo=zone())


def span(first: date, days: int) -> tuple[datetime, datetime]:
    """From the midnight before `first` to the one after the last of so many days."""
    return at(first, time.min), at(first + timedelta(days=days), time.min)


def moment(instant: datetime) -> str:
    """12 March 2026, 09.00, with the zone."""
    local = instant.astimezone(zone())
    return f"{date_format(local.date())}, {time_format(local.time())} {zone_name()}"


def clock(instant: datetime) -> str:
    """09.00, with the zone: of an instant of today."""
    return f"{time_format(instant.astimezone(zone()).time())} {zone_name()}"


def day_and_moment(instant: datetime) -> str:
    """The same with the weekday: of what is still to come."""
    return f"{date_format(instant.astimezone(zone()).date(), 'l')}, {moment(instant)}"
