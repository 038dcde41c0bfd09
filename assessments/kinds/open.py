"""Kinds that no rule grades: essays, files, scales of surveys, texts between questions."""

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
    number,
    text_sent,
)
from assessments.kinds.texts import rich

LONGEST_ESSAY = 100_000
MOST_FILES = 10


class _Written(Kind):
    """What was written or sent is never listed for all to see: response analysis counts the shares
    that the graders gave."""

    is_by_hand = True
    has_hints = False

    def own_blank(self) -> Payload:
        return {
            "penalty": "0",
            "response_format": "editor",
            "required": True,
            "lines": 15,
            "least_words": None,
            "most_words": None,
            "files": 0,
            "files_required": 0,
            "file_size": 0,
            "file_types": "",
            "for_grader": rich(),
            "template": rich(),
        }

    def check_own(self, payload: Payload) -> None:
        check_rich(payload["for_grader"])
        check_rich(payload["template"])
        for name in ("lines", "files", "files_required", "file_size"):
            if number(payload[name]) < -1:
                raise PayloadError("bad_limits")
        least, most = payload["least_words"], payload["most_words"]
        if least is not None and most is not None and least > most:
            raise PayloadError("bad_limits")


class Essay(_Written):
    """A text of the learner's own. `for_grader` is never shown to a learner."""

    name = "essay"
    label = _("Essay")
    shape = "essay"

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        names = ("text", "lines", "least_words", "most_words", "template")
        return {name: payload[name] for name in names} | {"longest": LONGEST_ESSAY}

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        return text_sent(data, "answer").strip()[:LONGEST_ESSAY] or None


class FileUpload(_Written):
    """Files and nothing else: in Moodle an essay whose answer is `noinline`."""

    name = "file"
    label = _("File upload")
    shape = "file"

    def own_blank(self) -> Payload:
        own = {"response_format": "noinline", "required": False, "files": 1, "files_required": 1}
        return super().own_blank() | own

    def check_own(self, payload: Payload) -> None:
        super().check_own(payload)
        if payload["response_format"] != "noinline" or payload["files"] == 0:
            raise PayloadError("bad_limits")

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        names = ("text", "files", "files_required", "file_types", "template")
        return {name: payload[name] for name in names}


class Likert(Kind):
    """`statements`, each judged on `scale`, from the one end to the other. Nothing is right."""

    name = "likert"
    label = _("Scale for surveys")
    shape = "likert"
    is_marked = False
    has_hints = False

    def own_blank(self) -> Payload:
        return {"mark": "0", "penalty": "0", "statements": [], "scale": []}

    def guessed(self, payload: Payload) -> Fraction | None:
        return None

    def expected(self, payload: Payload) -> list[Told]:
        return [
            Told(_line(statement), _line(step))
            for statement in payload["statements"]
            for step in payload["scale"]
        ]

    def analysed(self, payload: Payload, response: Response) -> list[Told]:
        given = response if isinstance(response, dict) else {}
        scale = payload["scale"]
        found = []
        for place, statement in enumerate(payload["statements"]):
            step = given.get(str(place))
            if type(step) is int and 0 <= step < len(scale):
                found.append(Told(_line(statement), _line(scale[step])))
        return found

    def check_own(self, payload: Payload) -> None:
        if not payload["statements"] or not all(map(str.strip, payload["statements"])):
            raise PayloadError("no_statements")
        if not 2 <= len(payload["scale"]) <= 11 or not all(map(str.strip, payload["scale"])):
            raise PayloadError("bad_scale")

    def shown(self, payload: Payload, order: Sequence[int] = ()) -> Shown:
        return {name: payload[name] for name in ("text", "statements", "scale")}

    def answered(self, payload: Payload, data: Data, order: Sequence[int] = ()) -> Response:
        steps = len(payload["scale"])
        given = {
            str(place): step
            for place in range(len(payload["statements"]))
            if (step := self.place((), text_sent(data, f"answer-{place}"), steps)) is not None
        }
        return given or None


class Description(Kind):
    """A text between questions; nothing is asked."""

    name = "description"
    label = _("Text between questions")
    shape = "description"
    is_marked = False
    has_hints = False

    def own_blank(self) -> Payload:
        return {"mark": "0", "penalty": "0"}

    def guessed(self, payload: Payload) -> Fraction | None:
        return None


def _line(text: str) -> str:
    return " ".join(text.split())
