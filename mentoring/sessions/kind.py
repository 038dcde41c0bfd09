"""What sessions tell of their bookings, and what becomes of a session that takes no time any more."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext as _

from agents.models import Person
from foundation.users import AnyUser
from mentoring.models import Session, SessionChange
from mentoring.models.sessions import Outcome
from mentoring.sessions.notices import notify_declined
from mentoring.sessions.operations.calling_off import call_off
from scheduling.kinds import About, Kind
from scheduling.models import Booking, Participant


def about(bookings: Collection[int]) -> dict[int, About]:
    sessions = Session.objects.of_bookings(bookings).select_related(
        "innovation", "mentor", "booked_by"
    )
    return {each.booking_id: _about(each) for each in sessions}


def _about(session: Session) -> About:
    # One text for every calendar, the mentor's too: so it names both sides.
    mentor, booked_by = session.sides
    return About(
        _("Clinic session: %(innovation)s") % {"innovation": session.innovation},
        session.get_absolute_url(),
        (
            _("Mentor: %(name)s") % {"name": mentor.full_name},
            _("Booked by: %(name)s") % {"name": booked_by.full_name},
            session.topic,
        ),
    )


def seen_by(user: AnyUser) -> models.Q:
    return models.Q(pk__in=Session.objects.visible_to(user).values("booking"))


def attended_by(user: AnyUser) -> models.Q:
    return models.Q(pk__in=Session.objects.of(user).agreed_once().values("booking"))


def expire(booking: Booking) -> None:
    """The innovator is told, and offered other times."""
    call_off(_session(booking), Outcome.EXPIRED, SessionChange.Kind.EXPIRED, None)


def give_way(booking: Booking, reason: str) -> None:
    call_off(_session(booking), "", SessionChange.Kind.CANCELLED, None, reason)


def _session(booking: Booking) -> Session:
    return Session.objects.with_names().get(booking=booking)


def replied(booking: Booking, person: Person, said: str) -> None:
    """The others are told by their bell when she does not come; she stays expected until somebody
    moves or cancels the session."""
    if said == Participant.Reply.DECLINED:
        notify_declined(_session(booking), person)


SESSION = Kind(about, seen_by, attended_by, expire, give_way, replied)
