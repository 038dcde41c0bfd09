"""A short answer, compared with patterns."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache

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
    share,
    text_sent,
)
from assessments.kinds.numbers import ONE, ZERO
from assessments.kinds.texts import Rich

LONGEST = 1000
_STARS = re.compile(r"(?<!\\)\*+")


class ShortAnswer(Kind):
    """`answers`: each with `text`, a pattern in which `*` stands for anything and `\\*` for a star,
    `share` in percent and `feedback`; `case`: whether capitals count."""

    name = "shortanswer"
    label = _("Short answer")
    shape = "line"

    def own_blank(self) -> Payload:
        return {"case": False, "answers": []}

    def check_own(self, payload: Payload) -> None:
        if not payload["answers"]:
            raise PayloadError("too_few_answers", least=1)
        for each in payload["answers"]:
            check_rich(each["feedback"])
            if not each["text"].strip():
                raise PayloadError("blank_answer")
        if max(share(each) for each in payload["answers"]) < ONE:
            raise PayloadError("no_full_answer")

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """The share of the first answer whose pattern fits (Moodle 4.5,
        question/type/shortanswer/question.php, and question_first_matching_answer_grading_strategy)."""
        place = self._fitting(payload, response)
        return ZERO if place is None else max(ZERO, share(payload["answers"][place]))

    def best(self, payload: Payload) -> Response:
        full = next(each for each in payload["answers"] if share(each) == ONE)
        return " ".join(part.replace(r"\*", "*") for part in _STARS.split(full["text"])).strip()

    def told(self, payload: Payload, response: Response) -> list[Rich]:
        place = self._fitting(payload, response)
        said = None if place is None else payload["answers"][place]["feedback"]
        return [said] if said and said["text"] else []

    def guessed(self, payload: Payload) -> Fraction | None:
        """What a pattern that takes anything earns; otherwise nothing."""
        return guessed_among((each["text"], share(each)) for each in payload["answers"])

    def expected(self, payload: Payload) -> list[Told]:
        return [Told("", each["text"], credit=share(each)) for each in payload["answers"]]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        if not isinstance(response, str) or not response.strip():
            return []
        place, typed = self._fitting(payload, response), grouped(response, payload["case"])
        if place is None:
            return [Told("", "", typed, ZERO)]
        return [self.expected(payload)[place]._replace(text=typed)]

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        return text_sent(data, "answer").strip()[:LONGEST] or None

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        return {"text": payload["text"], "longest": LONGEST}

    def _fitting(self, payload: Payload, response: Response) -> int | None:
        if not isinstance(response, str) or not response.strip():
            return None
        return first_fitting(
            response, [each["text"] for each in payload["answers"]], payload["case"]
        )


def guessed_among(answers: Iterable[tuple[str, Fraction]]) -> Fraction:
    return next((earned for text, earned in answers if text.strip() == "*"), ZERO)


def grouped(typed: str, with_case: bool) -> str:
    """Answers that differ in spaces alone, or in capitals where they do not count, are one."""
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    return text if with_case else text.lower()


def first_fitting(response: str, patterns: Sequence[str], with_case: bool) -> int | None:
    for place, pattern in enumerate(patterns):
        if fits(response, pattern, with_case=with_case):
            return place
    return None


def fits(response: str, pattern: str, *, with_case: bool) -> bool:
    """Whether the whole of `response` is as the pattern says. Runs of stars count as one; both sides
    are composed first (compare_string_with_wildcard)."""
    text = unicodedata.normalize("NFC", response[:LONGEST]).strip()
    parts = _parts(unicodedata.normalize("NFC", pattern), with_case)
    return _in_order(text if with_case else text.casefold(), parts)


@lru_cache(maxsize=2048)
def _parts(pattern: str, with_case: bool) -> tuple[str, ...]:
    found = (part.replace(r"\*", "*") for part in _STARS.split(pattern.strip()))
    return tuple(part if with_case else part.casefold() for part in found)


def _in_order(text: str, parts: tuple[str, ...]) -> bool:
    """Without a regular expression: many stars would make one of them slow."""
    first, *rest = parts
    if not rest:
        return text == first
    *middle, last = rest
    end = len(text) - len(last)
    if not text.startswith(first) or not text.endswith(last) or end < len(first):
        return False
    at = len(first)
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
