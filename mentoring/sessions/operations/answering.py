"""The mentor answers a request."""

from django.db import transaction

from foundation.users import Account
from mentoring.models import Session, SessionChange
from mentoring.models.sessions import Outcome
from mentoring.sessions.operations.announcing import announce, record
from mentoring.sessions.operations.booking import ReasonMissingError
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.rules import NotAssignedError
from mentoring.sessions.terms import accompanies
from mentoring.signals import session_booked
from scheduling.bookings.operations import confirm, count_up, held_by, lock

Kind = SessionChange.Kind


class NotWaitingError(Exception):
    """Answered, withdrawn or expired meanwhile, or another mentor's by now."""


@transaction.atomic
def approve(session: Session, user: Account) -> Session:
    """The session is booked, its time was held all along. Raises NotWaitingError, NotAssignedError."""
    session = _waiting(session, user)
    if not accompanies(session.mentor, session.innovation, session.starts_at):
        raise NotAssignedError
    confirm(session.booking)
    count_up(session.booking)
    record(session, Kind.APPROVED, user)
    announce(session, Kind.APPROVED, user)
    session_booked.after_commit(session=session, by=user)
    return session


@transaction.atomic
def decline(session: Session, user: Account, reason: str) -> Session:
    """The time is free again; whoever asked reads why, and what else is free."""
    reason = reason.strip()[:250]
    if not reason:
        raise ReasonMissingError
    return call_off(_waiting(session, user), Outcome.DECLINED, Kind.DECLINED, user, reason)


def _waiting(session: Session, user: Account) -> Session:
    """As it is now that the locks are taken: expiry and hand-over take the same ones."""
    lock(held_by(session.booking))
    found = Session.objects.answerable_by(user).with_names().filter(pk=session.pk).first()
    if found is None:
        raise NotWaitingError
    return found
