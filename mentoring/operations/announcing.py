"""What everybody concerned learns of a change, written in the change's transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.operations.people import person_for
from mentoring.models import Session, SessionChange
from mentoring.operations.invitations import invite, withdraw_invitation
from mentoring.operations.reminders import plan

Kind = SessionChange.Kind
ACTIONS = {
    Kind.BOOKED: "mentoring.book",
    Kind.MOVED: "mentoring.move",
    Kind.MENTOR: "mentoring.change_mentor",
    Kind.CANCELLED: "mentoring.cancel",
    Kind.HELD: "mentoring.hold",
    Kind.NO_SHOW: "mentoring.miss",
}


def record(
    session: Session, kind: Kind, by: Any, reason: str = "", was: datetime | None = None
) -> None:
    """The history of the session, for its people, and the log, for the clinic."""
    SessionChange.objects.create(
        session=session,
        kind=kind,
        at=timezone.now(),
        by=person_for(by),
        reason=reason,
        was_starting_at=was,
    )
    data = {"reason": reason, "was": was.isoformat() if was else None}
    log(instance=session, action=ACTIONS[kind], user=by, data=data)


def announce(
    session: Session, kind: Kind, reason: str = "", without: Iterable[Person] = ()
) -> None:
    """Invitations and reminders of this revision. `without` are no longer invited."""
    if session.status == Session.Status.CANCELLED:
        withdraw_invitation(session, session.attendees, reason)
        return
    invite(session, kind, reason)
    withdraw_invitation(session, without, reason)
    plan(session)


def count_up(session: Session) -> None:
    """A change of time, place or people: calendars take a higher sequence for the newer word."""
    session.sequence += 1
    session.revision += 1
    session.changed_at = timezone.now()
