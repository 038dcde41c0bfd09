"""Book, move, cancel: nobody is in two places.

Every path takes the locks of all resources in the order of their ids, asks in a friendly way,
and writes; the guard of the database stands behind it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Appointment, Person
from agents.models.people import person_of
from agents.operations.people import person_for
from innovations.models import Innovation
from mentoring import guard
from mentoring.models import Assignment, Attendance, Hold, Resource, Session, SessionChange, Window
from mentoring.models.assignments import MENTORS
from mentoring.models.sessions import LONGEST_HOLD
from mentoring.operations.announcing import announce, count_up, record
from mentoring.operations.resources import lock, resources_of
from mentoring.slots import Slot, nearest

Kind = SessionChange.Kind
Status = Session.Status


class SlotTakenError(Exception):
    """Somebody was faster, or the slot is no longer offered."""

    def __init__(
        self, mentor: Person, at: datetime, innovator: Person | None, moving: Session | None
    ) -> None:
        super().__init__()
        self._wanted = mentor, at, innovator, moving

    @cached_property
    def alternatives(self) -> list[Slot]:
        """Free nearby. Looked up when asked for: by then no lock is held."""
        return nearest(*self._wanted)


class NotAssignedError(Exception):
    """On that day this mentor does not accompany the innovation, or is not appointed."""


class WithOneselfError(Exception):
    """Nobody books a session with herself."""


class NotOpenError(Exception):
    """The session has begun, is over or is cancelled."""


class ReasonMissingError(Exception):
    """Whoever waits for the session is told why it changes."""


class _TakenError(Exception):
    pass


def book(
    user: Any, innovation: Innovation, window: Window, starts_at: datetime, topic: str = ""
) -> Session:
    """Take the slot of `window` that begins at `starts_at`. Raises SlotTakenError and others above."""
    guard.ensure()
    person = person_for(user)
    if person.pk == window.mentor_id:
        raise WithOneselfError
    _check_accompanied(innovation, window.mentor, starts_at)
    with _taking(window.mentor, starts_at, person):
        resources = resources_of([window.mentor, person], window.room)
        lock(each.pk for each in resources)
        window = _offered(window, starts_at)
        session = Session(innovation=innovation, mentor=window.mentor, booked_by=person)
        session.topic = topic.strip()[:200]
        _place(session, window, starts_at)
        _check_free(session, resources)
        session.save()
        _hold(session, resources)
        Attendance.objects.bulk_create(
            Attendance(session=session, person=each) for each in session.attendees
        )
        record(session, Kind.BOOKED, user)
        announce(session, Kind.BOOKED)
    return session


def move(session: Session, user: Any, window: Window, starts_at: datetime, reason: str) -> Session:
    """To another slot of the same mentor: the old time is free only once the new one is held."""
    guard.ensure()
    reason = _given(reason)
    _check_accompanied(session.innovation, window.mentor, starts_at)
    with _taking(session.mentor, starts_at, session.booked_by, session):
        resources = resources_of([session.mentor, session.booked_by], window.room)
        lock([*(each.pk for each in resources), *held_by(session)])
        session = open_session(session)
        window = _offered(window, starts_at)
        if window.mentor_id != session.mentor_id:
            raise _TakenError
        was = session.starts_at
        _place(session, window, starts_at)
        _check_free(session, resources)
        count_up(session)
        session.save()
        _hold(session, resources)
        record(session, Kind.MOVED, user, reason, was)
        announce(session, Kind.MOVED, reason)
    return session


@transaction.atomic
def cancel(session: Session, user: Any, reason: str) -> Session:
    """The time is free at once; the session stays, with the reason."""
    reason = _given(reason)
    lock(held_by(session))
    session = open_session(session)
    session.status = Status.CANCELLED
    count_up(session)
    session.save(update_fields=["status", "sequence", "revision", "changed_at"])
    session.holds.update(active=False)
    record(session, Kind.CANCELLED, user, reason)
    announce(session, Kind.CANCELLED, reason)
    return session


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
        raise SlotTakenError(window.mentor, starts_at, innovator, moving)


def open_session(session: Session) -> Session:
    """As it is now that the locks are taken. Raises NotOpenError."""
    session = Session.objects.with_names().get(pk=session.pk)
    if session.status != Status.CONFIRMED or session.starts_at <= timezone.now():
        raise NotOpenError
    return session


def held_by(session: Session) -> list[int]:
    return list(session.holds.values_list("resource_id", flat=True))


def is_taken(
    resources: Iterable[Resource], start: datetime, end: datetime, but: Session | None
) -> bool:
    """The friendly question; the guard asks it again."""
    held = Hold.objects.filter(
        resource__in=resources,
        active=True,
        busy_from__gt=start - LONGEST_HOLD,
        busy_from__lt=end,
        busy_to__gt=start,
    )
    return (held.exclude(session=but) if but and but.pk else held).exists()


@contextmanager
def _taking(
    mentor: Person, at: datetime, innovator: Person, moving: Session | None = None
) -> Iterator[None]:
    """One transaction; whoever comes second is told what is still free."""
    try:
        with transaction.atomic():
            yield
    except _TakenError as error:
        raise SlotTakenError(mentor, at, innovator, moving) from error
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise SlotTakenError(mentor, at, innovator, moving) from error


def _offered(window: Window, starts_at: datetime) -> Window:
    """The window as it is now: its mentor may have closed it since the page was shown."""
    found = (
        Window.objects.open().select_related("mentor__user", "room").filter(pk=window.pk).first()
    )
    if found is None or starts_at <= timezone.now() or not found.has_slot(starts_at):
        raise _TakenError
    return found


def _place(session: Session, window: Window, starts_at: datetime) -> None:
    session.window, session.room, session.online_link = window, window.room, window.online_link
    session.starts_at, session.ends_at = starts_at, starts_at + window.length


def _check_free(session: Session, resources: list[Resource]) -> None:
    if is_taken(resources, session.starts_at, session.ends_at, session):
        raise _TakenError


def _hold(session: Session, resources: list[Resource]) -> None:
    """Make the session hold these resources at its time, and no others."""
    wanted = {each.pk for each in resources}
    kept = set(held_by(session))
    session.holds.exclude(resource__in=wanted).update(active=False)
    session.holds.filter(resource__in=wanted).update(
        busy_from=session.starts_at, busy_to=session.ends_at, active=True
    )
    Hold.objects.bulk_create(
        Hold(
            session=session,
            resource_id=pk,
            busy_from=session.starts_at,
            busy_to=session.ends_at,
        )
        for pk in sorted(wanted - kept)
    )


def _check_accompanied(innovation: Innovation, mentor: Person, starts_at: datetime) -> None:
    day = timezone.localdate(starts_at)
    appointed = Appointment.objects.filter(person=mentor).kinds(*MENTORS).in_force(day)
    running = Assignment.objects.running(day).filter(appointment__person=mentor)
    if not appointed.exists() or not running.accompanying(innovation).exists():
        raise NotAssignedError


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()[:250]
