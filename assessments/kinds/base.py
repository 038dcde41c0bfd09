"""What every kind of question can do. Nothing here knows of records or requests."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar, NamedTuple

from django.utils.functional import Promise

from assessments.kinds.numbers import ONE, ZERO, exact, share_of
from assessments.kinds.texts import FORMATS, Rich, is_rich, rich

Payload = dict[str, Any]
Response = Any
# What a learner gets: never a share, a key or a feedback.
Shown = dict[str, Any]
Data = Mapping[str, Any]


class Told(NamedTuple):
    """One answer as response analysis counts it. `part`: of the question, "" where it has one alone;
    `model`: the answer of the payload that it falls under, "" where it fits none; `text`: what was
    typed, "" where it was chosen; `credit`: the share of the mark, None where none is laid down."""

    part: str
    model: str
    text: str = ""
    credit: Fraction | None = None


class PayloadError(Exception):
    """What stands against a question; `assessments.reasons` words the code."""

    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params
        super().__init__(code)


class Kind:
    """One kind of question. Payloads are JSON; a response is JSON as well, and speaks of answers by
    their place in the payload, whatever order they were shown in."""

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    # Which template of `assessments/questions/` shows it.
    shape: ClassVar[str]
    # Neither counts towards a mark: a scale of a survey, a text between questions.
    is_marked: ClassVar[bool] = True
    # A person grades it.
    is_by_hand: ClassVar[bool] = False
    # Whether it can have hints before another try.
    has_hints: ClassVar[bool] = True

    def blank(self) -> Payload:
        """Of a question in which nothing stands yet."""
        return {
            "text": rich(),
            "feedback": rich(),
            "mark": "1",
            "penalty": "0.3333333",
            "hints": [],
            **self.own_blank(),
        }

    def own_blank(self) -> Payload:
        return {}

    def check(self, payload: Payload) -> None:
        """Raises PayloadError for the first thing that is wrong."""
        missing = self.blank().keys() - payload.keys()
        if missing:
            raise PayloadError("incomplete", names=", ".join(sorted(missing)))
        for name in ("text", "feedback"):
            check_rich(payload[name])
        if not payload["text"]["text"]:
            raise PayloadError("no_text")
        if not 0 <= number(payload["mark"]) <= 1000:
            raise PayloadError("bad_mark")
        if not 0 <= number(payload["penalty"]) <= 1:
            raise PayloadError("bad_penalty")
        self.check_own(payload)

    def check_own(self, payload: Payload) -> None:
        return None

    def grade(self, payload: Payload, response: Response) -> Fraction | None:
        """The share of the mark, from 0 to 1; None where a person decides, or nothing is graded. A
        response that fits nothing earns nothing."""
        return None

    def differs(self, before: Payload, after: Payload) -> str:
        """Why an answer to `before` cannot be graded by `after`: a code of
        `assessments.kinds.comparing`; empty where it can. What is typed can always be."""
        return ""

    def best(self, payload: Payload) -> Response:
        """A response that earns all that can be earned; None where there is none."""
        return None

    def told(self, payload: Payload, response: Response) -> list[Rich]:
        """What the answers that were given say about themselves."""
        return []

    def guessed(self, payload: Payload) -> Fraction | None:
        """The share that answering at random earns on average; None where nobody can say (Moodle 4.5,
        get_random_guess_score of each question type)."""
        return ZERO

    def expected(self, payload: Payload) -> list[Told]:
        """Every answer that the payload foresees, to be listed even if nobody gave it (Moodle 4.5,
        get_possible_responses)."""
        return []

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        """What a response says of each part (Moodle 4.5, classify_response). A part without an answer
        is left out; a response that fits nothing says nothing."""
        return []

    def pieces(self, payload: Payload) -> int:
        """How many things may be shown in another order; 0 where the order stays."""
        return 0

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        """What a learner sees. `order` holds the places in the payload in the order in which they
        are shown; empty, that of the payload."""
        return {"text": payload["text"]}

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        """The response in what a form sent, whose fields are named `answer`, `answer-0`, …; None
        where nothing was answered."""
        return None

    def place(self, order: Sequence[int], value: Any, count: int) -> int | None:
        """The place in the payload of what was shown at `value`; None for what was not shown."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            return None
        shown_at = int(text)
        places = list(order) or list(range(count))
        return places[shown_at] if shown_at < len(places) else None


def ordered(order: Sequence[int], count: int) -> list[int]:
    return list(order) if order else list(range(count))


def check_rich(value: Any) -> None:
    if not is_rich(value) or value["format"] not in FORMATS:
        raise PayloadError("incomplete", names="text")


def number(text: Any) -> Fraction:
    try:
        return exact(str(text))
    except ValueError:
        raise PayloadError("no_number", value=str(text)) from None


def share(answer: Mapping[str, Any]) -> Fraction:
    """Of the mark, for this answer. Raises PayloadError outside −100 to 100 percent."""
    try:
        value = share_of(str(answer["share"]))
    except ValueError:
        raise PayloadError("no_number", value=str(answer["share"])) from None
    if not -ONE <= value <= ONE:
        raise PayloadError("bad_share", value=str(answer["share"]))
    return value


def texts_sent(data: Data, name: str) -> list[str]:
    """All values of one field, whether `data` is a QueryDict or a plain mapping."""
    found = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
    return [str(each) for each in (found if isinstance(found, list) else [found])]


def text_sent(data: Data, name: str) -> str:
    value = data.get(name, "")
    return value if isinstance(value, str) else str(value)
