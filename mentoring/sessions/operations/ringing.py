"""Lines in the bells of those whom a change of a session concerns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from agents.models import Person
from foundation.notices.operations import notify
from mentoring.models import Session, SessionChange


def ring(
    session: Session,
    kind: SessionChange.Kind,
    by: Any,
    without: Iterable[Person] = (),
    at: datetime | None = None,
) -> None:
    """For everybody with an account but the one who did it. `by` is None where time did it."""
    concerned = [each for each in (*session.attendees, *without) if each.user_id]
    bells = [bell_of(each) for each in concerned if by is None or each.user_id != by.pk]
    if bells:
        notify(
            bells,
            kind=f"mentoring.{kind.value}",
            subject=f"session:{session.pk}",
            data={
                "innovation": session.innovation.name,
                "from": session.starts_at.isoformat(),
                "to": session.ends_at.isoformat(),
            },
            url=session.get_absolute_url(),
            at=at,
        )


def bell_of(person: Person) -> str:
    return f"person:{person.pk}"
