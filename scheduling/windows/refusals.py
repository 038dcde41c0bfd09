"""Each refusal about offered times, translated once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from scheduling.bookings import refusals
from scheduling.windows import operations as windows
from scheduling.windows.offering import MayNotOfferError, why_not_in_words

WORDS: dict[type[Exception], Any] = {
    **refusals.WORDS,
    windows.PlaceMissingError: _("Choose a room, or give an online link."),
    windows.WindowInThePastError: _("This time has passed. Choose a later one."),
    windows.WindowTooShortError: _("Not one session fits between these times."),
    windows.WindowClosedError: _("You have taken this time back meanwhile."),
    windows.WindowOverlapsError: _("You offer some of this time already."),
}
REFUSALS: tuple[type[Exception], ...] = (MayNotOfferError, windows.OnHolidayError, *WORDS)


def words(refusal: Exception) -> str:
    if isinstance(refusal, MayNotOfferError):
        return why_not_in_words()
    if isinstance(refusal, windows.OnHolidayError):
        sentence = _(
            "Nobody works then: %(names)s. Tick the box if you mean this day all the same."
        )
        return str(sentence) % {"names": ", ".join(refusal.names)}
    return str(WORDS[type(refusal)])
