"""Book or ask for a session, move it, cancel it: nobody is in two places.

Every path takes the locks of all resources in the order of their ids, asks in a friendly way,
and writes; the guard of the database stands behind it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Appointment, Person
from agents.models.people import person_of
from agents.registry.operations.people import person_for
from innovations.models import Innovation
from mentoring.models import Assignment, Attendance, Resource, Session, SessionChange, Window
from mentoring.models.assignments import MENTORS
from mentoring.sessions import guard
from mentoring.sessions.deadlines import answer_by, may_be_asked
from mentoring.sessions.operations.announcing import announce, count_up, record
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.operations.expiring import make_room
from mentoring.sessions.operations.holding import held_by, hold, hold_anew, is_taken
from mentoring.sessions.operations.resources import lock, resources_of
from mentoring.sessions.slots import Slot, nearest

Kind = SessionChange.Kind
Status = Session.Status


class SlotTakenError(Exception):
    """Somebody was faster, or the slot is no longer offered."""

    def __init__(
        self,
        mentor: Person,
        at: datetime,
        innovator: Person | None,
        moving: Session | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        super().__init__()
        self._wanted = mentor, at, innovator, moving
        self._at_once = at_once

    @cached_property
    def alternatives(self) -> list[Slot]:
        """Free nearby. Looked up when asked for: by then no lock is held."""
        return nearest(*self._wanted, at_once=self._at_once)


class NotAssignedError(Exception):
    """On that day this mentor does not accompany the innovation, or is not appointed."""


class WithOneselfError(Exception):
    """Nobody books a session with herself."""


class NotOpenError(Exception):
    """The session has begun, is over or is cancelled."""


class TooSoonToAskError(Exception):
    """The slot begins before the mentor could say yes."""


class NeedsApprovalError(Exception):
    """A session that is agreed moves to such a time by the mentor's own hand only: what is agreed
    never turns into a request, which may be declined."""


class ReasonMissingError(Exception):
    """Whoever waits for the session is told why it changes."""


class _TakenError(Exception):
    pass


def book(
    user: Any,
    innovation: Innovation,
    window: Window,
    starts_at: datetime,
    topic: str = "",
    *,
    at: datetime | None = None,
) -> Session:
    """Take the slot of `window` that begins at `starts_at`; ask for it, where the mentor approves.

    A request holds its time as a booking does. Raises SlotTakenError and others above. `at`: the past.
    """
    guard.ensure()
    person = person_of(user) or person_for(user)
    if person.pk == window.mentor_id:
        raise WithOneselfError
    # A crowd stands before one lock, of the resources or of SQLite: nobody works behind it in vain.
    refuse_early(user, window, starts_at)
    with _taking(window.mentor, starts_at, person):
        resources = resources_of([window.mentor, person], window.room)
        lock(each.pk for each in resources)
        if is_taken(resources, starts_at, starts_at + window.length, None):
            raise _TakenError
        make_room(resources)
        # Under the lock: a hand-over takes it too, and passes on what it finds.
        check_accompanied(innovation, window.mentor, starts_at)
        window = _offered(window, starts_at, at)
        session = Session(innovation=innovation, mentor=window.mentor, booked_by=person)
        session.topic = topic.strip()[:200]
        _place(session, window, starts_at)
        kind = _ask_if_needed(session, window)
        session.save()
        hold_anew(session, [each.pk for each in resources])
        Attendance.objects.bulk_create(
            Attendance(session=session, person=each) for each in session.attendees
        )
        record(session, kind, user, at=at)
        announce(session, kind, user, at=at)
    return session


def move(session: Session, user: Any, window: Window, starts_at: datetime, reason: str) -> Session:
    """To another slot of the same mentor: the old time is free only once the new one is held."""
    guard.ensure()
    reason = _given(reason)
    at_once = moves_at_once(session, user)
    with _taking(session.mentor, starts_at, session.booked_by, session, at_once=at_once):
        resources = resources_of([session.mentor, session.booked_by], window.room)
        lock([*(each.pk for each in resources), *held_by(session)])
        make_room(resources)
        check_accompanied(session.innovation, window.mentor, starts_at)
        session = open_session(session)
        window = _offered(window, starts_at)
        if window.mentor_id != session.mentor_id:
            raise _TakenError
        if window.needs_approval and moves_at_once(session, user):
            raise NeedsApprovalError
        was = session.starts_at
        _place(session, window, starts_at)
        if is_taken(resources, session.starts_at, session.ends_at, session):
            raise _TakenError
        count_up(session)
        session.save()
        hold(session, resources)
        record(session, Kind.MOVED, user, reason, was)
        announce(session, Kind.MOVED, user, reason)
    return session


@transaction.atomic
def cancel(session: Session, user: Any, reason: str, *, at: datetime | None = None) -> Session:
    """The time is free at once; the session stays, with the reason. `at` tells what is past."""
    reason = _given(reason)
    lock(held_by(session))
    session = open_session(session, at)
    return call_off(session, Status.CANCELLED, Kind.CANCELLED, user, reason, at)


@transaction.atomic
def withdraw(session: Session, user: Any, reason: str = "") -> Session:
    """Take a request back before it is answered. Raises NotOpenError."""
    lock(held_by(session))
    found = Session.objects.waiting(timezone.now()).with_names().filter(pk=session.pk).first()
    if found is None:
        raise NotOpenError
    return call_off(found, Status.CANCELLED, Kind.WITHDRAWN, user, reason.strip()[:250])


def refuse_early(
    user: Any, window: Window, starts_at: datetime, moving: Session | None = None
) -> None:
    """The friendly question without a lock: whoever is late in a crowd need not queue for it."""
    innovator = moving.booked_by if moving else person_of(user)
    people = [window.mentor_id, innovator.pk if innovator else None]
    resources = Resource.objects.filter(person__in=people) | Resource.objects.filter(
        room=window.room_id, room__isnull=False
    )
    if is_taken(resources, starts_at, starts_at + window.length, moving):
        at_once = moves_at_once(moving, user)
        raise SlotTakenError(window.mentor, starts_at, innovator, moving, at_once=at_once)


def moves_at_once(moving: Session | None, user: Any) -> bool:
    """Whether this move may only go where no approval is needed: nobody but the mentor gives it."""
    return moving is not None and moving.mentor.user_id != user.pk


def open_session(session: Session, at: datetime | None = None) -> Session:
    """As it is now that the locks are taken. Raises NotOpenError."""
    session = Session.objects.with_names().get(pk=session.pk)
    if session.status != Status.CONFIRMED or session.starts_at <= (at or timezone.now()):
        raise NotOpenError
    return session


@contextmanager
def _taking(
    mentor: Person,
    at: datetime,
    innovator: Person,
    moving: Session | None = None,
    *,
    at_once: bool = False,
) -> Iterator[None]:
    """One transaction; whoever comes second is told what is still free."""
    try:
        with transaction.atomic():
            yield
    except _TakenError as error:
        raise SlotTakenError(mentor, at, innovator, moving, at_once=at_once) from error
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise SlotTakenError(mentor, at, innovator, moving, at_once=at_once) from error


def _offered(window: Window, starts_at: datetime, at: datetime | None = None) -> Window:
    """The window as it is now: its mentor may have closed it since the page was shown."""
    found = (
        Window.objects.open().select_related("mentor__user", "room").filter(pk=window.pk).first()
    )
    now = at or timezone.now()
    if found is None or starts_at <= now or not found.has_slot(starts_at):
        raise _TakenError
    return found


def _place(session: Session, window: Window, starts_at: datetime) -> None:
    session.window, session.room, session.online_link = window, window.room, window.online_link
    session.starts_at, session.ends_at = starts_at, starts_at + window.length


def _ask_if_needed(session: Session, window: Window) -> Kind:
    if not window.needs_approval:
        return Kind.BOOKED
    if not may_be_asked(session.starts_at):
        raise TooSoonToAskError
    session.status, session.expires_at = Status.REQUESTED, answer_by(session.starts_at)
    return Kind.REQUESTED


def check_accompanied(innovation: Innovation, mentor: Person, starts_at: datetime) -> None:
    day = timezone.localdate(starts_at)
    appointed = Appointment.objects.filter(person=mentor).kinds(*MENTORS).in_force(day)
    running = Assignment.objects.running(day).filter(appointment__person=mentor)
    if not appointed.exists() or not running.accompanying(innovation).exists():
        raise NotAssignedError


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()[:250]
