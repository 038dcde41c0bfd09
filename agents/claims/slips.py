"""Slips with claim codes as PDF. Names reach the template as data, never as its markup."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext

from agents.claims.operations.printing import Slip
from agents.typesetting import typeset
from foundation.app_settings import app_settings

TEMPLATE = Path(__file__).parent / "slips.typ"


def slips_pdf(slips: Sequence[Slip], address: str) -> bytes:
    """A PDF with one slip for each person, in the language that is active; `address` is where the
    code is typed."""
    data = {
        "title": gettext("Claim codes"),
        "site": app_settings.SITE_NAME,
        "words": {
            "how": gettext(
                "Register or sign in, open the address, and type your NIP and this code."
            ),
            "code": gettext("Claim code"),
            "address": gettext("Web address"),
            "until": gettext("Valid until"),
            "secret": gettext("For you alone, once. Do not pass it on."),
        },
        "address": address,
        "slips": [_row(slip) for slip in slips],
    }
    return typeset(TEMPLATE, data)


def _row(slip: Slip) -> dict[str, str]:
    return {
        "name": slip.person.full_name,
        "unit": slip.opd.name if slip.opd else "–",
        "code": slip.code,
        "until": date_format(slip.valid_until),
    }
