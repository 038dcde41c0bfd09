"""What a mentor offers, day by day, and what of it is still free."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from agents.models.people import person_of
from foundation.calendar import local_time
from foundation.users import Account
from mentoring.models import ProposedTime
from mentoring.sessions.slots import free_slots
from scheduling.models import Window
from scheduling.windows.slots import Slot


@dataclass(frozen=True)
class Offer:
    """A window, and those of its slots that somebody may still book, in order."""

    window: Window
    slots: tuple[Slot, ...] = ()

    @property
    def free(self) -> int:
        return len(self.slots)

    @property
    def starts_at(self) -> datetime:
        return self.window.starts_at

    @property
    def is_over(self) -> bool:
        return self.window.ends_at <= timezone.now()


@dataclass(frozen=True)
class DayOffers:
    """Of one local day: what is offered, and what has been proposed to a team and is held for it."""

    offers: list[Offer]
    proposed: list[ProposedTime]


def offers_by_day(user: Account, first: date, days: int) -> Mapping[int, DayOffers]:
    """Of the mentor behind the account, from the local day `first` on, by the ordinal of the day;
    days without anything are empty. Seven queries."""
    found: dict[int, DayOffers] = defaultdict(lambda: DayOffers([], []))
    person = person_of(user)
    if person is None:
        return found
    start, end = local_time.span(first, days)
    free: dict[int, list[Slot]] = defaultdict(list)
    for slot in free_slots(person, start, end):
        free[slot.window.pk].append(slot)
    rows = Window.objects.open().filter(person=person).overlapping(start, end)
    for window in rows.order_by("starts_at", "pk"):
        day = timezone.localdate(window.starts_at).toordinal()
        found[day].offers.append(Offer(window, tuple(free[window.pk])))
    held = ProposedTime.objects.waiting(timezone.now()).filter(
        invitation__mentor=person, booking__starts_at__gte=start, booking__starts_at__lt=end
    )
    for time in held.select_related("booking", "invitation__innovation"):
        found[timezone.localdate(time.starts_at).toordinal()].proposed.append(time)
    return found
