"""What stands between the braces of a GIFT question."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assessments.kinds.base import Payload
from assessments.kinds.numbers import exact, plain
from assessments.kinds.ordering import GRADINGS
from assessments.kinds.texts import FORMATS, Rich, rich

# The places where `gift` sets escaped characters aside, in their order.
_CHARACTERS = str.maketrans(
    dict(zip("\ue000\ue001\ue002\ue003\ue004\ue005\ue006", ":#={}~\n", strict=True))
)
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_FORMAT = re.compile(r"\[([a-z]+)\]")
_TRUE, _FALSE = {"T", "TRUE"}, {"F", "FALSE"}
_ANY_OF = "|".join
_ORDER = re.compile(
    r">\s*(?P<count>\d+)\s*(?:(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)\b)?\s*"
    r"(?P<layout>(?:HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0)\b)?\s*"
    rf"(?P<grading>(?:{_ANY_OF(sorted(GRADINGS, key=len, reverse=True))}|ABSOLUTE|ABS)\b)?\s*"
    r"(?:(?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)\b)?\s*"
    r"(?P<numbering>(?:none|123|abc|ABCD|iii|IIII)\b)?(?P<items>.*)\Z",
    re.DOTALL,
)


class BrokenError(Exception):
    """What stands against reading a question."""

    def __init__(self, code: str, line: int = 0, **params: Any) -> None:
        self.code, self.line, self.params = code, line, params
        super().__init__(code)


@dataclass
class Parsed:
    text: Rich
    feedback: Rich | None = None
    own: Payload = field(default_factory=dict)


def plain_text(text: str) -> str:
    """What was set aside comes back as what it stood for."""
    return text.translate(_CHARACTERS)


def text_in(text: str, form: str) -> Rich:
    """A text with the format that it names, else `form`."""
    text = text.strip()
    match = _FORMAT.match(text)
    if match and match[1] in FORMATS:
        form, text = match[1], text[match.end() :]
    return rich(plain_text(text), form)


def kind_and_answers(answers: str, form: str) -> tuple[str, Payload]:
    """The kind of a question and its own part of the payload, by what stands between its braces in
    the order in which Moodle asks. Raises BrokenError."""
    if not answers:
        return "essay", {}
    if answers.startswith("#"):
        return "numerical", {"answers": _numbers(answers[1:], form)}
    if answers.startswith(">"):
        return "ordering", _items(answers, form)
    if "~" in answers:
        return "multichoice", _choices(answers, form)
    if "=" in answers and "->" in answers:
        return "matching", {"pairs": _pairs(answers, form)}
    if answers.partition("#")[0].strip() in _TRUE | _FALSE:
        return "truefalse", _truth(answers, form)
    return "shortanswer", {"answers": _patterns(answers, form)}


def _weighed(answer: str, default: str) -> tuple[str, str]:
    match = _WEIGHT.match(answer)
    if match is None:
        return default, answer
    return match[1].rstrip(".") if "." in match[1] else match[1], answer[match.end() :]


def _split_feedback(answer: str, form: str) -> tuple[str, Rich]:
    text, _mark, feedback = answer.partition("#")
    return text, text_in(feedback, form)


def _parts(answers: str, mark: str) -> list[str]:
    found = [each.strip() for each in answers.split(mark)]
    return found if found[0] else found[1:]


def _choices(answers: str, form: str) -> Payload:
    found = []
    for answer in _parts(answers.replace("=", "~="), "~"):
        is_right = answer.startswith("=")
        percent, text = _weighed(answer[1:] if is_right else answer, "100" if is_right else "0")
        body, feedback = _split_feedback(text, form)
        found.append({"text": text_in(body, form), "share": percent, "feedback": feedback})
    if len(found) < 2:
        raise BrokenError("too_few_answers", least=2)
    return {"single": "=" in answers, "answers": found}


def _patterns(answers: str, form: str) -> list[Payload]:
    found = []
    for answer in _parts(answers, "="):
        percent, text = _weighed(answer, "100")
        body, feedback = _split_feedback(text, form)
        pattern = text_in(body, form)["text"]
        found.append({"text": pattern, "share": percent, "feedback": feedback})
    return found


def _truth(answers: str, form: str) -> Payload:
    word, wrong, right = [*(each.strip() for each in answers.split("#", 2)), "", ""][:3]
    is_true = word in _TRUE
    told = text_in(right, form), text_in(wrong, form)
    if_true, if_false = told if is_true else told[::-1]
    return {"answer": is_true, "if_true": if_true, "if_false": if_false}


def _pairs(answers: str, form: str) -> list[Payload]:
    found = []
    for pair in _parts(answers, "="):
        stem, arrow, answer = pair.partition("->")
        if not arrow:
            raise BrokenError("no_arrow", value=plain_text(pair)[:60])
        found.append({"text": text_in(stem, form), "answer": plain_text(answer).strip()})
    return found


def _numbers(answers: str, form: str) -> list[Payload]:
    answers, tilde, wrong = answers.partition("~")
    found = []
    for answer in _parts(answers, "="):
        percent, text = _weighed(answer, "100")
        body, feedback = _split_feedback(text, form)
        value, tolerance = _value(plain_text(body).strip())
        found.append(number_answer(value, tolerance, percent, feedback))
    if tilde:
        found.append(number_answer("*", "0", "0", _split_feedback(wrong, form)[1]))
    return found


def number_answer(value: str, tolerance: str, percent: str, feedback: Rich) -> Payload:
    return {
        "value": value,
        "tolerance": tolerance,
        "tolerance_kind": "nominal",
        "share": percent,
        "feedback": feedback,
    }


def _value(text: str) -> tuple[str, str]:
    """`5`, `5:0.1` or `4.9..5.1`: the number and how far from it is right."""
    try:
        if ".." in text[1:]:
            low, _dots, high = text.partition("..")
            ends = exact(low), exact(high)
            middle, reach = (ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2
            return _written(middle), _written(reach)
        value, _colon, tolerance = text.partition(":")
        if value.strip() != "*":
            exact(value)
        if tolerance.strip():
            exact(tolerance)
    except ValueError:
        raise BrokenError("no_number", value=text[:60]) from None
    return value.strip(), tolerance.strip() or "0"


def _written(value: Fraction) -> str:
    return plain(Decimal(value.numerator) / Decimal(value.denominator), 12)


def _items(answers: str, form: str) -> Payload:
    match = _ORDER.match(answers)
    if match is None:
        raise BrokenError("bad_order")
    lines = [each.strip() for each in match["items"].split("\n")]
    grading = match["grading"] or "ABSOLUTE_POSITION"
    layout = match["layout"] or "VERTICAL"
    return {
        "items": [text_in(each, form) for each in lines if each],
        "grading": "ABSOLUTE_POSITION" if grading in {"ABSOLUTE", "ABS"} else grading,
        "layout": "HORIZONTAL" if layout[0] in "H1" else "VERTICAL",
        "numbering": match["numbering"] or "none",
    }
