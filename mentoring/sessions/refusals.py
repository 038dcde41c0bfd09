"""Each refusal about sessions, translated once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from mentoring.sessions import rules
from mentoring.sessions.operations import answering, booking, outcomes
from scheduling.bookings import refusals

WORDS: dict[type[Exception], Any] = {
    **refusals.WORDS,
    rules.NotAssignedError: _(
        "On that day this mentor does not accompany the innovation. Choose another time or mentor."
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
    return str(WORDS[type(refusal)])
