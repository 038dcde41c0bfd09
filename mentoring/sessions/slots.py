"""The free slots of a mentor, for somebody who wants to meet her."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from agents.models import Person
from innovations.models import Innovation
from mentoring.models import Session
from mentoring.sessions.rules import Wish
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
    innovation: Innovation | None = None,
    moving: Session | None = None,
    at_once: bool = False,
) -> list[Slot]:
    """What begins from now on between `start` and `end`; `moving` does not stand in its own way.

    Without `innovation`: of some innovation that she accompanies. `at_once`: only what nobody needs
    to approve. Five queries at most.
    """
    if moving is not None:
        innovation = moving.innovation
    return offered([mentor], start, end, Wish(innovator, innovation, moving, at_once))


def offered(mentors: Iterable[Person], start: datetime, end: datetime, wish: Wish) -> list[Slot]:
    """The same of many mentors, in as many queries; in the order in which their windows begin."""
    asked = [mentor.pk for mentor in mentors]
    return slots.free_slots(
        Window.objects.filter(person__in=asked),
        start,
        end,
        wish.people,
        rules=wish.rules(asked),
        moving=wish.moving.booking if wish.moving else None,
    )


def nearest(mentor: Person, at: datetime, wish: Wish, *, count: int = 3) -> list[Slot]:
    """The free slots that begin closest to `at`."""
    found = offered([mentor], at - SEARCHED, at + SEARCHED, wish)
    closest = sorted(found, key=lambda slot: (abs(slot.starts_at - at), slot.starts_at))[:count]
    return sorted(closest, key=lambda slot: slot.starts_at)
