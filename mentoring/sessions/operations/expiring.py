"""Requests that nobody answered in time: the time is free again, and the innovator is told."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from foundation.retry import persistently
from mentoring.models import Hold, Resource, Session, SessionChange
from mentoring.models.sessions import SessionQuerySet
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.operations.holding import held_by
from mentoring.sessions.operations.resources import lock

EXPIRED = SessionChange.Kind.EXPIRED


def expire_due() -> int:
    """What `manage.py minute` does. Returns how many requests expired."""
    due = Session.objects.expired(timezone.now()).order_by("expires_at")[:500]
    return sum(persistently(lambda each=each: _expire_one(each)) for each in due)  # type: ignore[misc]


def make_room(resources: Iterable[Resource]) -> None:
    """Before a booking: expired requests of these resources, which the caller has locked."""
    holds = Hold.objects.filter(resource__in=resources, active=True)
    _expire(Session.objects.expired(timezone.now()).filter(pk__in=holds.values("session")))


@transaction.atomic
def _expire_one(session: Session) -> int:
    lock(held_by(session))
    return _expire(Session.objects.expired(timezone.now()).filter(pk=session.pk))


def _expire(found: SessionQuerySet) -> int:
    """In one order for all, and asked again under the lock: two bookings may meet here."""
    rows = found.with_names().order_by("pk").select_for_update(of=("self",), no_key=True)
    return len([call_off(session, Session.Status.EXPIRED, EXPIRED, None) for session in rows])
