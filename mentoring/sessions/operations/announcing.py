"""What everybody concerned learns of a change, written in the change's transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.models.people import person_of
from agents.registry.operations.people import person_for
from foundation.users import Account
from mentoring.models import Session, SessionChange
from mentoring.sessions.notices import notify_concerned
from mentoring.sessions.operations.invitations import invite, tell, withdraw_invitation
from mentoring.sessions.operations.reminders import plan
from mentoring.sessions.rules import Wish
from mentoring.sessions.slots import nearest
from scheduling.bookings.operations import note_reply
from scheduling.models import Participant
from scheduling.windows.slots import Slot

Kind = SessionChange.Kind
ACTIONS = {
    Kind.REQUESTED: "mentoring.request",
    Kind.APPROVED: "mentoring.approve",
    Kind.DECLINED: "mentoring.decline",
    Kind.WITHDRAWN: "mentoring.withdraw",
    Kind.EXPIRED: "mentoring.expire",
    Kind.BOOKED: "mentoring.book",
    Kind.MOVED: "mentoring.move",
    Kind.MENTOR: "mentoring.change_mentor",
    Kind.CANCELLED: "mentoring.cancel",
    Kind.TOOK_PLACE: "mentoring.meet",
    Kind.MISSED: "mentoring.miss",
}
# Of these no calendar has heard.
WORDS_ALONE = {Kind.REQUESTED, Kind.DECLINED, Kind.WITHDRAWN, Kind.EXPIRED}


def record(
    session: Session,
    kind: Kind,
    by: Account | None,
    reason: str = "",
    was: datetime | None = None,
    at: datetime | None = None,
) -> None:
    """The history of the session, for its people, and the log, for the clinic. `at`, here and
    below, tells what is past."""
    at = at or timezone.now()
    SessionChange.objects.create(
        session=session,
        kind=kind,
        at=at,
        by=(person_of(by) or person_for(by)) if by else None,
        reason=reason,
        was_starting_at=was,
    )
    data = {"reason": reason, "was": was.isoformat() if was else None}
    log(instance=session, action=ACTIONS[kind], user=by, data=data, timestamp=at)


def announce(
    session: Session,
    kind: Kind,
    by: Account | None,
    reason: str = "",
    without: Iterable[Person] = (),
    at: datetime | None = None,
) -> None:
    """Mails, reminders and the lines of bells. `without` are no longer expected.

    Calendars hear of a session once both sides have agreed: a request is told in words alone.
    """
    notify_concerned(session, kind, by, without, at)
    _agree(session, kind, by, at)
    if kind in WORDS_ALONE or session.is_waiting:
        _tell(session, kind, reason, without)
    elif kind == Kind.CANCELLED:
        withdraw_invitation(session, session.attendees, reason)
    else:
        invite(session, kind, reason)
        withdraw_invitation(session, without, reason)
    if not session.is_off:
        plan(session)


def _agree(session: Session, kind: Kind, by: Account | None, at: datetime | None) -> None:
    """Whoever chose this time has nothing to answer; with an approval both sides have chosen it."""
    mine = [each for each in session.attendees if by is not None and each.user_id == by.pk]
    chose = {Kind.APPROVED: session.attendees, Kind.BOOKED: mine, Kind.MOVED: mine}.get(kind)
    if chose:
        note_reply(session.booking, chose, Participant.Reply.ACCEPTED, at)


def _tell(session: Session, kind: Kind, reason: str, without: Iterable[Person]) -> None:
    if kind == Kind.MENTOR:
        tell(session, [session.booked_by], "mentor", reason)
        tell(session, [session.mentor], "requested")
        tell(session, without, "passed_on", reason)
    elif kind in {Kind.DECLINED, Kind.EXPIRED}:
        tell(session, [session.booked_by], kind.value, reason, _instead(session))
    else:
        tell(session, [session.mentor], kind.value, reason)


def _instead(session: Session) -> list[Slot]:
    """Three times near the one that came to nothing."""
    wish = Wish(session.booked_by, session.innovation)
    found = nearest(session.mentor, session.starts_at, wish, count=4)
    return [slot for slot in found if slot.starts_at != session.starts_at][:3]
