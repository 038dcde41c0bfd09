"""The team picks a time, or none; the mentor takes the invitation back; time ends it.

Every path takes the locks of all that the proposed times hold, the mentor's among them, and reads the
state only then: of two answers at the same instant one finds the other.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Person
from agents.models.people import person_of
from foundation.users import Account
from innovations.models import Innovation
from mentoring.invitations.operations.announcing import announce, record
from mentoring.models import Attendance, ProposedTime, Session, SessionChange, SessionInvitation
from mentoring.models.sessions import KIND, TEAM
from mentoring.sessions import limits
from mentoring.sessions.operations.announcing import announce as announce_session
from mentoring.sessions.operations.announcing import record as record_session
from mentoring.sessions.rules import NotAssignedError
from mentoring.sessions.terms import accompanies
from mentoring.signals import session_booked
from scheduling.bookings import guard
from scheduling.bookings import operations as bookings
from scheduling.bookings.expiring import make_room
from scheduling.bookings.obstacles import InTheWayError, obstacles
from scheduling.bookings.operations import lock, note_reply, resources_of
from scheduling.models import Booking, Hold, Participant, Resource

State = SessionInvitation.State
Kind = SessionChange.Kind


class AnsweredError(Exception):
    """Somebody of the team was faster, the mentor took it back, or its times are up; `invitation` is
    as it is now."""

    def __init__(self, invitation: SessionInvitation) -> None:
        super().__init__(invitation.pk)
        self.invitation = invitation


class TimeGoneError(Exception):
    """This one of the times cannot be picked any more; others may."""


def pick(invitation: SessionInvitation, user: Account, time: ProposedTime) -> Session:
    """The session at `time` is booked by `user`, who belongs to the team; the other times are free in
    the same transaction. No limit counts: it is the mentor who offers.

    Raises AnsweredError, TimeGoneError, NotAssignedError, InTheWayError (she has another appointment
    then), GuardMissingError.
    """
    guard.ensure()
    try:
        with transaction.atomic():
            return _pick(invitation, user, time)
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise InTheWayError([]) from error


def _pick(invitation: SessionInvitation, user: Account, time: ProposedTime) -> Session:
    person = person_of(user)
    if person is None:
        raise AnsweredError(invitation)
    booking = Booking.objects.select_related("room").get(pk=time.booking_id)
    resources = resources_of([invitation.mentor, person], booking.room)
    limits.lock(invitation.innovation)
    lock([*_held_by(invitation), *(each.pk for each in resources)])
    make_room(resources)
    invitation = _open_one(invitation, user)
    if not ProposedTime.objects.waiting(timezone.now()).filter(pk=time.pk).exists():
        raise TimeGoneError
    if not accompanies(invitation.mentor, invitation.innovation, booking.starts_at):
        raise NotAssignedError
    _free(invitation)
    in_the_way = obstacles(resources, booking.starts_at, booking.ends_at)
    if in_the_way:
        raise InTheWayError(in_the_way)
    session = _book(invitation, person, booking, resources)
    invitation.session = session
    _close(invitation, State.ACCEPTED, person)
    record(invitation, "mentoring.accept_invitation", user)
    record_session(session, Kind.BOOKED, user)
    # The mentor chose this time as well: her calendar need not ask her.
    note_reply(session.booking, [invitation.mentor], Participant.Reply.ACCEPTED)
    announce_session(session, Kind.BOOKED, user)
    session_booked.after_commit(session=session, by=user)
    return session


@transaction.atomic
def decline(invitation: SessionInvitation, user: Account, reason: str = "") -> None:
    """No time suits the team. Raises AnsweredError."""
    lock(_held_by(invitation))
    invitation = _open_one(invitation, user)
    _end(invitation, State.DECLINED, user, reason)


@transaction.atomic
def withdraw(invitation: SessionInvitation, user: Account | None, reason: str = "") -> None:
    """The mentor's times are free again. Raises AnsweredError."""
    lock(_held_by(invitation))
    found = SessionInvitation.objects.open(timezone.now()).with_names()
    if user is not None:
        found = found.withdrawable_by(user)
    mine = found.filter(pk=invitation.pk).first()
    if mine is None:
        raise AnsweredError(_as_it_is(invitation))
    _end(mine, State.WITHDRAWN, user, reason)


