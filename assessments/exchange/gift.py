"""Reads GIFT as Moodle 4.5 does (question/format/gift/format.php), comments with id and tags
included, and what a person writes besides: blank lines between braces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assessments.exchange.drafts import Draft, Reading
from assessments.exchange.encodings import decode
from assessments.exchange.gift_answers import (
    BrokenError,
    Parsed,
    kind_and_answers,
    plain_text,
    text_in,
)
from assessments.exchange.paths import names_in
from assessments.kinds import KINDS
from assessments.kinds.base import Payload
from assessments.kinds.texts import MOODLE

BOM = "\ufeff"
_CATEGORY = "$CATEGORY:"
_NUMBER = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f])+)\]")
# What is escaped is set aside while the rest is cut up.
_SET_ASIDE = {":": "\ue000", "#": "\ue001", "=": "\ue002", "{": "\ue003", "}": "\ue004"}
_SET_ASIDE |= {"~": "\ue005", "n": "\ue006"}
_ESCAPE = re.compile(r"\\([:#={}~n\\])")
_LOOK_AHEAD = 200


@dataclass
class _Block:
    line: int
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def read(data: bytes) -> Reading:
    text, encoding = decode(data)
    reading = Reading(encoding=encoding)
    category: tuple[str, ...] = ()
    for block in _blocks(text.lstrip(BOM).split("\n")):
        first = block.lines[0].strip()
        if first.startswith(_CATEGORY):
            category = names_in(plain_text(_set_aside(first[len(_CATEGORY) :])).strip())
            continue
        try:
            draft = _question("\n".join(block.lines), block.line)
        except BrokenError as error:
            named = _name_in(block.lines[0])
            reading.refuse(error.line or block.line, error.code, named, **error.params)
            continue
        comment = " ".join(block.comments)
        draft.category = category
        draft.tags = tuple(_plain(each) for each in _TAG.findall(comment))
        draft.idnumber = next((_plain(each) for each in _NUMBER.findall(comment)), "")
        reading.add(draft)
    return reading


def _plain(text: str) -> str:
    return text.replace("\\]", "]").strip()


def _name_in(line: str) -> str:
    match = re.match(r"\s*::(.+?)::", line)
    return match[1].strip()[:80] if match else line.strip()[:80]


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Questions and category lines, each with the comments that stand with it."""
    block: _Block | None = None
    comments: list[str] = []
    for at, line in enumerate(lines):
        stripped = line.strip()
        if stripped.startswith("//"):
            (block.comments if block else comments).append(stripped)
        elif stripped.startswith(_CATEGORY):
            yield from (each for each in (block, _Block(at + 1, [line])) if each)
            block, comments = None, []
        elif stripped:
            block = block or _Block(at + 1, comments=comments)
            block.lines.append(line)
            comments = []
        elif block is None or not _goes_on(block, lines, at):
            yield from [block] if block else []
            block, comments = None, []
    yield from [block] if block else []


def _goes_on(block: _Block, lines: list[str], at: int) -> bool:
    """A blank line ends a question unless a brace is open and closes before another opens: a
    question whose brace was forgotten does not swallow those behind it."""
    body = _set_aside("\n".join(block.lines))
    if body.count("{") <= body.count("}"):
        return False
    for line in lines[at + 1 : at + 1 + _LOOK_AHEAD]:
        ahead = "" if line.strip().startswith("//") else _set_aside(line)
        if "::" in ahead[:2] or "{" in ahead.partition("}")[0]:
            return False
        if "}" in ahead:
            return True
    return False


def _set_aside(text: str) -> str:
    return _ESCAPE.sub(lambda found: _SET_ASIDE.get(found[1], found[1]), text)


def _question(source: str, line: int) -> Draft:
    text = _set_aside(source).strip()
    name = ""
    if text.startswith("::"):
        named, marks, rest = text[2:].partition("::")
        if marks:
            name, text = plain_text(named), rest.strip()
    opens, closes = text.find("{"), text.find("}")
    if (opens < 0) != (closes < 0) or closes < opens:
        raise BrokenError("braces")
    if opens < 0:
        return _draft("description", name, Parsed(text_in(text, MOODLE)), line)
    body, answers = text[:opens], text[opens + 1 : closes].strip()
    if closes != len(text) - 1:  # a missing word, or a full stop behind the answers
        body += f"_____{text[closes + 1 :]}"
    cut = answers.rfind("####")
    feedback = answers[cut + 4 :] if cut >= 0 else ""
    answers = answers[:cut].strip() if cut >= 0 else answers
    stem = text_in(body, MOODLE)
    form = stem["format"]
    kind, own = kind_and_answers(answers, form)
    return _draft(kind, name, Parsed(stem, text_in(feedback, form), own), line)


def _draft(kind: str, name: str, parsed: Parsed, line: int) -> Draft:
    payload: Payload = {**KINDS[kind].blank(), **parsed.own, "text": parsed.text}
    if parsed.feedback is not None:
        payload["feedback"] = parsed.feedback
    return Draft(kind, name, payload, line)
