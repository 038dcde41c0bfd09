"""Holds: what keeps a resource for a session, and whether it is free."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from mentoring.models import Hold, Resource, Session
from mentoring.models.sessions import LONGEST_HOLD


def held_by(session: Session) -> list[int]:
    return list(session.holds.values_list("resource_id", flat=True))


def is_taken(
    resources: Iterable[Resource], start: datetime, end: datetime, but: Session | None
) -> bool:
    """The friendly question; the guard asks it again."""
    held = Hold.objects.counting(timezone.now()).filter(
        resource__in=resources,
        busy_from__gt=start - LONGEST_HOLD,
        busy_from__lt=end,
        busy_to__gt=start,
    )
    return (held.exclude(session=but) if but and but.pk else held).exists()


def hold(session: Session, resources: Iterable[Resource]) -> None:
    """Make the session hold these resources at its time, and no others."""
    wanted = {each.pk for each in resources}
    kept = set(held_by(session))
    session.holds.exclude(resource__in=wanted).update(active=False)
    session.holds.filter(resource__in=wanted).update(
        busy_from=session.starts_at, busy_to=session.ends_at, active=True
    )
    hold_anew(session, sorted(wanted - kept))


def hold_anew(session: Session, resources: Iterable[int]) -> None:
    Hold.objects.bulk_create(
        Hold(
            session=session,
            resource_id=pk,
            busy_from=session.starts_at,
            busy_to=session.ends_at,
        )
        for pk in resources
    )


def release(session: Session) -> None:
    session.holds.update(active=False)
