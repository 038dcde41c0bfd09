"""Things to be matched."""

from collections.abc import Sequence
from fractions import Fraction

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
    text_sent,
)
from assessments.kinds.choice import combined
from assessments.kinds.comparing import ANSWERS, moved
from assessments.kinds.numbers import ZERO
from assessments.kinds.texts import plain_of


class Matching(Kind):
    """`pairs`: each with `text` and the `answer` that belongs to it. A pair without text is an
    answer that belongs to nothing."""

    name = "matching"
    label = _("Matching")
    shape = "matching"

    def own_blank(self) -> Payload:
        return {"shuffle": True, "pairs": [], "combined": combined()}

    def check_own(self, payload: Payload) -> None:
        for each in payload["pairs"]:
            check_rich(each["text"])
            if not each["answer"].strip():
                raise PayloadError("blank_answer")
        if len(_stems(payload)) < 2:
            raise PayloadError("too_few_pairs")

    def grade(self, payload: Payload, response: Response) -> Fraction:
        """The part of the questions that have their answer (Moodle 4.5,
        question/type/match/question.php, grade_response): two of equal text are equally right."""
        stems = _stems(payload)
        given = response if isinstance(response, dict) else {}
        pairs = payload["pairs"]
        right = sum(given.get(str(place)) == pairs[place]["answer"] for place in stems)
        return Fraction(right, len(stems)) if stems else ZERO

    def differs(self, before: Payload, after: Payload) -> str:
        """A response holds the words of the answers, so none of them may be gone."""
        one, two = ([each["text"]["text"] for each in one["pairs"]] for one in (before, after))
        if not set(_answers(before)) <= set(_answers(after)):
            return ANSWERS
        return moved(one, two)

    def best(self, payload: Payload) -> Response:
        return {str(place): payload["pairs"][place]["answer"] for place in _stems(payload)}

    def guessed(self, payload: Payload) -> Fraction | None:
        return Fraction(1, len(_answers(payload)))

    def expected(self, payload: Payload) -> list[Told]:
        return [
            self._told(payload, place, answer)
            for place in _stems(payload)
            for answer in _answers(payload)
        ]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        given = response if isinstance(response, dict) else {}
        stems, known = _stems(payload), _answers(payload)
        pairs = [(place, given.get(str(place))) for place in stems]
        return [self._told(payload, place, said) for place, said in pairs if said in known]

    def _told(self, payload: Payload, place: int, answer: str) -> Told:
        pair = payload["pairs"][place]
        credit = Fraction(answer == pair["answer"], len(_stems(payload)))
        return Told(plain_of(pair["text"]), answer, credit=credit)

    def pieces(self, payload: Payload) -> int:
        return len(_stems(payload)) if payload["shuffle"] else 0

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        """Answers stand in the order of the alphabet, each once: their order tells nothing."""
        stems = _stems(payload)
        places = [stems[each] for each in ordered(order, len(stems))]
        return {
            "text": payload["text"],
            "stems": [payload["pairs"][place]["text"] for place in places],
            "answers": _answers(payload),
        }

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        stems, answers = _stems(payload), _answers(payload)
        given: dict[str, str] = {}
        for shown_at, each in enumerate(ordered(order, len(stems))):
            chosen = self.place((), text_sent(data, f"answer-{shown_at}"), len(answers))
            if chosen is not None:
                given[str(stems[each])] = answers[chosen]
        return given or None


def _stems(payload: Payload) -> list[int]:
    """Places of the pairs that ask something."""
    return [place for place, each in enumerate(payload["pairs"]) if each["text"]["text"]]


def _answers(payload: Payload) -> list[str]:
    return sorted({each["answer"] for each in payload["pairs"]}, key=str.casefold)
