"""Somebody offers times, and takes an offer back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from foundation.users import Account
from scheduling.bookings.operations import lock, resources_of
from scheduling.models import Room, Window
from scheduling.models.windows import WindowQuerySet
from scheduling.windows.holidays import names_of
from scheduling.windows.offering import MayNotOfferError, may_offer

WEEK = timedelta(weeks=1)
Span = tuple[datetime, datetime]


class PlaceMissingError(Exception):
    """Whoever comes needs a room or a link."""


class WindowInThePastError(Exception):
    """An offer begins in the future."""


class WindowTooShortError(Exception):
    """Not one slot fits between the two times."""


class WindowClosedError(Exception):
    """It was taken back meanwhile."""


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
    spans: Sequence[Span] | None = None,
    on_holidays: bool = False,
    leave_out: bool = False,
    at: datetime | None = None,
) -> list[Window]:
    """Offer a time, and the same time in each of the following weeks; or all of `spans`. `at` tells
    what is past.

    Where it falls on a holiday it is left out, unless `on_holidays`; where something is offered
    already too, if `leave_out`. Raises MayNotOfferError and the errors above.
    """
    at = at or timezone.now()
    if room is None and not link:
        raise PlaceMissingError
    lock(each.pk for each in resources_of([person], None))
    look = {"slot_minutes": slot_minutes, "needs_approval": needs_approval}
    windows = [
        Window(person=person, room=room, link=link, starts_at=start, ends_at=end, **look)
        for start, end in spans or _weekly(starts_at, ends_at, weeks)
    ]
    if leave_out:
        windows = [each for each in windows if not _overlapping(each).exists()] or windows[:1]
    windows = _without_holidays(windows, on_purpose=on_holidays)
    for window in windows:
        _check(window, at)
        window.save()
    data = {"from": starts_at.isoformat(), "weeks": weeks, "count": len(windows)}
    log(instance=windows[0], action="scheduling.open_window", user=by, data=data, timestamp=at)
    return windows


@transaction.atomic
def change_window(
    window: Window,
    by: Account | None,
    *,
    starts_at: datetime,
    ends_at: datetime,
    slot_minutes: int,
    room: Room | None = None,
    link: str = "",
    needs_approval: bool = False,
    on_holidays: bool = False,
) -> Window:
    """Offer something else in its place. What is booked stays at its time and place. Raises
    WindowClosedError, MayNotOfferError, OnHolidayError and the errors above."""
    if room is None and not link:
        raise PlaceMissingError
    lock(each.pk for each in resources_of([window.person], None))
    rows = Window.objects.open().select_related("person")
    row = rows.filter(pk=window.pk).first()
    if row is None:
        raise WindowClosedError
    row.starts_at, row.ends_at, row.slot_minutes = starts_at, ends_at, slot_minutes
    row.room, row.link, row.needs_approval = room, link, needs_approval
    (row,) = _without_holidays([row], on_purpose=on_holidays)
    _check(row, timezone.now())
    row.save()
    log(instance=row, action="scheduling.change_window", user=by)
    return row


@transaction.atomic
def close_window(window: Window, by: Account | None) -> None:
    """Nobody books there any more; what is booked stays, and is moved or cancelled by itself."""
    lock(each.pk for each in resources_of([window.person], None))
    closed = Window.objects.open().filter(pk=window.pk).update(closed_at=timezone.now())
    if closed:
        log(instance=window, action="scheduling.close_window", user=by)


def _weekly(starts_at: datetime, ends_at: datetime, weeks: int) -> list[Span]:
    return [(starts_at + n * WEEK, ends_at + n * WEEK) for n in range(weeks)]


def _overlapping(window: Window) -> WindowQuerySet:
    """What the person offers then already, besides the window itself."""
    offered = Window.objects.open().filter(person=window.person)
    return offered.overlapping(window.starts_at, window.ends_at).exclude(pk=window.pk)


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
    other = _overlapping(window).first()
    if other is not None:
        raise WindowOverlapsError(other.starts_at)
