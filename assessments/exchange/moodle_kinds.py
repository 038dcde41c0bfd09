"""What each kind of question holds in Moodle XML (question/format/xml/format.php, import_…)."""

from decimal import Decimal, InvalidOperation
from typing import Any

from assessments.exchange.moodle_texts import Files, text_of
from assessments.exchange.trees import Node
from assessments.kinds.base import Payload, PayloadError
from assessments.kinds.choice import NUMBERINGS
from assessments.kinds.numerical import (
    CHOSEN,
    NO_PENALTY,
    NOT_ASKED,
    OF_EARNED,
    OF_WHOLE,
    TYPED,
)
from assessments.kinds.texts import MOODLE

_COMBINED = {
    "correct": "correctfeedback",
    "partial": "partiallycorrectfeedback",
    "incorrect": "incorrectfeedback",
}
# Elements that a kind reads; another one with something in it is reported.
_FEEDBACK = {*_COMBINED.values(), "shownumcorrect"}
_ESSAY = {
    *("responseformat", "responserequired", "responsefieldlines", "minwordlimit", "maxwordlimit"),
    *("attachments", "attachmentsrequired", "maxbytes", "filetypeslist", "graderinfo"),
    *("responsetemplate", "answer"),
}
READ: dict[str, set[str]] = {
    "multichoice": {
        *("single", "shuffleanswers", "answernumbering", "showstandardinstruction", "answer"),
        *_FEEDBACK,
    },
    "truefalse": {"answer", "showstandardinstruction"},
    "shortanswer": {"usecase", "answer"},
    "numerical": {
        *("answer", "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"),
    },
    "matching": {"shuffleanswers", "subquestion", *_FEEDBACK},
    "ordering": {
        *("layouttype", "gradingtype", "numberingstyle", "answer", "showgrading", *_FEEDBACK),
        *("selecttype", "selectcount"),
    },
    "cloze": set(),
    "essay": _ESSAY,
    "file": _ESSAY,
    "description": set(),
}
UNIT_GRADING = {"0": NO_PENALTY, "1": OF_EARNED, "2": OF_WHOLE}
# Typed with the number, chosen (two ways), not asked.
UNIT_ASKED = {"0": TYPED, "1": CHOSEN, "2": CHOSEN, "3": NOT_ASKED}
RESPONSES = ("editor", "editorfilepicker", "plain", "monospaced", "noinline")


def short(text: str) -> str:
    """`1.0000000` is written `1`; what is no number stays, to be refused with its name."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return text
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _yes(node: Node, tag: str, default: bool) -> bool:
    said = node.words(tag).lower()
    return default if not said else said in {"1", "true", "yes"}


def _share(node: Node) -> str:
    return short(node.attributes.get("fraction", "0").strip() or "0")


def _combined(node: Node, files: Files) -> Payload:
    return {name: text_of(node.find(tag), files) for name, tag in _COMBINED.items()}


def _answer(node: Node, files: Files) -> dict[str, Any]:
    return {"share": _share(node), "feedback": text_of(node.find("feedback"), files)}


def multichoice(node: Node, files: Files) -> Payload:
    numbering = node.words("answernumbering") or "abc"
    # Moodle 1.9 wrote 1 for yes and `true` alike.
    return {
        "single": _yes(node, "single", True),
        "shuffle": _yes(node, "shuffleanswers", True),
        "numbering": numbering if numbering in NUMBERINGS else "abc",
        "answers": [
            {"text": text_of(each, files), **_answer(each, files)} for each in node.all("answer")
        ],
        "combined": _combined(node, files),
    }


def truefalse(node: Node, files: Files) -> Payload:
    """The answer with the larger share is right, whatever it is called: some exports translate the
    words, and Moodle then takes the first for true."""
    answers = list(node.all("answer"))
    if len(answers) != 2:
        raise PayloadError("two_answers")
    words = [each.words("text").lower() for each in answers]
    first_is_true = words[0] == "true" or (words[0] != "false" and words[1] != "true")
    yes, no = answers if first_is_true else reversed(answers)
    try:
        is_true = Decimal(_share(yes)) > Decimal(_share(no))
    except InvalidOperation:
        raise PayloadError("no_number", value=f"{_share(yes)}, {_share(no)}") from None
    return {
        "answer": is_true,
        "if_true": text_of(yes.find("feedback"), files),
        "if_false": text_of(no.find("feedback"), files),
    }


def shortanswer(node: Node, files: Files) -> Payload:
    return {
        "case": _yes(node, "usecase", False),
        "answers": [
            {"text": each.words("text"), **_answer(each, files)} for each in node.all("answer")
        ],
    }


def numerical(node: Node, files: Files) -> Payload:
    answers = [
        {
            "value": short(each.words("text").replace(",", ".")),
            "tolerance": short(each.words("tolerance").replace(",", ".")) or "0",
            "tolerance_kind": "nominal",
            **_answer(each, files),
        }
        for each in node.all("answer")
    ]
    listed = node.find("units")
    units = [
        {"name": each.words("unit_name"), "multiplier": short(each.words("multiplier")) or "1"}
        for each in (listed.all("unit") if listed else ())
    ]
    # Before 2.0 units were typed and cost nothing.
    asked = UNIT_ASKED.get(node.words("showunits"), TYPED if units else NOT_ASKED)
    return {
        "answers": answers,
        "units": units,
        "unit_grading": UNIT_GRADING.get(node.words("unitgradingtype"), NO_PENALTY),
        "unit_penalty": short(node.words("unitpenalty")) or "0.1",
        "unit_asked": asked if units else NOT_ASKED,
        "unit_left": node.words("unitsleft") == "1",
    }


def matching(node: Node, files: Files) -> Payload:
    return {
        "shuffle": _yes(node, "shuffleanswers", True),
        "pairs": [
            {"text": text_of(each, files), "answer": each.words("answer", "text")}
            for each in node.all("subquestion")
        ],
        "combined": _combined(node, files),
    }


def ordering(node: Node, files: Files) -> Payload:
    return {
        "items": [text_of(each, files, MOODLE) for each in node.all("answer")],
        "grading": node.words("gradingtype") or "ABSOLUTE_POSITION",
        "layout": node.words("layouttype") or "VERTICAL",
        "numbering": node.words("numberingstyle") or "none",
        "combined": _combined(node, files),
    }


def essay(node: Node, files: Files) -> Payload:
    response = node.words("responseformat") or "editor"
    if response not in RESPONSES:
        raise PayloadError("unknown_response", value=response[:40])
    return {
        "response_format": response,
        "required": _yes(node, "responserequired", response != "noinline"),
        "lines": _whole(node, "responsefieldlines", 15),
        "least_words": _limit(node, "minwordlimit"),
        "most_words": _limit(node, "maxwordlimit"),
        "files": _whole(node, "attachments", 0),
        "files_required": _whole(node, "attachmentsrequired", 0),
        "file_size": _whole(node, "maxbytes", 0),
        "file_types": node.words("filetypeslist"),
        "for_grader": text_of(node.find("graderinfo"), files),
        "template": text_of(node.find("responsetemplate"), files),
    }


def _whole(node: Node, tag: str, default: int) -> int:
    said = node.words(tag)
    if not said:
        return default
    if not said.removeprefix("-").isdecimal() or len(said) > 12:
        raise PayloadError("no_number", value=said[:40])
    return int(said)


def _limit(node: Node, tag: str) -> int | None:
    return _whole(node, tag, 0) or None
