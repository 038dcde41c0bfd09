"""A session, or a request for one, comes to nothing."""

from datetime import datetime
from typing import Any

from mentoring.models import Session, SessionChange
from mentoring.sessions.operations.announcing import announce, count_up, record
from mentoring.sessions.operations.holding import release


def call_off(
    session: Session,
    status: Session.Status,
    kind: SessionChange.Kind,
    by: Any,
    reason: str = "",
    at: datetime | None = None,
) -> Session:
    """Under the locks of its resources: free the time, keep the record, tell the people."""
    session.status = status
    count_up(session, at)
    session.save(update_fields=["status", "sequence", "revision", "changed_at"])
    release(session)
    record(session, kind, by, reason, at=at)
    announce(session, kind, by, reason, at=at)
    return session
