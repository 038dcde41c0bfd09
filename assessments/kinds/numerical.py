"""A number, with tolerance and units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import (
    Data,
    Kind,
    Payload,
    PayloadError,
    Response,
    Shown,
    Told,
    check_rich,
    number,
    share,
    text_sent,
)
from assessments.kinds.numbers import ONE, ZERO, percent_of, typed
from assessments.kinds.shortanswer import grouped, guessed_among
from assessments.kinds.texts import Rich

ANYTHING = "*"
RELATIVE, NOMINAL, GEOMETRIC = "relative", "nominal", "geometric"
TOLERANCES = (NOMINAL, RELATIVE, GEOMETRIC)
# How a wrong or missing unit costs: not at all, a part of what was earned, a part of the whole.
NO_PENALTY, OF_EARNED, OF_WHOLE = "none", "earned", "whole"
UNIT_GRADING = (NO_PENALTY, OF_EARNED, OF_WHOLE)
# Where the unit is given: nowhere, typed with the number, chosen.
NOT_ASKED, TYPED, CHOSEN = "none", "typed", "chosen"
UNIT_ASKED = (NOT_ASKED, TYPED, CHOSEN)
# PHP's `precision` of 14: what calculations lose is not held against anybody (MDL-3225).
EPSILON = Fraction(1, 10**14)
_NUMBER = re.compile(
    r"[+\-−]?\s*(?:\d[\d\s.,]*|[.,]\d+)(?:\s*(?:e|(?:\*|x|×|·)\s*10\s*(?:\^|\*\*))\s*[+\-−]?\d{1,3})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Read:
    value: Fraction
    scaled: Fraction | None  # in the first unit; None where the unit is missing or unknown


class Numerical(Kind):
    """`answers`: each with `value` (a number or `*`), `tolerance`, `tolerance_kind`, `share` in
    percent, `feedback`. `units`: each with `name` and `multiplier`, the first with 1: a response in
    a unit is divided by its multiplier. `unit_grading`, `unit_penalty`, `unit_asked`."""

    name = "numerical"
    label = _("A number")
    shape = "number"

    def own_blank(self) -> Payload:
        return {
            "answers": [],
            "units": [],
            "unit_grading": NO_PENALTY,
            "unit_penalty": "0.1",
            "unit_asked": NOT_ASKED,
            "unit_left": False,
        }

    def check_own(self, payload: Payload) -> None:
        if not payload["answers"]:
            raise PayloadError("too_few_answers", least=1)
        for each in payload["answers"]:
            check_rich(each["feedback"])
            if each["value"] != ANYTHING:
                number(each["value"])
            if each["tolerance_kind"] not in TOLERANCES or number(each["tolerance"]) < 0:
                raise PayloadError("bad_tolerance")
        if max(share(each) for each in payload["answers"]) < ONE:
            raise PayloadError("no_full_answer")
        self._check_units(payload)

    def _check_units(self, payload: Payload) -> None:
        names = [each["name"] for each in payload["units"]]
        if len(set(names)) < len(names) or not all(names):
            raise PayloadError("bad_units")
        if any(number(each["multiplier"]) <= 0 for each in payload["units"]):
            raise PayloadError("bad_units")
        known = payload["unit_grading"] in UNIT_GRADING and payload["unit_asked"] in UNIT_ASKED
        if not known or not 0 <= number(payload["unit_penalty"]) <= 1:
            raise PayloadError("bad_units")
        if payload["unit_asked"] != NOT_ASKED and not names:
            raise PayloadError("no_units")

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """The share of the first answer within whose tolerance the number lies, in its unit or as it
        was typed; less the penalty where the unit is wrong or missing (Moodle 4.5,
        question/type/numerical/question.php, grade_response and apply_unit_penalty)."""
        found = self._fitting(payload, response)
        if found is None:
            return ZERO
        place, unit_is_right = found
        earned = share(payload["answers"][place])
        if unit_is_right or payload["unit_grading"] == NO_PENALTY:
            return max(ZERO, earned)
        penalty = number(payload["unit_penalty"])
        lost = penalty * earned if payload["unit_grading"] == OF_EARNED else penalty
        return max(ZERO, earned - lost)

    def best(self, payload: Payload) -> Response:
        full = next(each for each in payload["answers"] if share(each) == ONE)
        value = "0" if full["value"] == ANYTHING else full["value"]
        unit = payload["units"][0]["name"] if payload["unit_asked"] != NOT_ASKED else ""
        if payload["unit_asked"] == CHOSEN:
            return {"value": value, "unit": unit}
        return {"value": f"{value} {unit}".strip(), "unit": ""}

    def told(self, payload: Payload, response: Response) -> list[Rich]:
        found = self._fitting(payload, response)
        said = None if found is None else payload["answers"][found[0]]["feedback"]
        return [said] if said and said["text"] else []

    def guessed(self, payload: Payload) -> Fraction | None:
        return guessed_among((each["value"], share(each)) for each in payload["answers"])

    def expected(self, payload: Payload) -> list[Told]:
        return [Told("", _spelled(each), credit=share(each)) for each in payload["answers"]]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        """The credit of an answer in a wrong unit is what is left of it."""
        if not isinstance(response, dict) or not str(response.get("value", "")).strip():
            return []
        typed = grouped(f"{response['value']} {response.get('unit', '')}", with_case=True)
        found = self._fitting(payload, response)
        if found is None:
            return [Told("", "", typed, ZERO)]
        model = _spelled(payload["answers"][found[0]])
        return [Told("", model, typed, self.grade(payload, response))]

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        is_chosen = payload["unit_asked"] == CHOSEN
        units = [each["name"] for each in payload["units"]] if is_chosen else []
        return {"text": payload["text"], "units": units}

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        value = text_sent(data, "answer").strip()[:100]
        return {"value": value, "unit": text_sent(data, "unit").strip()[:50]} if value else None

    def _fitting(self, payload: Payload, response: Response) -> tuple[int, bool] | None:
        read = _read(payload, response)
        if read is None:
            return None
        for place, answer in enumerate(payload["answers"]):
            if answer["value"] == ANYTHING:
                return place, read.scaled is not None
            if read.scaled is not None and within(answer, read.scaled):
                return place, True
            if within(answer, read.value):
                return place, False
        return None


def _spelled(answer: dict[str, Any]) -> str:
    """`12,5 ± 0,1`; a relative tolerance in percent, a geometric one as a factor."""
    value, tolerance = str(answer["value"]), number(answer["tolerance"])
    if value == ANYTHING or not tolerance:
        return value
    said = str(answer["tolerance"])
    if answer["tolerance_kind"] == RELATIVE:
        said = f"{percent_of(tolerance)}%"
    sign = "×÷" if answer["tolerance_kind"] == GEOMETRIC else "±"
    return f"{value} {sign} {said}"


def within(answer: dict[str, Any], value: Fraction) -> bool:
    """Whether `value` lies within the tolerance of an answer (get_tolerance_interval): nominal is an
    amount, relative a part of the answer, geometric a factor."""
    target, tolerance = number(answer["value"]), number(answer["tolerance"])
    if answer["tolerance_kind"] == NOMINAL:
        allowed = tolerance + EPSILON * max(ONE, abs(target))
        return abs(value - target) <= allowed
    if answer["tolerance_kind"] == RELATIVE:
        return abs(value - target) <= abs(target) * (tolerance + EPSILON)
    quotient = 1 + tolerance + EPSILON
    low, high = sorted((target / quotient, target * quotient))
    return low <= value <= high


def _read(payload: Payload, response: Response) -> _Read | None:
    """The number of a response and what it is in the first unit."""
    if not isinstance(response, dict):
        return None
    text, chosen = str(response.get("value", "")).strip(), str(response.get("unit", "")).strip()
    match = _NUMBER.search(text)
    if match is None:
        return None
    # What stands before or behind the number is a unit: `Rp 5.000`, `125 cm`.
    beside = (text[: match.start()] + text[match.end() :]).strip()
    value = typed(match[0])
    if value is None:
        return None
    units = {each["name"]: number(each["multiplier"]) for each in payload["units"]}
    if payload["unit_asked"] == NOT_ASKED:
        return None if beside else _Read(value, value)
    unit = chosen if payload["unit_asked"] == CHOSEN else beside
    if unit in units:
        return _Read(value, value / units[unit])
    is_free = payload["unit_grading"] == NO_PENALTY and not unit
    return _Read(value, value if is_free else None)
