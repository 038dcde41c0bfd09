"""Somebody offers times, and takes an offer back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from foundation.users import Account
from scheduling.bookings.operations import lock, resources_of
from scheduling.models import Room, Window
from scheduling.windows.offering import MayNotOfferError, may_offer

WEEK = timedelta(weeks=1)


class PlaceMissingError(Exception):
    """Whoever comes needs a room or a link."""


class WindowInThePastError(Exception):
    """An offer begins in the future."""


class WindowTooShortError(Exception):
    """Not one slot fits between the two times."""


class WindowOverlapsError(Exception):
    """The person offers this time already; `at` is where that offer begins."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at.isoformat())
        self.at = at


@transaction.atomic
def open_windows(
    person: Person,
    by: Account | None,
    *,
    starts_at: datetime,
    ends_at: datetime,
    slot_minutes: int,
    room: Room | None = None,
    link: str = "",
    needs_approval: bool = False,
    weeks: int = 1,
    at: datetime | None = None,
) -> list[Window]:
    """Offer a time, and the same time in each of the following weeks. `at` tells what is past.

    Raises MayNotOfferError and the errors above.
    """
    at = at or timezone.now()
    if room is None and not link:
        raise PlaceMissingError
    lock(each.pk for each in resources_of([person], None))
    windows = []
    for week in range(weeks):
        window = Window(person=person, room=room, link=link)
        window.slot_minutes, window.needs_approval = slot_minutes, needs_approval
        window.starts_at, window.ends_at = starts_at + week * WEEK, ends_at + week * WEEK
        _check(window, at)
        window.save()
        windows.append(window)
    data = {"from": starts_at.isoformat(), "weeks": weeks}
    log(instance=windows[0], action="scheduling.open_window", user=by, data=data, timestamp=at)
    return windows


@transaction.atomic
def close_window(window: Window, by: Account | None) -> None:
    """Nobody books there any more; what is booked stays, and is moved or cancelled by itself."""
    lock(each.pk for each in resources_of([window.person], None))
    closed = Window.objects.open().filter(pk=window.pk).update(closed_at=timezone.now())
    if closed:
        log(instance=window, action="scheduling.close_window", user=by)


def _check(window: Window, at: datetime) -> None:
    if window.starts_at <= at:
        raise WindowInThePastError
    if window.ends_at - window.starts_at < window.length:
        raise WindowTooShortError
    if not may_offer(window.person, timezone.localdate(window.starts_at)):
        raise MayNotOfferError
    offered = Window.objects.open().filter(person=window.person)
    other = offered.overlapping(window.starts_at, window.ends_at).first()
    if other is not None:
        raise WindowOverlapsError(other.starts_at)
