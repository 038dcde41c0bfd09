"""Book or ask for a session, move it, cancel it: nobody is in two places.

Every path takes the locks of all resources in the order of their ids, asks in a friendly way,
and writes; the guard of the database stands behind it.
"""

from collections.abc import Callable, Collection, Iterator
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
from mentoring.sessions.rules import Wish
from mentoring.sessions.slots import nearest
from mentoring.signals import session_booked, session_moved
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

    def __init__(self, mentor: Person, at: datetime, wish: Wish) -> None:
        super().__init__()
        self._wanted = mentor, at, wish

    @cached_property
    def alternatives(self) -> list[Slot]:
        """Free nearby. Looked up when asked for: by then no lock is held."""
        return nearest(*self._wanted)


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
    invited: Collection[int] | None = None,
    at: datetime | None = None,
) -> Session:
    """Take the slot of `window` that begins at `starts_at`; ask for it, where the mentor approves.

    A request holds its time as a booking does. Its team is invited, or those of it whose ids are in
    `invited`, and holds no time. Raises SlotTakenError, WithOneselfError, NotConfirmedError, NotAssignedError, TooSoonToAskError,
    TooManyError, GuardMissingError. `at`: the past, in which nothing was limited.
    """
    guard.ensure()
    if not innovation.is_confirmed:
        raise NotConfirmedError
    person = person_of(user) or person_for(user)
    mentor = window.person
    wish = Wish(person, innovation, user=user if at is None else None)
    # A crowd stands before one lock, of the resources or of SQLite: nobody works behind it in vain.
    refuse_early(window, starts_at, wish)
    with _taking(mentor, starts_at, wish):
        resources = resources_of([mentor, person], window.room)
        limits.lock(innovation)
        lock(each.pk for each in resources)
        make_room(resources)
        slot = _slot(window, starts_at, mentor)
        # Under the lock: a hand-over takes it too, and passes on what it finds.
        check(slot, wish.people, rules=wish.rules([mentor.pk]), at=at)
        session = _book(slot, resources, innovation, person, topic, invited, at)
        kind = Kind.REQUESTED if session.is_waiting else Kind.BOOKED
        record(session, kind, user, at=at)
        announce(session, kind, user, at=at)
        if kind == Kind.BOOKED:
            session_booked.after_commit(session=session, by=user)
    return session


def move(
    session: Session,
    user: Account,
    window: Window,
    starts_at: datetime,
    reason: str,
    *,
    unless: Callable[[Session], None] = lambda session: None,
) -> Session:
    """To another slot of the same mentor: the old time is free only once the new one is held.

    `unless` may still refuse, with the session as it is under the locks. Raises SlotTakenError,
    NotOpenError, NeedsApprovalError, ReasonMissingError, NotAssignedError, SameTimeError.
    """
    guard.ensure()
    reason = _given(reason)
    with _taking(session.mentor, starts_at, wish_to_move(session, user)):
        resources = resources_of([session.mentor, session.booked_by], window.room)
        lock([*(each.pk for each in resources), *held_by(session.booking)])
        make_room(resources)
        session = open_session(session)
        unless(session)
        wish = wish_to_move(session, user)
        slot = _slot(window, starts_at, session.mentor)
        check(slot, wish.people, rules=wish.rules([slot.window.person_id]), moving=session.booking)
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
        session_moved.after_commit(session=session, was_starting_at=was, by=user)
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


def refuse_early(window: Window, starts_at: datetime, wish: Wish) -> None:
    """The friendly question without a lock: whoever is late in a crowd need not queue for it."""
    people = [window.person_id, *(each.pk for each in wish.people)]
    resources = Resource.objects.filter(person__in=people) | Resource.objects.filter(
        room=window.room_id, room__isnull=False
    )
    moving = wish.moving.booking if wish.moving else None
    if bookings.is_taken(resources, starts_at, starts_at + window.length, moving):
        raise SlotTakenError(window.person, starts_at, wish)


def wish_to_move(session: Session, user: Account) -> Wish:
    """Only where no approval is needed, unless it is the mentor who moves: nobody else gives it."""
    at_once = session.mentor.user_id != user.pk
    return Wish(session.booked_by, session.innovation, session, at_once)


def open_session(session: Session, at: datetime | None = None) -> Session:
    """As it is now that the locks are taken. Raises NotOpenError."""
    session = Session.objects.with_names().get(pk=session.pk)
    if session.status != Status.CONFIRMED or session.starts_at <= (at or timezone.now()):
        raise NotOpenError
    return session


@contextmanager
def _taking(mentor: Person, at: datetime, wish: Wish) -> Iterator[None]:
    """One transaction; whoever comes second is told what is still free."""
    try:
        with transaction.atomic():
            yield
    except (NotFreeError, NotOfferedError) as error:
        raise SlotTakenError(mentor, at, wish) from error
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise SlotTakenError(mentor, at, wish) from error


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
    invited: Collection[int] | None,
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
    if invited is not None:
        booking.participants.filter(part=TEAM).exclude(person__in=invited).update(invited=False)
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
