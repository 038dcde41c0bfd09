"""Slots: an open window, minus what its person, its room and whoever comes are held by.

`why_not` alone decides: the list offers that of which it says nothing, and a booking is refused
with what it says.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agents.models import Person
from scheduling.models import Booking, Hold, Resource, Window
from scheduling.models.windows import WindowQuerySet


@dataclass(frozen=True)
class Slot:
    window: Window
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + self.window.length

    @property
    def key(self) -> str:
        """What a form posts."""
        return f"{self.window.pk}-{int(self.starts_at.timestamp())}"

    def is_offered(self, at: datetime) -> bool:
        """Its window is open, it lies ahead and on the grid."""
        return (
            self.window.closed_at is None
            and self.starts_at > at
            and self.window.has_slot(self.starts_at)
        )


class NotOfferedError(Exception):
    """The window is closed, or has no such slot, or the slot has begun."""


class NotFreeError(Exception):
    """Somebody or something that is needed is busy then."""


# What an app above adds: why a slot that is offered is not for these people, or nothing.
Rule = Callable[[Slot], Exception | None]


def why_not(
    slot: Slot, diary: "Diary", rules: Sequence[Rule] = (), *, at: datetime | None = None
) -> Exception | None:
    """Why nobody may book the slot; None where it is free. The one place that decides.

    The rules of apps above are asked in their order, before the diary. `at`: now, or in the past.
    """
    if not slot.is_offered(at or timezone.now()):
        return NotOfferedError()
    for rule in rules:
        refusal = rule(slot)
        if refusal is not None:
            return refusal
    if not diary.is_free(slot.window.room_id, slot.starts_at, slot.ends_at):
        return NotFreeError()
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
    """What begins from now on between `start` and `end` in `windows`, all of one person.

    `people` come too, so they must be free; `moving` does not stand in its own way.
    Three queries, whatever the history.
    """
    start = max(start, timezone.now())
    offered = list(windows.open().overlapping(start, end).select_related("room", "person"))
    if not offered:
        return []
    diary = Diary.of_windows(offered, people, (start, end), moving)
    slots = (Slot(window, begin) for window in offered for begin in window.starts())
    return [
        slot
        for slot in slots
        if start < slot.starts_at < end and why_not(slot, diary, rules) is None
    ]


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


class _Busy:
    """Holds of one resource, in order; the guard keeps them from overlapping."""

    def __init__(self) -> None:
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []

    def is_free(self, start: datetime, end: datetime) -> bool:
        following = bisect_right(self.ends, start)
        return following == len(self.starts) or self.starts[following] >= end


class Diary:
    """Who and what is busy in a span of time: two queries."""

    def __init__(
        self,
        people: Iterable[int],
        rooms: Iterable[int],
        span: tuple[datetime, datetime],
        without: Booking | None = None,
    ) -> None:
        owners = Resource.objects.filter(person__in=list(people)) | Resource.objects.filter(
            room__in=list(rooms)
        )
        self._room = dict(owners.values_list("pk", "room_id"))
        self._busy: dict[int | None, dict[int, _Busy]] = defaultdict(dict)
        holds = Hold.objects.counting(timezone.now()).within(*span).filter(resource__in=self._room)
        if without is not None:
            holds = holds.exclude(booking=without)
        rows = holds.order_by("busy_from").values_list("resource", "busy_from", "busy_to")
        for resource, busy_from, busy_to in rows:
            busy = self._busy[self._room[resource]].setdefault(resource, _Busy())
            busy.starts.append(busy_from)
            busy.ends.append(busy_to)

    @classmethod
    def of_windows(
        cls,
        windows: Iterable[Window],
        people: Iterable[Person],
        span: tuple[datetime, datetime],
        without: Booking | None = None,
    ) -> "Diary":
        found = list(windows)
        persons = {*(each.person_id for each in found), *(each.pk for each in people)}
        rooms = {each.room_id for each in found if each.room_id}
        return cls(persons, rooms, span, without)

    def is_free(self, room: int | None, start: datetime, end: datetime) -> bool:
        """For the people, whose holds count everywhere, and for this room."""
        relevant = {**self._busy[None], **(self._busy[room] if room else {})}
        return all(busy.is_free(start, end) for busy in relevant.values())
