"""The bookings that exist for an app above: a session's, when mentoring leaves the site."""

from typing import Any

from django.db.models import F, QuerySet

from foundation.removal.leaving import Leaving
from scheduling.kinds import kinds
from scheduling.models import Booking, Hold, Participant


def find(leaving: Leaving) -> "list[QuerySet[Any]]":
    bookings = _bookings(leaving)
    return [
        Hold.objects.filter(booking__in=bookings),
        Participant.objects.filter(booking__in=bookings),
        bookings,
    ]


def release(leaving: Leaving) -> None:
    """The guard lets nobody take the holds of a confirmed booking away."""
    rows = _bookings(leaving).filter(state=Booking.State.CONFIRMED)
    rows.update(state=Booking.State.TENTATIVE, expires_at=F("ends_at"))


def _bookings(leaving: Leaving) -> "QuerySet[Booking]":
    names = {*leaving.registered(kinds()), *leaving.config.kinds}
    return Booking.objects.filter(kind__in=names)
