"""Each refusal of the operations, translated once. Apps above add theirs to these."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.retry import BusyError
from scheduling.bookings.guard import GuardMissingError
from scheduling.rooms.operations import RoomExistsError
from scheduling.windows import operations as windows
from scheduling.windows.offering import MayNotOfferError, why_not_in_words

WORDS: dict[type[Exception], Any] = {
    GuardMissingError: _("Booking is closed for the moment. Please tell the clinic."),
    BusyError: _("Many people are booking at this moment. Try again in a few seconds."),
    RoomExistsError: _("A room of this name exists already."),
    windows.PlaceMissingError: _("Choose a room, or give an online link."),
    windows.WindowInThePastError: _("This time has passed. Choose a later one."),
    windows.WindowTooShortError: _("Not one session fits between these times."),
    windows.WindowOverlapsError: _("You offer some of this time already."),
}
REFUSALS = (MayNotOfferError, *WORDS)


def words(refusal: Exception) -> str:
    if isinstance(refusal, MayNotOfferError):
        return why_not_in_words()
    return str(WORDS[type(refusal)])
