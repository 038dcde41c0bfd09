"""Each refusal about invitations, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.calendar import local_time
from foundation.users import AnyUser
from innovations.refusals import NotConfirmedError
from mentoring.invitations.operations import answering, inviting
from mentoring.models import SessionInvitation
from mentoring.sessions import refusals, rules
from scheduling.bookings.obstacles import InTheWayError, in_words

WORDS: dict[type[Exception], Any] = {
    NotConfirmedError: refusals.WORDS[NotConfirmedError],
    rules.NotAssignedError: gettext_lazy(
        "On one of these days the innovation is not accompanied by this mentor. Choose another time."
    ),
    inviting.NoTimesError: gettext_lazy(
        "Propose one to three times that do not overlap each other."
    ),
    inviting.NobodyThereError: gettext_lazy(
        "The team of this innovation has nobody who could answer."
    ),
    inviting.InvitedAlreadyError: gettext_lazy(
        "The team has not answered your last invitation yet. Take it back first."
    ),
    answering.TimeGoneError: gettext_lazy(
        "This time cannot be chosen any more. Choose one of the others."
    ),
}
REFUSALS: tuple[type[Exception], ...] = (
    *WORDS,
    *(each for each in refusals.REFUSALS if each not in WORDS),
    InTheWayError,
    answering.AnsweredError,
    inviting.OnDayOffError,
    inviting.TooSoonError,
)
State = SessionInvitation.State


def words(refusal: Exception, user: AnyUser) -> str:
    """As far as `user` may know what stands in the way."""
    if isinstance(refusal, InTheWayError):
        return _in_the_way(refusal, user)
    if isinstance(refusal, answering.AnsweredError):
        return _answered(refusal.invitation)
    if isinstance(refusal, inviting.OnDayOffError):
        return _("Nobody works then: %(name)s. Choose another day.") % {"name": refusal.name}
    if isinstance(refusal, inviting.TooSoonError):
        when = local_time.day_and_moment(refusal.at)
        return _("%(when)s is too soon for an answer, or too far ahead.") % {"when": when}
    if type(refusal) in WORDS:
        return str(WORDS[type(refusal)])
    return refusals.words(refusal)


def _in_the_way(refusal: InTheWayError, user: AnyUser) -> str:
    lines = in_words(refusal.bookings, user)
    if not lines:
        return _("Somebody or the room is busy then. Choose another time.")
    return _("Somebody or the room is busy then: %(what)s. Choose another time.") % {
        "what": "; ".join(lines)
    }


def _answered(invitation: SessionInvitation) -> str:
    by = invitation.answered_by.full_name if invitation.answered_by else ""
    session = invitation.session
    if invitation.state == State.ACCEPTED and session is not None:
        return _("%(person)s has chosen already: %(when)s.") % {
            "person": by,
            "when": local_time.day_and_hours(session.starts_at, session.ends_at),
        }
    if invitation.state == State.DECLINED:
        return _("%(person)s has declined this invitation already.") % {"person": by}
    if invitation.state == State.WITHDRAWN:
        return _("The mentor has taken this invitation back.")
    return _("This invitation has expired: none of its times can be chosen any more.")
