"""The faults and doubts of a NIP as sentences that say what to do."""

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agents import nips

FAULTS: dict[nips.Fault, Promise | str] = {
    nips.Fault.SHAPE: _("A NIP has exactly 18 digits."),
    nips.Fault.BIRTH_DATE: _("The first eight digits must be a date of birth (YYYYMMDD)."),
    nips.Fault.APPOINTMENT: _(
        "Digits 9 to 14 do not fit this employment: for PNS the year and month of appointment, "
        "for PPPK the year followed by 2 and a digit."
    ),
    nips.Fault.SEX: _("Digit 15 must be 1 (male) or 2 (female)."),
    nips.Fault.SERIAL: _("The last three digits may not be 000."),
}
DOUBTS: dict[nips.Doubt, Promise | str] = {
    nips.Doubt.AGE: _("The date of birth in the NIP gives an unusual age."),
    nips.Doubt.APPOINTMENT: _("Digits 9 to 14 of the NIP are unusual for this employment."),
}


def clean_nip(text: str, employment: str) -> str | None:
    """The normalized NIP, or None when nothing was typed."""
    nip = nips.normalize(text)
    if not nip:
        return None
    faults = nips.faults(nip, employment, timezone.localdate())
    if faults:
        raise forms.ValidationError([FAULTS[fault] for fault in faults])
    return nip


def doubts_about(nip: str, employment: str) -> list[Promise | str]:
    return [DOUBTS[doubt] for doubt in nips.doubts(nip, employment, timezone.localdate())]
