"""A session, or a request for one, comes to nothing."""

from typing import Any

from mentoring.models import Session, SessionChange
from mentoring.sessions.operations.announcing import announce, record
from scheduling.bookings import operations as bookings


def call_off(
    session: Session, outcome: str, kind: SessionChange.Kind, by: Any, reason: str = ""
) -> Session:
    """Under the locks of its resources: free the time, keep the record, tell the people.

    `outcome`: declined or expired; nothing for what was cancelled.
    """
    bookings.cancel(session.booking)
    session.outcome = outcome
    session.save(update_fields=["outcome"])
    record(session, kind, by, reason)
    announce(session, kind, by, reason)
    return session
