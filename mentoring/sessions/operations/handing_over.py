"""Coming sessions, and requests for some, follow when a mentor hands over."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Person
from agents.models.opds import opds_below
from foundation.calendar.local_time import span
from mentoring.models import Assignment, Attendance, Hold, Resource, Session, SessionChange
from mentoring.sessions import guard
from mentoring.sessions.operations.announcing import announce, count_up, record
from mentoring.sessions.operations.expiring import make_room
from mentoring.sessions.operations.holding import is_taken
from mentoring.sessions.operations.resources import lock, resources_of

MENTOR = SessionChange.Kind.MENTOR


def pass_on(old: Assignment, new: Assignment, by: Any, reason: str) -> list[Session]:
    """Answers the sessions that stay, because the successor is busy at their time."""
    if old.mentor.pk == new.mentor.pk:  # the same person under a new decree
        return []
    resources = resources_of([old.mentor, new.mentor], None)
    lock(each.pk for each in resources)
    make_room(resources)
    # Read under the lock: whoever books, answers or cancels with the old mentor holds it too.
    return [each for each in _coming(old, new) if not _pass(each, new.mentor, by, reason)]


def _coming(old: Assignment, new: Assignment) -> Any:
    first, _ = span(new.starts_on, 0)
    standing = Session.objects.coming(timezone.now())
    sessions = standing.filter(mentor=old.mentor, starts_at__gte=first)
    if old.innovation_id:
        return sessions.filter(innovation_id=old.innovation_id).with_names()
    return sessions.filter(innovation__opd_id__in=opds_below([old.opd_id or 0])).with_names()


def _pass(session: Session, mentor: Person, by: Any, reason: str) -> bool:
    """The same session with another mentor: held by the new one before the old one is free."""
    guard.ensure()
    resource = Resource.objects.get(person=mentor)
    if mentor.pk == session.booked_by_id:
        return False
    if is_taken([resource], session.starts_at, session.ends_at, session):
        return False
    try:
        with transaction.atomic():
            _change_mentor(session, resource, mentor, by, reason)
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        return False
    return True


def _change_mentor(
    session: Session, resource: Resource, mentor: Person, by: Any, reason: str
) -> None:
    old = session.mentor
    Hold.objects.update_or_create(
        session=session,
        resource=resource,
        defaults={"busy_from": session.starts_at, "busy_to": session.ends_at, "active": True},
    )
    session.holds.filter(resource__person=old).update(active=False)
    session.mentor = mentor
    # The old mentor's link opens the old mentor's meeting.
    session.online_link = ""
    count_up(session)
    session.save(update_fields=["mentor", "online_link", "sequence", "revision", "changed_at"])
    Attendance.objects.filter(session=session, person=old).delete()
    Attendance.objects.get_or_create(session=session, person=mentor)
    record(session, MENTOR, by, reason)
    announce(session, MENTOR, by, reason, without=[old])
