"""Propose times to a team; take the invitation back."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.models import Person
from agents.registry.operations.people import person_for
from foundation.calendar import local_time
from foundation.models import Holiday
from foundation.users import Account
from innovations.models import Innovation
from innovations.refusals import NotConfirmedError
from mentoring.app_settings import app_settings
from mentoring.invitations.operations.announcing import announce, record
from mentoring.models import ProposedTime, SessionInvitation
from mentoring.models.invitations import KIND, MOST_TIMES
from mentoring.sessions.rules import DAYS_SHOWN, FURTHEST, NotAssignedError
from mentoring.sessions.terms import Terms
from scheduling.bookings import guard
from scheduling.bookings import operations as bookings
from scheduling.bookings.expiring import make_room
from scheduling.bookings.obstacles import InTheWayError, obstacles
from scheduling.bookings.operations import lock, resources_of
from scheduling.models import Resource, Room

State = SessionInvitation.State


class Time(NamedTuple):
    """From … to …, in UTC."""

    starts_at: datetime
    ends_at: datetime


class NoTimesError(Exception):
    """None, more than MOST_TIMES, or two that overlap."""


class TooSoonError(Exception):
    """Nobody could pick it in time; or it lies too far ahead: `at` is where it begins."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at.isoformat())
        self.at = at


class OnDayOffError(Exception):
    """A time lies on a holiday: `name` is which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class InvitedAlreadyError(Exception):
    """The team has not answered the last one of this mentor yet: `invitation`."""

    def __init__(self, invitation: SessionInvitation) -> None:
        super().__init__(invitation.pk)
        self.invitation = invitation


class NobodyThereError(Exception):
    """The innovation has nobody in its team who could answer."""


def invite(
    user: Account,
    innovation: Innovation,
    times: Iterable[Time],
    *,
    topic: str = "",
    room: Room | None = None,
    link: str = "",
) -> SessionInvitation:
    """Propose `times` to the team; each holds the mentor, and the room, until MENTORING_ANSWER_BEFORE
    before it begins. One open invitation of a mentor for an innovation at a time.

    Raises NoTimesError, TooSoonError, OnDayOffError, NotConfirmedError, NotAssignedError,
    InvitedAlreadyError, NobodyThereError, InTheWayError, GuardMissingError.
    """
    guard.ensure()
    if not innovation.is_confirmed:
        raise NotConfirmedError
    times = sorted(times)
    _check(times)
    mentor = person_for(user)
    if not innovation.members.exclude(person=mentor).exists():
        raise NobodyThereError
    try:
        with transaction.atomic():
            resources = resources_of([mentor], room)
            lock(each.pk for each in resources)
            make_room(resources)
            # Under the lock: a hand-over takes it too.
            _check_terms(mentor, innovation, times)
            _check_free(resources, times)
            invitation = _write(mentor, innovation, topic)
            _hold(invitation, resources, times, room, link)
            record(invitation, "mentoring.invite", user)
            announce(invitation, State.OPEN, user)
    except IntegrityError as error:
        if not guard.caused(error):
            raise
        raise InTheWayError([]) from error
    return invitation


def _check(times: list[Time]) -> None:
    overlap = any(one.ends_at > other.starts_at for one, other in pairwise(times))
    if not 1 <= len(times) <= MOST_TIMES or overlap:
        raise NoTimesError
    now = timezone.now()
    for each in times:
        is_far = each.starts_at > now + timedelta(days=FURTHEST + DAYS_SHOWN)
        if each.starts_at - app_settings.ANSWER_BEFORE <= now or is_far:
            raise TooSoonError(each.starts_at)
    zone = local_time.zone()
    days = {each.starts_at.astimezone(zone).date() for each in times}
    holiday = Holiday.objects.in_force().filter(day__in=days).first()
    if holiday is not None:
        raise OnDayOffError(holiday.name)


def _check_terms(mentor: Person, innovation: Innovation, times: list[Time]) -> None:
    terms = Terms(innovation, [mentor.pk])
    if not all(terms.covers(mentor.pk, each.starts_at) for each in times):
        raise NotAssignedError
    before = SessionInvitation.objects.open(timezone.now())
    open_one = before.filter(mentor=mentor, innovation=innovation).first()
    if open_one is not None:
        raise InvitedAlreadyError(open_one)


def _check_free(resources: list[Resource], times: list[Time]) -> None:
    found = [each for time in times for each in obstacles(resources, *time)]
    if found:
        raise InTheWayError(found)


def _write(mentor: Person, innovation: Innovation, topic: str) -> SessionInvitation:
    return SessionInvitation.objects.create(
        innovation=innovation, mentor=mentor, topic=topic.strip()[:200], made_at=timezone.now()
    )


def _hold(
    invitation: SessionInvitation,
    resources: list[Resource],
    times: list[Time],
    room: Room | None,
    link: str,
) -> None:
    for time in times:
        booking = bookings.book(
            KIND,
            resources,
            starts_at=time.starts_at,
            ends_at=time.ends_at,
            expires_at=time.starts_at - app_settings.ANSWER_BEFORE,
            room=room,
            link=link,
        )
        ProposedTime.objects.create(invitation=invitation, booking=booking)
