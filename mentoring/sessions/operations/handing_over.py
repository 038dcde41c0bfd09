"""Coming sessions, and requests for some, follow when a mentor hands over."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Person
from agents.models.opds import opds_below
from foundation.calendar.local_time import span
from foundation.users import Account
from mentoring.models import Assignment, Attendance, Session, SessionChange
from mentoring.sessions.operations.announcing import announce, record
from mentoring.sessions.terms import Terms
from scheduling.bookings import guard
from scheduling.bookings.expiring import make_room
from scheduling.bookings.operations import is_taken, lock, replace, resources_of

MENTOR = SessionChange.Kind.MENTOR


def pass_on(old: Assignment, new: Assignment, by: Account | None, reason: str) -> list[Session]:
    """Answers the sessions that stay, because the successor is busy at their time, or
    no longer appointed."""
    if old.mentor.pk == new.mentor.pk:  # the same person under a new decree
        return []
    resources = resources_of([old.mentor, new.mentor], None)
    lock(each.pk for each in resources)
    make_room(resources)
    # Read under the lock: whoever books, answers or cancels with the old mentor holds it too.
    # Her assignment reaches them all; her decree may end before.
    kept, decree = [], Terms(None, [new.mentor.pk])
    for session in _coming(old, new):
        is_hers = decree.covers(new.mentor.pk, session.starts_at)
        if not (is_hers and pass_to(session, new.mentor, by, reason)):
            kept.append(session)
    return kept


def _coming(old: Assignment, new: Assignment) -> Any:
    first, _ = span(new.starts_on, 0)
    coming = Session.objects.coming(timezone.now())
    sessions = coming.filter(mentor=old.mentor, booking__starts_at__gte=first)
    if old.innovation_id:
        return sessions.filter(innovation_id=old.innovation_id).with_names()
    return sessions.filter(innovation__opd_id__in=opds_below([old.opd_id or 0])).with_names()


def pass_to(session: Session, mentor: Person, by: Account | None, reason: str) -> bool:
    """The same session with another mentor: held by the new one before the old one is free. False
    where she is busy then, or booked it herself. The caller has locked what both hold."""
    if mentor.pk == session.booked_by_id:
        return False
    hers = resources_of([mentor], None)
    if is_taken(hers, session.starts_at, session.ends_at, session.booking):
        return False
    try:
        with transaction.atomic():
            _change_mentor(session, mentor, by, reason)
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        return False
    return True


def _change_mentor(session: Session, mentor: Person, by: Account | None, reason: str) -> None:
    old = session.mentor
    # The old mentor's link opens the old mentor's meeting.
    session.booking.link = ""
    session.booking.save(update_fields=["link"])
    replace(session.booking, old, mentor)
    session.mentor = mentor
    session.save(update_fields=["mentor"])
    Attendance.objects.filter(session=session, person=old).delete()
    Attendance.objects.get_or_create(session=session, person=mentor)
    record(session, MENTOR, by, reason)
    announce(session, MENTOR, by, reason, without=[old])
