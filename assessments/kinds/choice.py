"""Multiple choice, one answer or several, and true or false."""

from collections.abc import Sequence
from fractions import Fraction
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
    check_rich,
    ordered,
    share,
    text_sent,
    texts_sent,
)
from assessments.kinds.comparing import ASKS, moved
from assessments.kinds.numbers import ONE, ZERO
from assessments.kinds.texts import Rich, plain_of, rich

NUMBERINGS = ("none", "abc", "ABCD", "123", "iii", "IIII")
COMBINED = ("correct", "partial", "incorrect")


def combined() -> Payload:
    """What is said to every right, half right or wrong response."""
    return {name: rich() for name in COMBINED}


class MultiChoice(Kind):
    """`answers`: each with `text`, `share` in percent and `feedback`; `single`: one may be chosen."""

    name = "multichoice"
    label = _("Multiple choice")
    shape = "choice"

    def own_blank(self) -> Payload:
        return {
            "single": True,
            "shuffle": True,
            "numbering": "abc",
            "answers": [],
            "combined": combined(),
        }

    def check_own(self, payload: Payload) -> None:
        answers = payload["answers"]
        # GIFT may have one alone; Moodle asks for two in its form.
        if not answers:
            raise PayloadError("too_few_answers", least=2)
        for each in answers:
            check_rich(each["text"])
            check_rich(each["feedback"])
            if not each["text"]["text"]:
                raise PayloadError("blank_answer")
        shares = [share(each) for each in answers]
        if max(shares) <= 0:
            raise PayloadError("no_right_answer")

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """One answer earns its own share, a negative one too; several earn the sum of theirs, not
        less than nothing and not more than all (Moodle 4.5, question/type/multichoice/question.php,
        grade_response of the single and the multi question)."""
        shares = [share(each) for each in payload["answers"]]
        if payload["single"]:
            return shares[response] if _is_place(response, len(shares)) else ZERO
        chosen = {each for each in _several(response) if _is_place(each, len(shares))}
        return min(max(ZERO, sum((shares[each] for each in chosen), ZERO)), ONE)

    def differs(self, before: Payload, after: Payload) -> str:
        if before["single"] != after["single"]:
            return ASKS
        one, two = ([each["text"]["text"] for each in one["answers"]] for one in (before, after))
        return moved(one, two)

    def best(self, payload: Payload) -> Response:
        shares = [share(each) for each in payload["answers"]]
        if payload["single"]:
            return shares.index(max(shares))
        return [place for place, each in enumerate(shares) if each > 0]

    def told(self, payload: Payload, response: Response) -> list[Rich]:
        answers = payload["answers"]
        chosen = [response] if payload["single"] else _several(response)
        found = [answers[each]["feedback"] for each in chosen if _is_place(each, len(answers))]
        return [each for each in found if each["text"]]

    def guessed(self, payload: Payload) -> Fraction | None:
        """The mean of the shares; of several answers Moodle does not try."""
        shares = [share(each) for each in payload["answers"]]
        return sum(shares, ZERO) / len(shares) if payload["single"] else None

    def expected(self, payload: Payload) -> list[Told]:
        return [Told("", plain_of(each["text"]), credit=share(each)) for each in payload["answers"]]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        """Of several answers each that was chosen."""
        known = self.expected(payload)
        chosen = [response] if payload["single"] else _several(response)
        return [known[each] for each in chosen if _is_place(each, len(known))]

    def pieces(self, payload: Payload) -> int:
        return len(payload["answers"]) if payload["shuffle"] else 0

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        places = ordered(order, len(payload["answers"]))
        return {
            "text": payload["text"],
            "is_single": payload["single"],
            "numbering": payload["numbering"],
            "options": [payload["answers"][place]["text"] for place in places],
        }

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        count = len(payload["answers"])
        if payload["single"]:
            return self.place(order, text_sent(data, "answer"), count)
        found = (self.place(order, each, count) for each in texts_sent(data, "answer"))
        return sorted({each for each in found if each is not None}) or None


class TrueFalse(Kind):
    """`answer`: what is right; `if_true`, `if_false`: what is said to either."""

    name = "truefalse"
    label = _("True or false")
    shape = "truefalse"
    has_hints = False

    def own_blank(self) -> Payload:
        # Moodle: another try at one of two would be a gift (question/type/truefalse).
        return {"penalty": "1", "answer": True, "if_true": rich(), "if_false": rich()}

    def check_own(self, payload: Payload) -> None:
        if not isinstance(payload["answer"], bool):
            raise PayloadError("incomplete", names="answer")
        check_rich(payload["if_true"])
        check_rich(payload["if_false"])

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """All or nothing (Moodle, question/type/truefalse/question.php)."""
        return ONE if isinstance(response, bool) and response is payload["answer"] else ZERO

    def best(self, payload: Payload) -> Response:
        return payload["answer"]

    def told(self, payload: Payload, response: Response) -> list[Rich]:
        if not isinstance(response, bool):
            return []
        said: Rich = payload["if_true" if response else "if_false"]
        return [said] if said["text"] else []

    def guessed(self, payload: Payload) -> Fraction | None:
        return ONE / 2

    def expected(self, payload: Payload) -> list[Told]:
        return [self._told(payload, each) for each in (True, False)]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        return [self._told(payload, response)] if isinstance(response, bool) else []

    def _told(self, payload: Payload, said: bool) -> Told:
        word = gettext("True") if said else gettext("False")
        return Told("", word, credit=ONE if said is payload["answer"] else ZERO)

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        return {"true": True, "false": False}.get(text_sent(data, "answer"))


def _is_place(value: Any, count: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count


def _several(response: Response) -> list[Any]:
    return response if isinstance(response, list) else []
