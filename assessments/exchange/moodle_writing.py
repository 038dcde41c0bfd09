"""Writes Moodle XML (question/format/xml/format.php of Moodle 4.5, writequestion)."""

import base64
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr  # writes only

from assessments.exchange.drafts import Draft
from assessments.exchange.moodle_kinds import UNIT_ASKED, UNIT_GRADING
from assessments.exchange.moodle_texts import NAMES, names_spoken
from assessments.exchange.paths import path_of
from assessments.kinds.base import Payload
from assessments.kinds.texts import Rich, files_named

_GRADINGS = {ours: theirs for theirs, ours in UNIT_GRADING.items()}
_ASKED = {ours: theirs for theirs, ours in reversed(UNIT_ASKED.items())}
_TYPES = {"file": "essay"}
_COMBINED = {
    "correct": "correctfeedback",
    "partial": "partiallycorrectfeedback",
    "incorrect": "incorrectfeedback",
}


def write(drafts: Iterable[Draft]) -> bytes:
    """UTF-8. Kinds that Moodle does not have are left out; whoever exports was told."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    category: tuple[str, ...] | None = None
    for draft in drafts:
        if draft.kind not in _WRITERS:
            continue
        if draft.category != category:
            category = draft.category
            parts.append(
                '  <question type="category">\n'
                f"    <category><text>{escape(path_of(category))}</text></category>\n"
                "  </question>\n"
            )
        parts.append(_Writer(draft).written())
    return "".join([*parts, "</quiz>\n"]).encode()


def carries(kind: str) -> bool:
    return kind in _WRITERS


class _Writer:
    """One question. A file stands in the first text that names it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.files = dict(draft.files)
        self.lines: list[str] = []

    def written(self) -> str:
        draft, payload = self.draft, self.draft.payload
        kind = _TYPES.get(draft.kind, draft.kind)
        self.lines.append(f"  <question type={quoteattr(kind)}>")
        self.plain("name", draft.name, as_text=True)
        self.text("questiontext", payload["text"])
        self.text("generalfeedback", payload["feedback"])
        self.plain("defaultgrade", payload["mark"])
        self.plain("penalty", payload["penalty"])
        self.plain("hidden", "1" if draft.status == "retired" else "0")
        self.plain("idnumber", draft.idnumber)
        _WRITERS[draft.kind](self, payload)
        for each in payload["hints"]:
            flags = ["<clearwrong/>"] if each["clear"] else []
            flags += ["<shownumcorrect/>"] if each["count"] else []
            self.text("hint", each["text"], inner="".join(flags))
        if draft.tags:
            tags = "".join(f"<tag><text>{escape(each)}</text></tag>" for each in draft.tags)
            self.lines.append(f"    <tags>{tags}</tags>")
        return "\n".join([*self.lines, "  </question>\n"])

    def plain(self, tag: str, value: str, *, as_text: bool = False) -> None:
        inner = f"<text>{escape(value)}</text>" if as_text else escape(value)
        self.lines.append(f"    <{tag}>{inner}</{tag}>")

    def text(self, tag: str, value: Rich, *, extra: str = "", inner: str = "") -> None:
        self.lines.append(f"    {self.element(tag, value, extra=extra, inner=inner)}")

    def element(self, tag: str, value: Rich, *, extra: str = "", inner: str = "") -> str:
        form = NAMES[value["format"]]
        body = f"<text>{escape(value['text'])}</text>{self._files_in(value, tag)}{inner}"
        return f'<{tag} format="{form}"{extra}>{body}</{tag}>'

    def _files_in(self, value: Rich, tag: str) -> str:
        names = sorted(names_spoken(value["text"]) & self.files.keys())
        if tag == "questiontext":  # and those that no text names
            spoken = files_named(self.draft.payload)
            names += sorted(self.files.keys() - spoken)
        found = [(name, self.files.pop(name)) for name in names]
        return "".join(
            f'<file name={quoteattr(name)} path="/" encoding="base64">'
            f"{base64.b64encode(data).decode()}</file>"
            for name, data in found
        )

    def answers(self, payload: Payload) -> None:
        for each in payload["answers"]:
            told = self.element("feedback", each["feedback"])
            self.text("answer", each["text"], extra=_fraction(each["share"]), inner=told)

    def combined(self, payload: Payload) -> None:
        for name, tag in _COMBINED.items():
            self.text(tag, payload["combined"][name])


