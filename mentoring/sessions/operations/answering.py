"""The mentor answers a request."""

from typing import Any

from django.db import transaction

from mentoring.models import Session, SessionChange
from mentoring.sessions.operations.announcing import announce, count_up, record
from mentoring.sessions.operations.booking import ReasonMissingError, check_accompanied
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.operations.holding import held_by
from mentoring.sessions.operations.resources import lock

Kind = SessionChange.Kind
Status = Session.Status


class NotWaitingError(Exception):
    """Answered, withdrawn or expired meanwhile, or another mentor's by now."""


@transaction.atomic
def approve(session: Session, user: Any) -> Session:
    """The session is booked, its time was held all along. Raises NotWaitingError, NotAssignedError."""
    session = _waiting(session, user)
    check_accompanied(session.innovation, session.mentor, session.starts_at)
    session.status = Status.CONFIRMED
    count_up(session)
    session.save(update_fields=["status", "sequence", "revision", "changed_at"])
    record(session, Kind.APPROVED, user)
    announce(session, Kind.APPROVED, user)
    return session


@transaction.atomic
def decline(session: Session, user: Any, reason: str) -> Session:
    """The time is free again; whoever asked reads why, and what else is free."""
    reason = reason.strip()[:250]
    if not reason:
        raise ReasonMissingError
    return call_off(_waiting(session, user), Status.DECLINED, Kind.DECLINED, user, reason)


def _waiting(session: Session, user: Any) -> Session:
    """As it is now that the locks are taken: expiry and hand-over take the same ones."""
    lock(held_by(session))
    found = Session.objects.answerable_by(user).with_names().filter(pk=session.pk).first()
    if found is None:
        raise NotWaitingError
    return found
