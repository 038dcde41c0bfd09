"""What stands in the way of a booking, in words that the reader may know."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.calendar import local_time
from foundation.users import AnyUser
from scheduling.kinds import abouts, seen_by
from scheduling.models import Booking, Hold, Resource


class InTheWayError(Exception):
    """Somebody or something is busy at that time; `bookings` are what stands in the way."""

    def __init__(self, bookings: Iterable[Booking]) -> None:
        super().__init__()
        self.bookings = list(bookings)


def obstacles(resources: Iterable[Resource], start: datetime, end: datetime) -> list[Booking]:
    """Whatever holds one of them then, in the order of time."""
    held = Hold.objects.counting(timezone.now()).within(start, end).filter(resource__in=resources)
    return list(Booking.objects.filter(pk__in=held.values("booking")))


def in_words(bookings: Iterable[Booking], user: AnyUser) -> list[str]:
    """A line each: when, and what, as far as the user may know it."""
    found = list(bookings)
    rows = Booking.objects.filter(pk__in=[each.pk for each in found])
    known = set(rows.filter(seen_by(user)).values_list("pk", flat=True))
    told = abouts(each for each in found if each.pk in known)
    return [f"{_when(each)}: {_title(told, each)}" for each in found]


def _when(booking: Booking) -> str:
    start, end = booking.starts_at, booking.ends_at
    if timezone.localdate(start) == timezone.localdate(end):
        return local_time.day_and_hours(start, end)
    return f"{local_time.day_and_moment(start)} – {local_time.day_and_moment(end)}"


def _title(told: Any, booking: Booking) -> str:
    return told[booking.pk].title if booking.pk in told else _("another appointment")
