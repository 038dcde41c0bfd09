"""A session, or a request for one, comes to nothing."""

from datetime import datetime

from foundation.users import Account
from mentoring.models import Session, SessionChange
from mentoring.models.sessions import AGREED
from mentoring.sessions.operations.announcing import announce, record
from mentoring.signals import session_cancelled
from scheduling.bookings import operations as bookings


def call_off(
    session: Session,
    outcome: str,
    kind: SessionChange.Kind,
    by: Account | None,
    reason: str = "",
    at: datetime | None = None,
) -> Session:
    """Under the locks of its resources: free the time, keep the record, tell the people.

    `outcome`: declined or expired; nothing for what was cancelled. `at` tells what is past.
    """
    was_agreed = session.stored_status in AGREED
    bookings.cancel(session.booking, at)
    session.outcome = outcome
    session.save(update_fields=["outcome"])
    record(session, kind, by, reason, at=at)
    announce(session, kind, by, reason, at=at)
    if was_agreed:
        session_cancelled.after_commit(session=session, reason=reason, by=by)
    return session
