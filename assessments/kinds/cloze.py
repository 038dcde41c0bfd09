"""Gaps in a text, in the notation of Moodle: `{1:SHORTANSWER:=Berlin#Betul~%50%Bonn}`."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import (
    Data,
    Kind,
    Payload,
    PayloadError,
    Response,
    Shown,
    Told,
    number,
    share,
    text_sent,
    texts_sent,
)
from assessments.kinds.comparing import ASKS, COUNT, moved
from assessments.kinds.numbers import ONE, ZERO, typed
from assessments.kinds.numerical import NOMINAL, within
from assessments.kinds.shortanswer import first_fitting, grouped, guessed_among
from assessments.kinds.texts import Rich, rich

SHORT, NUMBER, CHOICE, SEVERAL = "short", "number", "choice", "several"
# Moodle's words for a gap: what it asks, whether capitals count, whether answers are shuffled, and
# how they are laid out.
WORDS: dict[str, tuple[str, bool, bool, str]] = {
    **dict.fromkeys(("SHORTANSWER", "SA", "MW"), (SHORT, False, False, "line")),
    **dict.fromkeys(("SHORTANSWER_C", "SAC", "MWC"), (SHORT, True, False, "line")),
    **dict.fromkeys(("NUMERICAL", "NM"), (NUMBER, False, False, "line")),
    **dict.fromkeys(("MULTICHOICE", "MC"), (CHOICE, False, False, "list")),
    **dict.fromkeys(("MULTICHOICE_V", "MCV"), (CHOICE, False, False, "column")),
    **dict.fromkeys(("MULTICHOICE_H", "MCH"), (CHOICE, False, False, "row")),
    **dict.fromkeys(("MULTICHOICE_S", "MCS"), (CHOICE, False, True, "list")),
    **dict.fromkeys(("MULTICHOICE_VS", "MCVS"), (CHOICE, False, True, "column")),
    **dict.fromkeys(("MULTICHOICE_HS", "MCHS"), (CHOICE, False, True, "row")),
    **dict.fromkeys(("MULTIRESPONSE", "MR"), (SEVERAL, False, False, "column")),
    **dict.fromkeys(("MULTIRESPONSE_H", "MRH"), (SEVERAL, False, False, "row")),
    **dict.fromkeys(("MULTIRESPONSE_S", "MRS"), (SEVERAL, False, True, "column")),
    **dict.fromkeys(("MULTIRESPONSE_HS", "MRHS"), (SEVERAL, False, True, "row")),
}
_NAMES = "|".join(sorted(WORDS, key=len, reverse=True))
_GAP = re.compile(rf"\{{(\d{{0,6}}):({_NAMES}):((?:\\.|[^}}\\])+)\}}", re.DOTALL)
_ALTERNATIVE = re.compile(r"(?:\\.|[^~\\])+", re.DOTALL)
_SHARE = re.compile(r"%(-?\d{1,3}(?:\.\d{1,8})?)%")
_ESCAPED = re.compile(r"\\([}#~/\"\\])")
_LOOKS_LIKE = re.compile(r"\{\d*:[A-Za-z_]*:")
MOST_GAPS = 200


@dataclass(frozen=True)
class Alternative:
    text: str
    percent: str
    feedback: str

    @property
    def share(self) -> Fraction:
        return share({"share": self.percent})


@dataclass(frozen=True)
class Gap:
    weight: int
    asks: str
    with_case: bool
    is_shuffled: bool
    layout: str
    alternatives: tuple[Alternative, ...]


class Cloze(Kind):
    """Everything stands in `text`; what is between the gaps is shown as it is."""

    name = "cloze"
    label = _("Gaps in a text")
    shape = "cloze"

    def check_own(self, payload: Payload) -> None:
        text = payload["text"]["text"]
        pieces = parsed(text)
        gaps = [each for each in pieces if isinstance(each, Gap)]
        odd = next(
            (each for each in pieces if isinstance(each, str) and _LOOKS_LIKE.search(each)), ""
        )
        if odd:
            found = _LOOKS_LIKE.search(odd)
            raise PayloadError("bad_gap", value=odd[found.start() :][:40] if found else odd[:40])
        if not gaps:
            raise PayloadError("no_gaps")
        if len(gaps) > MOST_GAPS:
            raise PayloadError("too_many_gaps", most=MOST_GAPS)
        for each in gaps:
            _check_gap(each)
        if not any(each.weight for each in gaps):
            raise PayloadError("no_weight")

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """The shares of the gaps by their weights (Moodle 4.5, question/type/multianswer/
        question.php, grade_response: each gap counts with its own mark)."""
        gaps = gaps_of(payload)
        given = response if isinstance(response, dict) else {}
        whole = sum(each.weight for each in gaps)
        earned = sum(
            (each.weight * _earned(each, given.get(str(at))) for at, each in enumerate(gaps)), ZERO
        )
        return max(ZERO, earned / whole) if whole else ZERO

    def differs(self, before: Payload, after: Payload) -> str:
        one, two = gaps_of(before), gaps_of(after)
        if len(one) != len(two):
            return COUNT
        for old, new in zip(one, two, strict=True):
            if old.asks != new.asks:
                return ASKS
            texts = ([each.text for each in gap.alternatives] for gap in (old, new))
            found = moved(*texts) if _is_closed(old) else ""
            if found:
                return found
        return ""

    def best(self, payload: Payload) -> Response:
        return {str(at): _best(each) for at, each in enumerate(gaps_of(payload))}

    def told(self, payload: Payload, response: Response) -> list[Rich]:
        given = response if isinstance(response, dict) else {}
        found = [_said(each, given.get(str(at))) for at, each in enumerate(gaps_of(payload))]
        return [rich(text, payload["text"]["format"]) for texts in found for text in texts if text]

    def guessed(self, payload: Payload) -> Fraction | None:
        """Of the gaps by their weights. Moodle adds up the gaps without weighing them, which is the
        same where each weighs one (question/type/multianswer, get_random_guess_score)."""
        gaps = gaps_of(payload)
        whole = sum(each.weight for each in gaps)
        guesses = [_guessed(each) for each in gaps]
        if not whole or None in guesses:
            return None
        earned = (gap.weight * (each or ZERO) for gap, each in zip(gaps, guesses, strict=True))
        return sum(earned, ZERO) / whole

    def expected(self, payload: Payload) -> list[Told]:
        whole = sum(each.weight for each in gaps_of(payload))
        return [
            _told(at, gap, alternative, whole)
            for at, gap in enumerate(gaps_of(payload))
            for alternative in gap.alternatives
        ]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        given = response if isinstance(response, dict) else {}
        gaps = gaps_of(payload)
        whole = sum(each.weight for each in gaps)
        found = []
        for at, gap in enumerate(gaps):
            value = given.get(str(at))
            fitting = [_told(at, gap, each, whole) for each in _fitting(gap, value)]
            if not _is_closed(gap) and isinstance(value, str) and value.strip():
                typed = grouped(value, gap.with_case)
                fits = fitting or [Told(_name(at), "", credit=ZERO)]
                fitting = [each._replace(text=typed) for each in fits]
            found += fitting
        return found

    def pieces(self, payload: Payload) -> int:
        """All alternatives to choose from, gap after gap: `order` is over all of them at once."""
        return sum(len(each.alternatives) for each in gaps_of(payload) if _is_closed(each))

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        """`pieces`: texts, and gaps with what a learner may choose from; a gap that is filled by
        typing says nothing of its answers."""
        orders = _orders(payload, order)
        form = payload["text"]["format"]
        pieces: list[Any] = []
        at = 0
        for each in parsed(payload["text"]["text"]):
            if isinstance(each, str):
                pieces.append({"text": {"text": each, "format": form}})
                continue
            options = [each.alternatives[place].text for place in orders.get(at, [])]
            pieces.append({"at": at, "asks": each.asks, "layout": each.layout, "options": options})
            at += 1
        return {"text": rich("", form), "pieces": pieces}

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        given: dict[str, Any] = {}
        orders = _orders(payload, order)
        for at, gap in enumerate(gaps_of(payload)):
            name, count, places = f"answer-{at}", len(gap.alternatives), orders.get(at, [])
            value: Any
            if gap.asks == CHOICE:
                value = self.place(places, text_sent(data, name), count)
            elif gap.asks == SEVERAL:
                found = (self.place(places, each, count) for each in texts_sent(data, name))
                value = sorted({each for each in found if each is not None}) or None
            else:
                value = text_sent(data, name).strip()[:1000] or None
            if value is not None:
                given[str(at)] = value
        return given or None


def gaps_of(payload: Payload) -> list[Gap]:
    return [each for each in parsed(payload["text"]["text"]) if isinstance(each, Gap)]


def _is_closed(gap: Gap) -> bool:
    return gap.asks in (CHOICE, SEVERAL)


def _orders(payload: Payload, order: Sequence[int]) -> dict[int, list[int]]:
    """By gap, the places of its alternatives as they are shown."""
    found: dict[int, list[int]] = {}
    first = 0
    for at, gap in enumerate(gaps_of(payload)):
        if _is_closed(gap):
            last = first + len(gap.alternatives)
            own = [each - first for each in order if first <= each < last]
            found[at] = own or list(range(len(gap.alternatives)))
            first = last
    return found


@lru_cache(maxsize=512)
def parsed(text: str) -> tuple[str | Gap, ...]:
    """Texts and gaps in their order."""
    found: list[str | Gap] = []
    end = 0
    for match in _GAP.finditer(text):
        if match.start() > end:
            found.append(text[end : match.start()])
        asks, with_case, is_shuffled, layout = WORDS[match[2]]
        alternatives = tuple(map(_alternative, _ALTERNATIVE.findall(match[3])))
        found.append(Gap(int(match[1] or 1), asks, with_case, is_shuffled, layout, alternatives))
        end = match.end()
    if end < len(text):
        found.append(text[end:])
    return tuple(found)


def _alternative(text: str) -> Alternative:
    body = text.strip()
    percent = "0"
    match = _SHARE.match(body)
    if body.startswith("="):
        percent, body = "100", body[1:]
    elif match:
        percent, body = match[1], body[match.end() :]
    parts = re.split(r"(?<!\\)#", body, maxsplit=1)
    feedback = _unescaped(parts[1]) if len(parts) > 1 else ""
    return Alternative(html.unescape(_unescaped(parts[0])), percent, feedback)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def _check_gap(gap: Gap) -> None:
    if not gap.alternatives or not all(each.text for each in gap.alternatives):
        raise PayloadError("blank_answer")
    if max(each.share for each in gap.alternatives) <= 0:
        raise PayloadError("no_right_answer")
    if gap.asks == NUMBER:
        for each in gap.alternatives:
            if each.text != "*":
                number(_value(each)["value"])
                number(_value(each)["tolerance"])


def _value(alternative: Alternative) -> dict[str, str]:
    value, _colon, tolerance = alternative.text.partition(":")
    return {
        "value": value.strip(),
        "tolerance": tolerance.strip() or "0",
        "tolerance_kind": NOMINAL,
    }


def _fitting(gap: Gap, given: Any) -> list[Alternative]:
    """The alternatives that a response stands for."""
    if gap.asks == SEVERAL:
        chosen = given if isinstance(given, list) else []
        return [each for at, each in enumerate(gap.alternatives) if at in chosen]
    if gap.asks == CHOICE:
        is_place = isinstance(given, int) and 0 <= given < len(gap.alternatives)
        return [gap.alternatives[given]] if is_place else []
    if not isinstance(given, str) or not given.strip():
        return []
    if gap.asks == SHORT:
        at = first_fitting(given, [each.text for each in gap.alternatives], gap.with_case)
        return [] if at is None else [gap.alternatives[at]]
    value = typed(given)
    if value is None:
        return []
    for each in gap.alternatives:
        if each.text == "*" or within(_value(each), value):
            return [each]
    return []


def _earned(gap: Gap, given: Any) -> Fraction:
    earned = sum((each.share for each in _fitting(gap, given)), ZERO)
    return min(max(ZERO, earned), ONE) if gap.asks == SEVERAL else earned


def _best(gap: Gap) -> Any:
    shares = [each.share for each in gap.alternatives]
    at = shares.index(max(shares))
    if gap.asks == SEVERAL:
        return [place for place, each in enumerate(shares) if each > 0]
    if gap.asks == CHOICE:
        return at
    text = gap.alternatives[at].text
    if gap.asks == NUMBER:
        return "0" if text == "*" else _value(gap.alternatives[at])["value"]
    return text.replace(r"\*", "*")


def _guessed(gap: Gap) -> Fraction | None:
    shares = [each.share for each in gap.alternatives]
    if gap.asks == SEVERAL:
        return None
    if gap.asks == CHOICE:
        return sum(shares, ZERO) / len(shares)
    return guessed_among((each.text, each.share) for each in gap.alternatives)


def _name(at: int) -> str:
    return gettext("Gap %(n)s") % {"n": at + 1}


def _told(at: int, gap: Gap, alternative: Alternative, whole: int) -> Told:
    credit = gap.weight * alternative.share / whole if whole else ZERO
    return Told(_name(at), alternative.text, credit=credit)


def _said(gap: Gap, given: Any) -> list[str]:
    return [each.feedback for each in _fitting(gap, given)]
