"""Somebody offers times, and takes an offer back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from foundation.users import Account
from scheduling.bookings.operations import lock, resources_of
from scheduling.models import Room, Window
from scheduling.windows.holidays import names_of
from scheduling.windows.offering import MayNotOfferError, may_offer

WEEK = timedelta(weeks=1)


class PlaceMissingError(Exception):
    """Whoever comes needs a room or a link."""


class WindowInThePastError(Exception):
    """An offer begins in the future."""


class WindowTooShortError(Exception):
    """Not one slot fits between the two times."""


class OnHolidayError(Exception):
    """Nobody works on any of the days: `names` is why. Who means them says so."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


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
    on_holidays: bool = False,
    at: datetime | None = None,
) -> list[Window]:
    """Offer a time, and the same time in each of the following weeks. `at` tells what is past.

    Weeks in which it falls on a holiday are left out, unless `on_holidays`. Raises MayNotOfferError
    and the errors above.
    """
    at = at or timezone.now()
    if room is None and not link:
        raise PlaceMissingError
    lock(each.pk for each in resources_of([person], None))
    look = {"slot_minutes": slot_minutes, "needs_approval": needs_approval}
    windows = [
        Window(person=person, room=room, link=link, starts_at=start, ends_at=end, **look)
        for start, end in ((starts_at + n * WEEK, ends_at + n * WEEK) for n in range(weeks))
    ]
    windows = _without_holidays(windows, on_purpose=on_holidays)
    for window in windows:
        _check(window, at)
        window.save()
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


def _without_holidays(windows: list[Window], *, on_purpose: bool) -> list[Window]:
    names = names_of(windows)
    for window, found in zip(windows, names, strict=True):
        window.on_holiday = on_purpose and bool(found)
    kept = [each for each, found in zip(windows, names, strict=True) if on_purpose or not found]
    if not kept:
        raise OnHolidayError([name for found in names for name in found])
    return kept


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
