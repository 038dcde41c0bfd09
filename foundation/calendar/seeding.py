"""National days and joint leave, from the package `holidays`: a proposal that people may change."""

from collections.abc import Iterable
from datetime import date

import holidays
from django.db import transaction
from django.utils import timezone
from holidays import version as library
from holidays.constants import GOVERNMENT, PUBLIC

from foundation.app_settings import app_settings
from foundation.models import Holiday

# In this order: a day that is both is a national one.
KINDS = {GOVERNMENT: Holiday.Kind.JOINT_LEAVE, PUBLIC: Holiday.Kind.NATIONAL}
LONGEST_NAME = 200


def source() -> str:
    """What a seeded row names as its source. Another version of the package is another source."""
    return f"holidays {library.__version__} ({app_settings.HOLIDAY_COUNTRY})"


def seed(years: Iterable[int]) -> dict[str, int]:
    """Bring the untouched rows of these years to what the package says, and add what is missing.

    Rows that somebody added, edited or removed stay as they are. Returns how many rows were
    "added", "changed" and "dropped"; a second run answers 0 for each.
    """
    counts = {"added": 0, "changed": 0, "dropped": 0}
    for year in years if app_settings.HOLIDAY_COUNTRY else ():
        for what, count in _seed(year).items():
            counts[what] += count
    return counts


def seed_missing() -> dict[str, int]:
    """For the minute: this year and the next, where no row is of this package's version.

    One query as long as there is nothing to do. Past years never change by themselves.
    """
    this = timezone.localdate().year
    rows = Holiday.objects.untouched().filter(source=source())
    known = {day.year for day in rows.dates("day", "year")}
    return seed(year for year in (this, this + 1) if year not in known)


@transaction.atomic
def _seed(year: int) -> dict[str, int]:
    proposed = {row.day: row for row in _proposed(year)}
    present = {row.day: row for row in Holiday.objects.of(year)}
    untouched = Holiday.objects.of(year).untouched()
    dropped, _ = untouched.exclude(day__in=list(proposed)).delete()
    new = [row for day, row in proposed.items() if day not in present]
    # Of two processes that seed at once, the second finds the rows of the first.
    Holiday.objects.bulk_create(new, ignore_conflicts=True)
    changed = sum(
        untouched.filter(day=day).update(kind=row.kind, name=row.name, source=row.source)
        for day, row in proposed.items()
        if day in present and not _is_same(row, present[day])
    )
    return {"added": len(new), "changed": changed, "dropped": dropped}


def _is_same(one: Holiday, other: Holiday) -> bool:
    return (one.kind, one.name, one.source) == (other.kind, other.name, other.source)


def _proposed(year: int) -> Iterable[Holiday]:
    return (
        Holiday(day=day, kind=kind, name=name[:LONGEST_NAME], source=source())
        for kind, days in _days(year)
        for day, name in days
    )


def _days(year: int) -> Iterable[tuple[Holiday.Kind, list[tuple[date, str]]]]:
    """Names in the country's own language; a date that is an estimate says so in its name."""
    country = app_settings.HOLIDAY_COUNTRY
    own = holidays.country_holidays(country)
    for category, kind in KINDS.items():
        if category in own.supported_categories:
            found = holidays.country_holidays(
                country, years=year, categories=category, language=own.default_language
            )
            yield kind, list(found.items())
