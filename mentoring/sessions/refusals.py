"""Each refusal about sessions, translated once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from innovations.refusals import NotConfirmedError
from mentoring.sessions import limits, rules
from mentoring.sessions.operations import answering, booking, outcomes
from scheduling.bookings import refusals

WORDS: dict[type[Exception], Any] = {
    **refusals.WORDS,
    rules.NotAssignedError: _(
        "On that day this mentor does not accompany the innovation. Choose another time or mentor."
    ),
    limits.TooManyOfPersonError: _(
        "You have %(most)s sessions before you, booked or asked for: more are not possible at a time. "
        "Hold or cancel one first."
    ),
    limits.TooManyOfInnovationError: _(
        "This innovation has %(most)s sessions before it, booked or asked for: more are not possible "
        "at a time. Hold or cancel one first."
    ),
    limits.TooManyAskedByPersonError: _(
        "%(most)s of your requests wait for an answer: more are not possible at a time. Wait, "
        "withdraw one, or choose a time that needs no approval."
    ),
    limits.TooManyAskedForInnovationError: _(
        "%(most)s requests for this innovation wait for an answer: more are not possible at a time. "
        "Wait, withdraw one, or choose a time that needs no approval."
    ),
    NotConfirmedError: _(
        "This innovation awaits confirmation by its owner. Sessions can be booked after that."
    ),
    rules.WithOneselfError: _("You cannot book a session with yourself."),
    booking.NotOpenError: _("This session has begun, is over or was cancelled already."),
    rules.TooSoonToAskError: _(
        "This time begins too soon for the mentor to approve it. Choose a later one."
    ),
    rules.NeedsApprovalError: _(
        "Only the mentor moves a session to a time that she approves herself. Yours stays as it is; "
        "choose another time, or ask for this one as a new session."
    ),
    rules.SameTimeError: _("The session is at this time already. Choose another one."),
    answering.NotWaitingError: _(
        "This request has been answered, withdrawn or has expired meanwhile."
    ),
    booking.ReasonMissingError: _("Say why, so that the other side understands."),
    outcomes.NotBegunError: _("The session has not begun, or was cancelled."),
}
REFUSALS: tuple[type[Exception], ...] = tuple(WORDS)


def words(refusal: Exception) -> str:
    sentence = str(WORDS[type(refusal)])
    return sentence % vars(refusal) if isinstance(refusal, limits.TooManyError) else sentence
