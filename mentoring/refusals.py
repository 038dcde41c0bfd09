"""Each refusal of the operations, translated once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.retry import BusyError
from mentoring.assignments import operations as assignments
from mentoring.sessions import guard
from mentoring.sessions.operations import answering, booking, outcomes, windows

WORDS: dict[type[Exception], Any] = {
    booking.NotAssignedError: _(
        "On that day this mentor does not accompany the innovation. Choose another time or mentor."
    ),
    booking.WithOneselfError: _("You cannot book a session with yourself."),
    booking.NotOpenError: _("This session has begun, is over or was cancelled already."),
    booking.TooSoonToAskError: _(
        "This time begins too soon for the mentor to approve it. Choose a later one."
    ),
    booking.NeedsApprovalError: _(
        "Only the mentor moves a session to a time that she approves herself. Yours stays as it is; "
        "choose another time, or ask for this one as a new session."
    ),
    answering.NotWaitingError: _(
        "This request has been answered, withdrawn or has expired meanwhile."
    ),
    booking.ReasonMissingError: _("Say why, so that the other side understands."),
    guard.GuardMissingError: _("Booking is closed for the moment. Please tell the clinic."),
    BusyError: _("Many people are booking at this moment. Try again in a few seconds."),
    windows.NotAMentorError: _("On one of these days you are not appointed as agent or pamong."),
    windows.PlaceMissingError: _("Choose a room, or give an online link."),
    windows.WindowInThePastError: _("This time has passed. Choose a later one."),
    windows.WindowTooShortError: _("Not one session fits between these times."),
    windows.WindowOverlapsError: _("You offer some of this time already."),
    assignments.NotAMentorError: _("Only agents and pamong accompany innovations."),
    assignments.AppointmentExpiredError: _(
        "The appointment is not in force on that day: it takes no new work."
    ),
    assignments.OutsideScopeError: _("The mentor's decree does not reach this OPD."),
    assignments.OwnInnovationError: _("The mentor belongs to the innovation's own team."),
    assignments.AlreadyAssignedError: _("This mentor accompanies it already."),
    assignments.EndedError: _("The assignment has ended, or would end before it begins."),
    assignments.NoteMissingError: _("Write what the successor must know."),
    outcomes.NotBegunError: _("The session has not begun, or was cancelled."),
}
REFUSALS = tuple(WORDS)


def words(refusal: Exception) -> str:
    return str(WORDS[type(refusal)])
