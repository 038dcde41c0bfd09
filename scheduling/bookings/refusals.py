"""Each refusal about bookings, translated once. Apps above add theirs to these."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.retry import BusyError
from scheduling.bookings.guard import GuardMissingError

WORDS: dict[type[Exception], Any] = {
    GuardMissingError: _("Booking is closed for the moment. Please tell the clinic."),
    BusyError: _("Many people are booking at this moment. Try again in a few seconds."),
}
