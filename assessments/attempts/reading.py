"""What a page of an attempt sent."""

import secrets
from collections.abc import Iterable

from django.http import QueryDict

from assessments.attempts.operations import Given, Sheet
from assessments.kinds.open import LONGEST_ESSAY
from assessments.masks import LONGEST_LINE, OpaqueMask, sent_in
from assessments.models import AttemptSlot
from foundation.text import number_in

SEQ, SHEET, SHEET_SEQ = "seq", "lembar", "langkah"
_MOST = 2**31 - 1


def given_in(data: QueryDict, slots: Iterable[AttemptSlot]) -> list[Given]:
    """Of each question that stood on the page, what was answered. A question stood there if the
    number of its last change did."""
    found = []
    for slot in slots:
        mask = OpaqueMask(slot.salt)
        seq = number_in(data.get(mask.prefix + SEQ, ""))
        if seq is None or seq > _MOST:
            continue
        rules = slot.version.question.rules
        shown = rules.shown(slot.version.payload, slot.order)
        longest = LONGEST_ESSAY if rules.shape == "essay" else LONGEST_LINE
        found.append(Given(slot.n, seq, sent_in(data, mask, rules.shape, shown, longest)))
    return found


def sheet_in(data: QueryDict) -> Sheet:
    """Which page it was. A name that is none of ours counts as none."""
    name, seq = data.get(SHEET, ""), number_in(data.get(SHEET_SEQ, "")) or 0
    is_ours = name.isascii() and name.isalnum() and len(name) <= 32
    return Sheet(name if is_ours else "", min(seq, _MOST))


def new_sheet() -> str:
    return secrets.token_hex(8)
