"""Before somebody offers times: which of the days clash with what."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone

from agents.models import Person
from scheduling.kinds import About, abouts
from scheduling.models import Booking, Hold, Window
from scheduling.windows.holidays import names_of

Span = tuple[datetime, datetime]
# Outside of this nobody expects an office to be open: it is said, and not forbidden.
EARLIEST, LATEST = time(7), time(18)


@dataclass
class Planned:
    """One day of an offer. `holidays`: their names; `overlaps`: the window that is there already;
    `busy`: bookings that hold the person then; `is_night`: it begins or ends outside of office
    hours."""

    starts_at: datetime
    ends_at: datetime
    on_holidays: bool
    holidays: list[str] = field(default_factory=list)
    overlaps: Window | None = None
    busy: list[tuple[Booking, About | None]] = field(default_factory=list)

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def is_night(self) -> bool:
        begins, ends = (timezone.localtime(each) for each in (self.starts_at, self.ends_at))
        return begins.time() < EARLIEST or ends.time() > LATEST or ends.date() > begins.date()

    @property
    def is_left_out(self) -> bool:
        """It is not offered: on a holiday that nobody meant, or a second time."""
        return self.overlaps is not None or (bool(self.holidays) and not self.on_holidays)

    @property
    def is_asked(self) -> bool:
        """Whether somebody should look at it before it is offered."""
        return self.overlaps is not None or self.is_night or bool(self.busy)


def plan(
    person: Person, spans: Sequence[Span], *, on_holidays: bool, but: Window | None = None
) -> list[Planned]:
    """For each span, in order; `but` does not stand in its own way. Three queries, and one for each
    kind of booking among them."""
    found = [Planned(*span, on_holidays) for span in spans]
    if not found:
        return []
    first, last = found[0].starts_at, max(each.ends_at for each in found)
    made = [Window(starts_at=each.starts_at, ends_at=each.ends_at) for each in found]
    offered = Window.objects.open().filter(person=person).overlapping(first, last)
    windows = list(offered.exclude(pk=but.pk) if but else offered)
    bookings = held_within(person, first, last)
    told = abouts(bookings)
    for each, names in zip(found, names_of(made), strict=True):
        each.holidays = names
        each.overlaps = next((row for row in windows if _touch(each, row)), None)
        each.busy = [(row, told.get(row.pk)) for row in bookings if _touch(each, row)]
    return found


def seen(planned: Iterable[Planned]) -> str:
    """Of these days and these clashes: what the form sends that has shown them."""
    facts = [
        (each.starts_at.isoformat(), each.ends_at.isoformat(), each.is_left_out, len(each.busy))
        for each in planned
    ]
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def held_within(person: Person, start: datetime, end: datetime) -> list[Booking]:
    """What takes the person's time then, in order."""
    holds = Hold.objects.counting(timezone.now()).within(start, end)
    held = holds.filter(resource__person=person)
    return list(Booking.objects.filter(pk__in=held.values("booking")).order_by("starts_at", "pk"))


def booked_in(
    person: Person, windows: Iterable[Window]
) -> list[list[tuple[Booking, About | None]]]:
    """For each window what is booked in it: one query, and one for each kind of booking."""
    found = list(windows)
    if not found:
        return []
    first, last = min(w.starts_at for w in found), max(w.ends_at for w in found)
    bookings = held_within(person, first, last)
    told = abouts(bookings)
    return [
        [(row, told.get(row.pk)) for row in bookings if _touch(window, row)] for window in found
    ]


def _touch(one: Planned | Window, other: Window | Booking) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
