"""Whoever enters or leaves a team is invited to its coming sessions, or invited no longer."""

from collections.abc import Iterable

from django.utils import timezone

from innovations.models import Innovation, Member
from mentoring.models import Session
from mentoring.models.sessions import TEAM
from mentoring.sessions.operations.invitations import invite_also, withdraw_invitation
from mentoring.sessions.operations.reminders import plan
from scheduling.bookings.operations import count_up, held_by, lock
from scheduling.models import Participant


def invite_member(member: Member) -> None:
    """Inside the transaction that lets her in."""
    for session in _coming(member.innovation):
        if member.person not in session.sides:
            Participant.objects.get_or_create(
                booking=session.booking, person=member.person, defaults={"part": TEAM}
            )
            if not session.is_waiting:
                # Her calendar may know it from before: only a higher count makes it true again.
                count_up(session.booking)
                invite_also(session, member.person)
                plan(session)


def excuse_member(member: Member) -> None:
    """Inside the transaction that takes her out. Whoever booked herself stays expected."""
    for session in _coming(member.innovation):
        rows = session.booking.participants.filter(person=member.person, part=TEAM)
        if rows.delete()[0] and not session.is_waiting:
            count_up(session.booking)
            withdraw_invitation(session, [member.person], "")
            plan(session)


def _coming(innovation: Innovation) -> Iterable[Session]:
    """As they are under the locks of what they hold."""
    coming = Session.objects.coming(timezone.now()).filter(innovation=innovation)
    held = {pk for each in coming.select_related("booking") for pk in held_by(each.booking)}
    if not held:
        return []
    lock(held)
    return coming.with_names()
