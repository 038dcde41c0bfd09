"""The free slots of a mentor, for somebody who wants to meet her."""

from datetime import datetime, timedelta

from agents.models import Person
from mentoring.models import Session
from mentoring.sessions.rules import rules_of
from scheduling.models import Window
from scheduling.windows import slots
from scheduling.windows.slots import Slot

SEARCHED = timedelta(days=30)


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
    return slots.free_slots(
        Window.objects.filter(person=mentor),
        start,
        end,
        [innovator] if innovator else [],
        rules=rules_of(is_move=moving is not None, at_once=at_once),
        moving=moving.booking if moving else None,
    )


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
    found = free_slots(mentor, *span, innovator, moving=moving, at_once=at_once)
    closest = sorted(found, key=lambda slot: (abs(slot.starts_at - at), slot.starts_at))[:count]
    return sorted(closest, key=lambda slot: slot.starts_at)