def drop(time: ProposedTime) -> None:
    """One of several times falls away; the caller has locked what it holds."""
    bookings.cancel(time.booking)


def take_back(invitation: SessionInvitation, by: Account | None, reason: str) -> None:
    """Of a mentor who cannot hold it any more: the caller has locked what its times hold."""
    _end(invitation, State.WITHDRAWN, by, reason)


def lose(time: ProposedTime, reason: str = "") -> None:
    """One of the times is over before anybody picked it, or something else needs it: the caller has
    locked what it holds. With the last one the invitation ends."""
    bookings.cancel(time.booking)
    invitation = _as_it_is(time.invitation)
    if invitation.state == State.OPEN and not invitation.waiting:
        state = State.WITHDRAWN if reason else State.EXPIRED
        _end(invitation, state, None, reason)


def _end(invitation: SessionInvitation, state: State, by: Account | None, reason: str) -> None:
    _free(invitation)
    invitation.reason = reason.strip()[:250]
    _close(invitation, state, person_of(by) if by is not None else None)
    actions = {State.DECLINED: "decline", State.WITHDRAWN: "withdraw", State.EXPIRED: "expire"}
    record(invitation, f"mentoring.{actions[state]}_invitation", by)
    announce(invitation, state, by)


def _close(invitation: SessionInvitation, state: State, by: Person | None) -> None:
    invitation.state = state
    invitation.answered_at, invitation.answered_by = timezone.now(), by
    invitation.save(update_fields=["state", "answered_at", "answered_by", "reason", "session"])


def _free(invitation: SessionInvitation) -> None:
    tentative = Booking.objects.filter(
        proposed_time__invitation=invitation, state=Booking.State.TENTATIVE
    )
    for booking in tentative.order_by("pk"):
        bookings.cancel(booking)


def _book(
    invitation: SessionInvitation, person: Person, was: Booking, resources: list[Resource]
) -> Session:
    booking = bookings.book(
        KIND,
        resources,
        starts_at=was.starts_at,
        ends_at=was.ends_at,
        participants=_participants(invitation.innovation, invitation.mentor, person),
        room=was.room,
        link=was.link,
    )
    session = Session.objects.create(
        booking=booking,
        innovation=invitation.innovation,
        mentor=invitation.mentor,
        booked_by=person,
        topic=invitation.topic,
    )
    Attendance.objects.bulk_create(
        Attendance(session=session, person=each) for each in session.sides
    )
    return session


def _participants(innovation: Innovation, mentor: Person, person: Person) -> dict[Person, str]:
    team = Person.objects.filter(memberships__innovation=innovation)
    others = team.exclude(pk__in=[mentor.pk, person.pk]).order_by("pk")
    return {mentor: "mentor", person: "innovator", **dict.fromkeys(others, TEAM)}


def _held_by(invitation: SessionInvitation) -> list[int]:
    """Ids of the resources that its times hold, or held once."""
    holds = Hold.objects.filter(booking__proposed_time__invitation=invitation)
    return list(holds.values_list("resource_id", flat=True))


def _open_one(invitation: SessionInvitation, user: Account) -> SessionInvitation:
    """As it is now that the locks are taken."""
    mine = SessionInvitation.objects.answerable_by(user).with_names()
    found = mine.filter(pk=invitation.pk).first()
    if found is None:
        raise AnsweredError(_as_it_is(invitation))
    return found


def _as_it_is(invitation: SessionInvitation) -> SessionInvitation:
    return SessionInvitation.objects.with_names().get(pk=invitation.pk)