def _fraction(share: str) -> str:
    return f" fraction={quoteattr(share)}"


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _choice(writer: _Writer, payload: Payload) -> None:
    writer.plain("single", _bool(payload["single"]))
    writer.plain("shuffleanswers", _bool(payload["shuffle"]))
    writer.plain("answernumbering", payload["numbering"])
    writer.combined(payload)
    writer.answers(payload)


def _truth(writer: _Writer, payload: Payload) -> None:
    for word, is_true in (("true", True), ("false", False)):
        share = "100" if payload["answer"] is is_true else "0"
        told = writer.element("feedback", payload[f"if_{word}"])
        text = {"text": word, "format": "moodle"}
        writer.text("answer", text, extra=_fraction(share), inner=told)


def _short(writer: _Writer, payload: Payload) -> None:
    writer.plain("usecase", "1" if payload["case"] else "0")
    for each in payload["answers"]:
        told = writer.element("feedback", each["feedback"])
        text = {"text": each["text"], "format": "moodle"}
        writer.text("answer", text, extra=_fraction(each["share"]), inner=told)


def _number(writer: _Writer, payload: Payload) -> None:
    for each in payload["answers"]:
        told = writer.element("feedback", each["feedback"])
        inner = f"{told}<tolerance>{escape(each['tolerance'])}</tolerance>"
        text = {"text": each["value"], "format": "moodle"}
        writer.text("answer", text, extra=_fraction(each["share"]), inner=inner)
    if payload["units"]:
        units = "".join(
            f"<unit><multiplier>{escape(each['multiplier'])}</multiplier>"
            f"<unit_name>{escape(each['name'])}</unit_name></unit>"
            for each in payload["units"]
        )
        writer.lines.append(f"    <units>{units}</units>")
    writer.plain("unitgradingtype", _GRADINGS[payload["unit_grading"]])
    writer.plain("unitpenalty", payload["unit_penalty"])
    writer.plain("showunits", _ASKED[payload["unit_asked"]])
    writer.plain("unitsleft", "1" if payload["unit_left"] else "0")


def _pairs(writer: _Writer, payload: Payload) -> None:
    writer.plain("shuffleanswers", _bool(payload["shuffle"]))
    writer.combined(payload)
    for each in payload["pairs"]:
        answer = f"<answer><text>{escape(each['answer'])}</text></answer>"
        writer.text("subquestion", each["text"], inner=answer)


def _order(writer: _Writer, payload: Payload) -> None:
    writer.plain("layouttype", payload["layout"])
    writer.plain("selecttype", "ALL")
    writer.plain("selectcount", "0")
    writer.plain("gradingtype", payload["grading"])
    writer.plain("showgrading", "SHOW")
    writer.plain("numberingstyle", payload["numbering"])
    writer.combined(payload)
    for position, each in enumerate(payload["items"], start=1):
        writer.text("answer", each, extra=_fraction(str(position)))


def _essay(writer: _Writer, payload: Payload) -> None:
    writer.plain("responseformat", payload["response_format"])
    writer.plain("responserequired", "1" if payload["required"] else "0")
    writer.plain("responsefieldlines", str(payload["lines"]))
    writer.plain("minwordlimit", str(payload["least_words"] or ""))
    writer.plain("maxwordlimit", str(payload["most_words"] or ""))
    writer.plain("attachments", str(payload["files"]))
    writer.plain("attachmentsrequired", str(payload["files_required"]))
    writer.plain("maxbytes", str(payload["file_size"]))
    writer.plain("filetypeslist", payload["file_types"])
    writer.text("graderinfo", payload["for_grader"])
    writer.text("responsetemplate", payload["template"])


def _nothing(writer: _Writer, payload: Payload) -> None:
    return None


_WRITERS: dict[str, Callable[[_Writer, Payload], None]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _pairs,
    "ordering": _order,
    "cloze": _nothing,
    "essay": _essay,
    "file": _essay,
    "description": _nothing,
}
