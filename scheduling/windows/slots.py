"""Slots: an open window, minus everything that stands in the way of its times.

`blocks_of` alone decides. A list offers the slots that none of its blocks touches; a booking is
refused with the first one that touches its slot.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import repeat
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from agents.models import Person
from foundation.calendar import local_time
from foundation.models import Holiday
from scheduling.models import Booking, Hold, Resource, Window
from scheduling.models.windows import WindowQuerySet

Span = tuple[datetime, datetime]
EVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
TICK = timedelta.resolution


class Slot(NamedTuple):
    window: Window
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + self.window.length

    @property
    def key(self) -> str:
        """What a form posts."""
        return f"{self.window.pk}-{int(self.starts_at.timestamp())}"


class NotOfferedError(Exception):
    """The window is closed, or has no such slot, or the slot has begun, or nobody works then."""


class NotFreeError(Exception):
    """Somebody or something that is needed is busy then."""


class Block(NamedTuple):
    """From … to …, the end excluded, no slot may lie: `why` is what a booking is refused with."""

    start: datetime
    end: datetime
    why: Callable[[], Exception]

    def touches(self, start: datetime, end: datetime) -> bool:
        return self.start < end and start < self.end


# What an app above adds: which times of a window are not for these people.
Rule = Callable[[Window], Iterable[Block]]


def until(moment: datetime, why: Callable[[], Exception]) -> Block:
    """Nothing that begins up to this moment, the moment included."""
    return Block(EVER[0], moment + TICK, why)


def never(why: Callable[[], Exception]) -> Block:
    return Block(*EVER, why)


def blocks_of(window: Window, diary: "Diary", rules: Sequence[Rule], at: datetime) -> list[Block]:
    """Whatever stands in the way of slots of this window, in the order in which it is said.

    The rules of apps above are asked in their order, before the diary. `at`: now, or in the past.
    """
    found: list[Block] = []
    if at >= window.starts_at:
        found.append(until(at, NotOfferedError))
    if window.closed_at is not None:
        found.append(never(NotOfferedError))
    for rule in rules:
        found += rule(window)
    found += diary.blocks(window)
    start, end = window.starts_at, window.ends_at
    return [block for block in found if block[0] < end and start < block[1]]


def why_not(
    slot: Slot, diary: "Diary", rules: Sequence[Rule] = (), *, at: datetime | None = None
) -> Exception | None:
    """Why nobody may book the slot; None where it is free."""
    if not slot.window.has_slot(slot.starts_at):
        return NotOfferedError()
    for block in blocks_of(slot.window, diary, rules, at or timezone.now()):
        if block.touches(slot.starts_at, slot.ends_at):
            return block.why()
    return None


def free_slots(
    windows: WindowQuerySet,
    start: datetime,
    end: datetime,
    people: Iterable[Person] = (),
    *,
    rules: Sequence[Rule] = (),
    moving: Booking | None = None,
) -> list[Slot]:
    """What begins from `start` on, before `end`, in `windows`, of one person or of many.

    `people` come too, so they must be free; `moving` does not stand in its own way.
    Three queries, whatever the history and however many windows.
    """
    return Offered(windows, start, end, people, moving=moving).free(rules)


class Offered:
    """The open windows of some time, with who and what is busy then. Read once, it answers for any
    rules without a query of its own."""

    def __init__(
        self,
        windows: WindowQuerySet,
        start: datetime,
        end: datetime,
        people: Iterable[Person] = (),
        *,
        moving: Booking | None = None,
    ) -> None:
        """As `free_slots`."""
        self._start, self._end, self._now = start, end, timezone.now()
        since = max(start, self._now)
        rows = windows.open().overlapping(since, end).select_related("room")
        self._windows = list(rows.defer("created_at"))
        self._diary: Diary | None = None
        if self._windows:
            # The last slots may reach beyond `end`, and into what is held there.
            span = (since, max(each.ends_at for each in self._windows))
            self._diary = Diary.of_windows(self._windows, people, span, moving)

    def free(self, rules: Sequence[Rule], of: Container[int] | None = None) -> list[Slot]:
        """In the order in which windows begin; `of`: those of these people (ids) alone."""
        found: list[Slot] = []
        for window in self._windows:
            if self._diary is not None and (of is None or window.person_id in of):
                free = _free_in(window, blocks_of(window, self._diary, rules, self._now))
                if window.starts_at < self._start or window.ends_at > self._end:
                    free = [begin for begin in free if self._start <= begin < self._end]
                found += map(Slot, repeat(window), free)
        return found


def _free_in(window: Window, blocks: list[Block]) -> list[datetime]:
    """The slots that no block touches, counted off for each block: a day of slots and a day of
    holds would be many comparisons."""
    starts = window.starts()
    if not blocks:
        return starts
    first, length = window.starts_at, window.length
    touched = bytearray(len(starts))
    for start, end, _why in blocks:
        # Those that end after it begins, up to those that begin before it ends.
        lowest = max((start - first) // length, 0)
        above = min(-((first - end) // length), len(starts))
        for nth in range(lowest, above):
            touched[nth] = 1
    return [begin for begin, is_touched in zip(starts, touched, strict=True) if not is_touched]


def check(
    slot: Slot,
    people: Iterable[Person],
    *,
    rules: Sequence[Rule] = (),
    moving: Booking | None = None,
    at: datetime | None = None,
) -> None:
    """Under the locks, with the window as it is now: raises what `why_not` says."""
    span = (slot.starts_at, slot.ends_at)
    diary = Diary.of_windows([slot.window], people, span, moving)
    refusal = why_not(slot, diary, rules, at=at)
    if refusal is not None:
        raise refusal


class _Spans:
    """In order, and not overlapping: holds of one resource, or days."""

    def __init__(self) -> None:
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []

    def touching(self, start: datetime, end: datetime) -> list[Span]:
        first, above = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return list(zip(self.starts[first:above], self.ends[first:above], strict=True))


class Diary:
    """In a span of time: who and what is busy, and on which days nobody works. Two queries."""

    def __init__(
        self,
        people: Iterable[int],
        rooms: Iterable[int],
        span: Span,
        *,
        guests: Iterable[int] = (),
        without: Booking | None = None,
    ) -> None:
        """`guests` come to every slot; `people` only to those of their own windows."""
        self._guests = frozenset(guests)
        self._people: dict[int, _Spans] = defaultdict(_Spans)
        self._rooms: dict[int, _Spans] = defaultdict(_Spans)
        persons = {*people, *self._guests}
        owners = Resource.objects.filter(Q(person__in=persons) | Q(room__in=set(rooms)))
        holds = Hold.objects.counting(timezone.now()).within(*span)
        holds = holds.filter(resource__in=owners.values("pk"))
        if without is not None:
            holds = holds.exclude(booking=without)
        rows = holds.order_by("busy_from").values_list(
            "resource__person", "resource__room", "busy_from", "busy_to"
        )
        for person, room, busy_from, busy_to in rows:
            spans = self._rooms[room] if person is None else self._people[person]
            spans.starts.append(busy_from)
            spans.ends.append(busy_to)
        self._days_off = _days_off(span)

    @classmethod
    def of_windows(
        cls,
        windows: Iterable[Window],
        people: Iterable[Person],
        span: Span,
        without: Booking | None = None,
    ) -> "Diary":
        found = list(windows)
        persons = {each.person_id for each in found}
        rooms = {each.room_id for each in found if each.room_id}
        guests = {each.pk for each in people}
        return cls(persons, rooms, span, guests=guests, without=without)

    def blocks(self, window: Window) -> list[Block]:
        span = (window.starts_at, window.ends_at)
        off = () if window.on_holiday else self._days_off.touching(*span)
        found = [Block(*each, NotOfferedError) for each in off]
        needed = [self._people.get(pk) for pk in {window.person_id, *self._guests}]
        needed.append(self._rooms.get(window.room_id or 0))
        for spans in needed:
            if spans is not None:
                found += [Block(*each, NotFreeError) for each in spans.touching(*span)]
        return found


def _days_off(span: Span) -> _Spans:
    """From midnight to midnight in the site's zone. One query."""
    zone, found = local_time.zone(), _Spans()
    first, last = (moment.astimezone(zone).date() for moment in span)
    days = Holiday.objects.in_force().filter(day__range=(first, last))
    for day in days.order_by("day").values_list("day", flat=True):
        start, end = local_time.span(day, 1)
        found.starts.append(start.astimezone(UTC))
        found.ends.append(end.astimezone(UTC))
    return found
