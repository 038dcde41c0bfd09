"""The formats in which questions come and go, and what each of them cannot carry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from assessments.exchange import (
    aiken,
    gift,
    gift_writing,
    moodle_writing,
    moodle_xml,
    workbook,
    workbook_writing,
)
from assessments.exchange.drafts import Draft, Reading
from assessments.kinds.base import Payload
from assessments.kinds.numbers import exact
from assessments.kinds.texts import is_rich
from foundation.spreadsheets.reading import XLSX

LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Format:
    name: str
    label: str
    extension: str
    content_type: str
    read: Callable[[bytes], Reading]
    write: Callable[[Iterable[Draft]], bytes] | None = None
    carries: Callable[[str], bool] = lambda kind: False


GIFT = Format(
    *("gift", "GIFT", "gift", "text/plain; charset=utf-8"),
    gift.read,
    gift_writing.write,
    gift_writing.carries,
)
MOODLE_XML = Format(
    *("moodle-xml", "Moodle XML", "xml", "application/xml"),
    moodle_xml.read,
    moodle_writing.write,
    moodle_writing.carries,
)
AIKEN = Format("aiken", "Aiken", "txt", "text/plain; charset=utf-8", aiken.read)
WORKBOOK = Format(
    *("xlsx", "Excel (XLSX)", "xlsx", XLSX),
    workbook.read,
    workbook_writing.write,
    workbook_writing.carries,
)
FORMATS: dict[str, Format] = {each.name: each for each in (GIFT, MOODLE_XML, AIKEN, WORKBOOK)}
WRITTEN = {name: each for name, each in FORMATS.items() if each.write}
WHOLE, FORMATTING = "whole", "formatting"


def losses(drafts: Iterable[Draft], form: Format) -> list[tuple[Draft, list[str]]]:
    """Of each question what would be lost: keys of its payload, `files`, `status`, `tags`, …;
    `formatting` where only the formats of its texts are, `whole` alone where the format has no notation for its kind. Found by writing the questions and
    reading them back, so that nothing is promised that does not happen."""
    found: list[tuple[Draft, list[str]]] = []
    kept = []
    for draft in drafts:
        if form.carries(draft.kind):
            kept.append(draft)
        else:
            found.append((draft, [WHOLE]))
    for draft in kept:
        lost = _lost(draft, form)
        if lost:
            found.append((draft, lost))
    return found


def _lost(draft: Draft, form: Format) -> list[str]:
    if form.write is None:
        return [WHOLE]
    back = form.read(form.write([draft])).drafts
    if len(back) != 1 or back[0].kind != draft.kind:
        return [WHOLE]
    other = back[0]
    names = [name for name in draft.payload if _differs(draft.payload, other.payload, name)]
    bare, other_bare = _bare(draft.payload), _bare(other.payload)
    real = [name for name in names if _differs(bare, other_bare, name)]
    names = real + ([FORMATTING] if len(real) < len(names) else [])
    facts = ("name", "category", "idnumber", "tags", "files", "status")
    return names + [name for name in facts if getattr(draft, name) != getattr(other, name)]


def _differs(payload: Payload, other: Payload, name: str) -> bool:
    return _plain(payload[name]) != _plain(other.get(name))


def _bare(value: Any) -> Any:
    """Without the formats of texts."""
    if is_rich(value):
        return value["text"]
    if isinstance(value, dict):
        return {name: _bare(each) for name, each in value.items()}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """`1` and `1.0` are one number."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, str) and len(value) < 30:
        try:
            return exact(value)
        except ValueError:
            return value
    return value
