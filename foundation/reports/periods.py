"""The periods of a report and the day on which it counts.

A period is a year or a part of one (half-year, quarter, month), or any days from … to ….
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = timedelta(days=1)
WHOLE, FREE = "", "bebas"
# In addresses, the number behind: how many months each has.
PARTS = {"s": 6, "t": 3, "b": 1}


@dataclass(frozen=True)
class Period:
    """From the local day `first` to `last`, both included. `word`: WHOLE for a year, FREE for any
    days, else a letter of PARTS and which of its year, as `t2`."""

    first: date
    last: date
    word: str = WHOLE

    @classmethod
    def of_year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def part(cls, year: int, word: str) -> "Period | None":
        """The part of `year` that `word` names, the year itself for WHOLE; None for no such part."""
        if word == WHOLE:
            return cls.of_year(year)
        months = PARTS.get(word[:1])
        if months is None:
            return None
        ends = {f"{word[:1]}{end // months}": end for end in range(months, 13, months)}
        return cls._months(year, ends[word], months, word) if word in ends else None

    @classmethod
    def _months(cls, year: int, end: int, months: int, word: str) -> "Period":
        """The `months` months of `year` that end with the month `end`."""
        following = date(year + end // 12, end % 12 + 1, 1)
        return cls(date(year, end - months + 1, 1), following - DAY, word)

    @property
    def year(self) -> int:
        return self.last.year

    @property
    def is_year(self) -> bool:
        return self.word == WHOLE

    @property
    def before(self) -> "Period":
        """The one of the same kind that ends on the day before; of any days, as many days."""
        last = self.first - DAY
        if self.word == FREE:
            return Period(last - (self.last - self.first), last, FREE)
        if self.word == WHOLE:
            return Period.of_year(last.year)
        months = PARTS[self.word[:1]]
        word = f"{self.word[:1]}{last.month // months}"
        return self._months(last.year, last.month, months, word)

    def cut_off(self, today: date) -> date:
        """The day D as of which a report of this period counts: the earlier of today and its last
        day (`docs/glossary.md`, figures of the reports). Days are local ones, of the site's zone."""
        return min(today, self.last)

    @property
    def label(self) -> str:
        """As one says it: `2026`, `Triwulan 2, 2026`."""
        if self.word == WHOLE:
            return str(self.year)
        if self.word == FREE:
            days = (date_format(day, "SHORT_DATE_FORMAT") for day in (self.first, self.last))
            return " – ".join(days)
        return f"{name_of(self.word)}, {self.year}"

    @property
    def file_word(self) -> str:
        """As the names of files have it."""
        if self.word == FREE:
            return f"{self.first.isoformat()}-{self.last.isoformat()}"
        return f"{self.year}-{self.word}" if self.word else str(self.year)

    @property
    def choices(self) -> dict[str, str | int]:
        """What an address carries that asks for it."""
        if self.word == FREE:
            days = {"dari": self.first.isoformat(), "sampai": self.last.isoformat()}
            return {"tahun": self.year, "periode": FREE, **days}
        return {"tahun": self.year} | ({"periode": self.word} if self.word else {})


def name_of(word: str) -> str:
    """What one calls a part of a year."""
    letter, number = word[:1], word[1:]
    if letter == "s":
        return _("Half-year %(number)s") % {"number": number}
    if letter == "t":
        return _("Quarter %(number)s") % {"number": number}
    return str(MONTHS[int(number)]).capitalize()


def period_words() -> Iterator[tuple[str, str]]:
    """(word, name) of everything that may be chosen of a year."""
    yield WHOLE, _("Whole year")
    for letter, months in PARTS.items():
        for number in range(1, 12 // months + 1):
            yield f"{letter}{number}", name_of(f"{letter}{number}")
    yield FREE, _("Days of your choice")


def asked_period(
    year: int, word: str, days: tuple[str, str], years: list[int], today: date
) -> Period:
    """What an address asks for; the whole `year` for whatever makes no sense or has not begun.

    `days`: the first and the last of one's own choice, within `years`, those that the report offers.
    """
    found = _free(*days, years) if word == FREE else Period.part(year, word)
    return found if found is not None and found.first <= today else Period.of_year(year)


def cut_off(year: int, today: date) -> date:
    """The cut-off of a report over a whole year."""
    return Period.of_year(year).cut_off(today)


def years_since(first: date | None, today: date) -> list[int]:
    """This year and those before it back to that of `first`, the newest first."""
    oldest = min(first.year, today.year) if first else today.year
    return list(range(today.year, oldest - 1, -1))


def _free(first: str, last: str, years: list[int]) -> Period | None:
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    is_within = min(years) <= begins.year <= ends.year <= max(years)
    return Period(begins, ends, FREE) if is_within and begins <= ends else None
