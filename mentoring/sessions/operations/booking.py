"""Book or ask for a session, move it, cancel it: nobody is in two places.

Every path takes the locks of all resources in the order of their ids, asks in a friendly way,
and writes; the guard of the database stands behind it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Person
from agents.models.people import person_of
from agents.registry.operations.people import person_for
from foundation.users import Account
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from mentoring.models import Attendance, Session, SessionChange
from mentoring.models.sessions import KIND, TEAM
from mentoring.sessions import limits
from mentoring.sessions.deadlines import answer_by
from mentoring.sessions.operations.announcing import announce, record
from mentoring.sessions.operations.calling_off import call_off
from mentoring.sessions.rules import accompanied, rules_of
from mentoring.sessions.slots import nearest
from scheduling.bookings import guard
from scheduling.bookings import operations as bookings
from scheduling.bookings.expiring import make_room
from scheduling.bookings.operations import held_by, lock, resources_of
from scheduling.models import Resource, Window
from scheduling.windows.slots import NotFreeError, NotOfferedError, Slot, check

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


class WithOneselfError(Exception):
    """Nobody books a session with herself."""


class NotOpenError(Exception):
    """The session has begun, is over or is cancelled."""


class ReasonMissingError(Exception):
    """Whoever waits for the session is told why it changes."""


def book(
    user: Account,
    innovation: Innovation,
    window: Window,
    starts_at: datetime,
    topic: str = "",
    *,
    at: datetime | None = None,
) -> Session:
    """Take the slot of `window` that begins at `starts_at`; ask for it, where the mentor approves.

    A request holds its time as a booking does. Its team is invited, and holds no time. Raises
    SlotTakenError, WithOneselfError, NotConfirmedError, NotAssignedError, TooSoonToAskError,
    TooManyError, GuardMissingError. `at`: the past, in which nothing was limited.
    """
    guard.ensure()
    if not innovation.is_confirmed:
        raise NotConfirmedError
    person = person_of(user) or person_for(user)
    mentor = window.person
    if person.pk == mentor.pk:
        raise WithOneselfError
    # A crowd stands before one lock, of the resources or of SQLite: nobody works behind it in vain.
    refuse_early(user, window, starts_at)
    with _taking(mentor, starts_at, person):
        resources = resources_of([mentor, person], window.room)
        limits.lock(innovation)
        lock(each.pk for each in resources)
        make_room(resources)
        slot = _slot(window, starts_at, mentor)
        if at is None:
            limits.refuse_more(user, person, innovation, asks=slot.window.needs_approval)
        # Under the lock: a hand-over takes it too, and passes on what it finds.
        rules = [accompanied(innovation), *rules_of(is_move=False, at_once=False)]
        check(slot, [person], rules=rules, at=at)
        session = _book(slot, resources, innovation, person, topic, at)
        kind = Kind.REQUESTED if session.is_waiting else Kind.BOOKED
        record(session, kind, user, at=at)
        announce(session, kind, user, at=at)
    return session


def move(
    session: Session, user: Account, window: Window, starts_at: datetime, reason: str
) -> Session:
    """To another slot of the same mentor: the old time is free only once the new one is held.

    Raises SlotTakenError, NotOpenError, NeedsApprovalError, ReasonMissingError, NotAssignedError.
    """
    guard.ensure()
    reason = _given(reason)
    at_once = moves_at_once(session, user)
    with _taking(session.mentor, starts_at, session.booked_by, session, at_once=at_once):
        resources = resources_of([session.mentor, session.booked_by], window.room)
        lock([*(each.pk for each in resources), *held_by(session.booking)])
        make_room(resources)
        session = open_session(session)
        at_once = moves_at_once(session, user)
        slot = _slot(window, starts_at, session.mentor)
        rules = [accompanied(session.innovation), *rules_of(is_move=True, at_once=at_once)]
        check(slot, [session.booked_by], rules=rules, moving=session.booking)
        was = session.starts_at
        bookings.move(
            session.booking,
            resources,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            room=slot.window.room,
            link=slot.window.link,
        )
        session.window = slot.window
        session.save(update_fields=["window"])
        record(session, Kind.MOVED, user, reason, was)
        announce(session, Kind.MOVED, user, reason)
    return session


@transaction.atomic
def cancel(session: Session, user: Account, reason: str, *, at: datetime | None = None) -> Session:
    """The time is free at once; the session stays, with the reason. `at` tells what is past."""
    reason = _given(reason)
    lock(held_by(session.booking))
    session = open_session(session, at)
    return call_off(session, "", Kind.CANCELLED, user, reason, at)


@transaction.atomic
def withdraw(session: Session, user: Account, reason: str = "") -> Session:
    """Take a request back before it is answered. Raises NotOpenError."""
    lock(held_by(session.booking))
    found = Session.objects.waiting(timezone.now()).with_names().filter(pk=session.pk).first()
    if found is None:
        raise NotOpenError
    return call_off(found, "", Kind.WITHDRAWN, user, reason.strip()[:250])


def refuse_early(
    user: Account, window: Window, starts_at: datetime, moving: Session | None = None
) -> None:
    """The friendly question without a lock: whoever is late in a crowd need not queue for it."""
    innovator = moving.booked_by if moving else person_of(user)
    people = [window.person_id, innovator.pk if innovator else None]
    resources = Resource.objects.filter(person__in=people) | Resource.objects.filter(
        room=window.room_id, room__isnull=False
    )
    end = starts_at + window.length
    if bookings.is_taken(resources, starts_at, end, moving.booking if moving else None):
        at_once = moves_at_once(moving, user)
        raise SlotTakenError(window.person, starts_at, innovator, moving, at_once=at_once)


def moves_at_once(moving: Session | None, user: Account) -> bool:
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
    except (NotFreeError, NotOfferedError) as error:
        raise SlotTakenError(mentor, at, innovator, moving, at_once=at_once) from error
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise SlotTakenError(mentor, at, innovator, moving, at_once=at_once) from error


def _slot(window: Window, starts_at: datetime, mentor: Person) -> Slot:
    """In the window as it is now: it may have been closed since the page was shown."""
    rows = Window.objects.select_related("person__user", "room").filter(person=mentor)
    found = rows.filter(pk=window.pk).first()
    if found is None:
        raise NotOfferedError
    return Slot(found, starts_at)


def _book(
    slot: Slot,
    resources: list[Resource],
    innovation: Innovation,
    person: Person,
    topic: str,
    at: datetime | None,
) -> Session:
    mentor, window = slot.window.person, slot.window
    booking = bookings.book(
        KIND,
        resources,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        expires_at=answer_by(slot.starts_at) if window.needs_approval else None,
        participants=_participants(innovation, mentor, person),
        at=at,
        room=window.room,
        link=window.link,
    )
    session = Session.objects.create(
        booking=booking,
        innovation=innovation,
        mentor=mentor,
        booked_by=person,
        window=window,
        topic=topic.strip()[:200],
    )
    Attendance.objects.bulk_create(
        Attendance(session=session, person=each) for each in session.sides
    )
    return session


def _participants(innovation: Innovation, mentor: Person, person: Person) -> dict[Person, str]:
    team = Person.objects.filter(memberships__innovation=innovation)
    others = team.exclude(pk__in=[mentor.pk, person.pk]).order_by("pk")
    return {mentor: "mentor", person: "innovator", **dict.fromkeys(others, TEAM)}


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()[:250]
