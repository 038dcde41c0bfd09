"""The years of a report and the day on which it counts."""

from datetime import date


def cut_off(year: int, today: date) -> date:
    """The day D as of which a report of `year` counts: the earlier of today and 31 December.

    `docs/glossary.md`, figures of the reports. Days are local ones, of the site's time zone.
    """
    return min(today, date(year, 12, 31))


def years_since(first: date | None, today: date) -> list[int]:
    """This year and those before it back to that of `first`, the newest first."""
    oldest = min(first.year, today.year) if first else today.year
    return list(range(today.year, oldest - 1, -1))
