"""Bookings that nobody confirmed in time: what they hold is free again."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from foundation.retry import persistently
from scheduling.bookings.operations import held_by, lock
from scheduling.kinds import kind_of
from scheduling.models import Booking, Resource
from scheduling.models.bookings import BookingQuerySet


def expire_due() -> int:
    """What `manage.py minute` does. Returns how many expired."""
    due = Booking.objects.expired(timezone.now()).order_by("expires_at")[:500]
    return sum(persistently(lambda each=each: _expire_one(each)) for each in due)  # type: ignore[misc]


def make_room(resources: Iterable[Resource]) -> None:
    """Before a booking: what has expired and holds these resources, which the caller has locked."""
    _expire(Booking.objects.expired(timezone.now()).holding(resources))


@transaction.atomic
def _expire_one(booking: Booking) -> int:
    lock(held_by(booking))
    return _expire(Booking.objects.expired(timezone.now()).filter(pk=booking.pk))


def _expire(found: BookingQuerySet) -> int:
    """In one order for all, and asked again under the lock: two bookings may meet here."""
    rows = list(found.order_by("pk").select_for_update(of=("self",), no_key=True))
    for booking in rows:
        kind_of(booking).expire(booking)
    return len(rows)
