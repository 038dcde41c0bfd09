"""Writes GIFT so that Moodle reads it (question/format/gift/format.php, writequestion)."""

from collections.abc import Callable, Iterable

from assessments.exchange.drafts import Draft
from assessments.exchange.paths import path_of
from assessments.kinds.base import Payload
from assessments.kinds.numbers import ONE, share_of
from assessments.kinds.texts import MOODLE, Rich

_RESERVED = str.maketrans(
    {"\\": r"\\", "#": r"\#", "=": r"\=", "~": r"\~", "{": r"\{", "}": r"\}", ":": r"\:"}
    | {"\n": r"\n", "\r": ""}
)


def write(drafts: Iterable[Draft]) -> bytes:
    """UTF-8. Kinds that GIFT has no notation for are left out; whoever exports was told."""
    parts: list[str] = []
    category: tuple[str, ...] | None = None
    for draft in drafts:
        writer = _WRITERS.get(draft.kind)
        if writer is None:
            continue
        if draft.category != category:
            category = draft.category
            parts.append(f"$CATEGORY: {_escaped(path_of(category))}\n")
        parts.append(_comments(draft) + _head(draft) + writer(draft.payload) + "\n")
    return "\n".join(parts).encode()


def carries(kind: str) -> bool:
    return kind in _WRITERS


def _escaped(text: str) -> str:
    return text.translate(_RESERVED)


def _comments(draft: Draft) -> str:
    marks = [f"[id:{_bracketed(draft.idnumber)}]"] if draft.idnumber else []
    marks += [f"[tag:{_bracketed(each)}]" for each in draft.tags]
    return f"// {' '.join(marks)}\n" if marks else ""


def _bracketed(text: str) -> str:
    return text.replace("]", "\\]")


def _head(draft: Draft) -> str:
    return f"::{_escaped(draft.name)}::{_text(draft.payload['text'], MOODLE)}"


def _text(text: Rich, default: str) -> str:
    prefix = f"[{text['format']}]" if text["text"] and text["format"] != default else ""
    return prefix + _escaped(text["text"])


def _said(text: Rich, default: str) -> str:
    return f"#{_text(text, default)}" if text["text"] else ""


def _braces(payload: Payload, lines: Iterable[str], opening: str = "") -> str:
    feedback = payload["feedback"]
    form = payload["text"]["format"]
    whole = [f"\t{line}" for line in lines]
    if feedback["text"]:
        whole.append(f"\t####{_text(feedback, form)}")
    return "{" + opening + ("\n" + "\n".join(whole) + "\n" if whole else "") + "}"


def _choice(payload: Payload) -> str:
    form = payload["text"]["format"]
    lines = []
    for each in payload["answers"]:
        share = share_of(each["share"])
        mark = "=" if share == ONE and payload["single"] else "~"
        weight = f"%{each['share']}%" if mark == "~" and share else ""
        lines.append(mark + weight + _text(each["text"], form) + _said(each["feedback"], form))
    return _braces(payload, lines)


def _truth(payload: Payload) -> str:
    form = payload["text"]["format"]
    right, wrong = payload["if_true"], payload["if_false"]
    if not payload["answer"]:
        right, wrong = wrong, right
    told = [_text(wrong, form), _text(right, form)]
    marks = "".join(f"#{each}" for each in told) if told[1] else _said(wrong, form)
    word = "TRUE" if payload["answer"] else "FALSE"
    feedback = payload["feedback"]
    general = f"####{_text(feedback, form)}" if feedback["text"] else ""
    return "{" + word + marks + general + "}"


def _short(payload: Payload) -> str:
    form = payload["text"]["format"]
    return _braces(
        payload,
        (
            f"=%{each['share']}%{_escaped(each['text'])}{_said(each['feedback'], form)}"
            for each in payload["answers"]
        ),
    )


def _number(payload: Payload) -> str:
    form = payload["text"]["format"]
    lines = []
    for each in payload["answers"]:
        if each["value"] == "*" and not share_of(each["share"]):
            lines.append(f"~#{_text(each['feedback'], form)}")
        else:
            value = f"{each['value']}:{each['tolerance']}"
            lines.append(f"=%{each['share']}%{value}{_said(each['feedback'], form)}")
    return _braces(payload, lines, "#")


def _pairs(payload: Payload) -> str:
    form = payload["text"]["format"]
    return _braces(
        payload,
        (
            f"={_text(each['text'], form)} -> {_escaped(each['answer'])}"
            for each in payload["pairs"]
        ),
    )


def _order(payload: Payload) -> str:
    form = payload["text"]["format"]
    head = f">{len(payload['items'])} ALL {payload['layout']} {payload['grading']} SHOW {payload['numbering']}"
    return _braces(payload, (_text(each, form) for each in payload["items"]), head)


_WRITERS: dict[str, Callable[[Payload], str]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _pairs,
    "ordering": _order,
    "essay": lambda payload: _braces(payload, ()),
    "description": lambda payload: "",
}
