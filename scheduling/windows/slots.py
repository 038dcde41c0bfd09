"""Free slots: a mentor's open windows minus what mentor, room and innovator are held by."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from agents.models import Person
from mentoring.models import Hold, Resource, Session, Window
from mentoring.models.sessions import LONGEST_HOLD
from mentoring.sessions.deadlines import may_be_asked

SEARCHED = timedelta(days=30)


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


class _Busy:
    """Holds of one resource, in order; the guard keeps them from overlapping."""

    def __init__(self) -> None:
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []

    def is_free(self, start: datetime, end: datetime) -> bool:
        following = bisect_right(self.ends, start)
        return following == len(self.starts) or self.starts[following] >= end


class _Diary:
    """Who and what is busy in a span of time: two queries, whatever the history."""

    def __init__(
        self,
        people: Iterable[Person],
        rooms: Iterable[int],
        span: tuple[datetime, datetime],
        without: Session | None,
    ) -> None:
        owners = Resource.objects.filter(person__in=list(people)) | Resource.objects.filter(
            room__in=list(rooms)
        )
        self._room = {each.pk: each.room_id for each in owners}
        self._busy: dict[int | None, dict[int, _Busy]] = defaultdict(dict)
        start, end = span
        holds = (
            Hold.objects.counting(timezone.now())
            .filter(
                resource__in=self._room,
                busy_from__gt=start - LONGEST_HOLD,
                busy_from__lt=end,
                busy_to__gt=start,
            )
            .order_by("busy_from")
        )
        if without is not None:
            holds = holds.exclude(session=without)
        for resource, busy_from, busy_to in holds.values_list("resource", "busy_from", "busy_to"):
            busy = self._busy[self._room[resource]].setdefault(resource, _Busy())
            busy.starts.append(busy_from)
            busy.ends.append(busy_to)

    def is_free(self, room: int | None, start: datetime, end: datetime) -> bool:
        """For the people, whose holds count everywhere, and for this room."""
        relevant = {**self._busy[None], **(self._busy[room] if room else {})}
        return all(busy.is_free(start, end) for busy in relevant.values())


def free_slots(
    mentor: Person,
    start: datetime,
    end: datetime,
    innovator: Person | None = None,
    *,
    moving: Session | None = None,
    at_once: bool = False,
) -> list[Slot]:
    """What begins from now on between `start` and `end`; `moving` does not stand in its own way.

    `at_once`: only what nobody needs to approve.
    """
    start = max(start, timezone.now())
    offered = Window.objects.open().filter(mentor=mentor).overlapping(start, end)
    if at_once:
        offered = offered.filter(needs_approval=False)
    windows = list(offered.select_related("room", "mentor"))
    if not windows:
        return []
    people = [mentor, innovator] if innovator else [mentor]
    rooms = {window.room_id for window in windows if window.room_id}
    diary = _Diary(people, rooms, (start, end), moving)
    slots = (Slot(window, begin) for window in windows for begin in window.starts())
    return [
        slot
        for slot in slots
        if start < slot.starts_at < end
        and (not slot.window.needs_approval or may_be_asked(slot.starts_at))
        and diary.is_free(slot.window.room_id, slot.starts_at, slot.ends_at)
    ]


def nearest(
    mentor: Person,
    at: datetime,
    innovator: Person | None,
    moving: Session | None = None,
    *,
    at_once: bool = False,
    count: int = 3,
) -> list[Slot]:
    """The free slots that begin closest to `at`."""
    span = (at - SEARCHED, at + SEARCHED)
    slots = free_slots(mentor, *span, innovator, moving=moving, at_once=at_once)
    closest = sorted(slots, key=lambda slot: (abs(slot.starts_at - at), slot.starts_at))[:count]
    return sorted(closest, key=lambda slot: slot.starts_at)
