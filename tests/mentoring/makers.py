"""Sessions of any day and outcome, written as the operations leave them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from mentoring.models import Session
from mentoring.models.sessions import KIND, STATUS_OF, Status
from scheduling.models import Booking, Hold, Resource, Room

State = Booking.State
_STATES = {status: facts for facts, status in STATUS_OF.items()}


def make_sessions(rows: Iterable[dict[str, Any]]) -> list[Session]:
    """A row is `starts_at`, `ends_at`, perhaps `status`, `expires_at` and `resource`, and fields of
    Session. Without a resource each holds a room of its own, so that no two stand in each other's
    way."""
    sessions = [_unsaved(dict(row)) for row in rows]
    Booking.objects.bulk_create(session.booking for session in sessions)
    Session.objects.bulk_create(sessions)
    Hold.objects.bulk_create(_hold(session.booking) for session in sessions)
    for state in (State.CONFIRMED, State.CANCELLED):
        wanted = [each.booking_id for each in sessions if each.booking.wanted == state]
        Booking.objects.filter(pk__in=wanted).update(state=state)
        if state == State.CANCELLED:
            Hold.objects.filter(booking__in=wanted).update(active=False)
    return sessions


def make_session(**row: Any) -> Session:
    (session,) = make_sessions([row])
    return Session.objects.get(pk=session.pk)


def rewrite(
    session: Session,
    *,
    status: str | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> None:
    """As if it had been then, and had come to this."""
    booking = Booking.objects.get(session=session)
    state, outcome = _STATES[Status(status)] if status else (booking.state, session.outcome)
    starts_at, ends_at = (
        (given or stored).replace(second=0, microsecond=0)
        for given, stored in ((starts_at, booking.starts_at), (ends_at, booking.ends_at))
    )
    rows = Booking.objects.filter(pk=booking.pk)
    rows.update(state=State.TENTATIVE, expires_at=ends_at)
    booking.holds.update(busy_from=starts_at, busy_to=ends_at, active=state != State.CANCELLED)
    rows.update(state=state, starts_at=starts_at, ends_at=ends_at)
    Session.objects.filter(pk=session.pk).update(outcome=outcome)


def _unsaved(row: dict[str, Any]) -> Session:
    state, outcome = _STATES[Status(row.pop("status", "confirmed"))]
    booking = Booking(
        kind=KIND,
        starts_at=row.pop("starts_at"),
        ends_at=row.pop("ends_at"),
        created_at=row.pop("created_at", timezone.now()),
    )
    booking.expires_at = row.pop("expires_at", None) or booking.ends_at
    booking.wanted, booking.holder = state, row.pop("resource", None)
    return Session(booking=booking, outcome=outcome, **row)


def _hold(booking: Any) -> Hold:
    times = {"busy_from": booking.starts_at, "busy_to": booking.ends_at}
    return Hold(booking=booking, resource=booking.holder or _own(booking), **times)


def _own(booking: Booking) -> Resource:
    return Resource.objects.create(room=Room.objects.create(name=booking.uid))
