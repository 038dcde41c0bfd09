"""What a reader finds in a file, and what a writer puts into one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assessments import content
from assessments.kinds import KINDS
from assessments.kinds.base import Payload, PayloadError
from assessments.kinds.texts import PLAIN, is_rich, rich, words_of
from foundation.text import is_storable

LONGEST_NAME, LONGEST_NUMBER, LONGEST_TAG, LONGEST_CATEGORY = 255, 100, 100, 150
LONGEST_TEXT = 1_000_000
# As Moodle names what has no name (question/format.php, create_default_question_name).
FROM_TEXT = 80
_UNTITLED = "Soal tanpa nama"


@dataclass
class Draft:
    """A question outside the bank. `line` is where it begins in its file, from 1; `category` the
    names that the file gives, from the top; `files` what its texts name, by name."""

    kind: str
    name: str
    payload: Payload
    line: int = 0
    category: tuple[str, ...] = ()
    idnumber: str = ""
    tags: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    status: str = "ready"

    @property
    def kind_label(self) -> Any:
        return KINDS[self.kind].label


@dataclass(frozen=True)
class Remark:
    """What is wrong, or was changed, at a line; `assessments.reasons` words the code."""

    line: int
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    name: str = ""


@dataclass
class Reading:
    """All that stands in a file: every question is in `drafts` or has an error."""

    drafts: list[Draft] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    encoding: str = ""

    def refuse(self, line: int, code: str, name: str = "", **params: Any) -> None:
        self.errors.append(Remark(line, code, params, name))

    def warn(self, line: int, code: str, name: str = "", **params: Any) -> None:
        self.warnings.append(Remark(line, code, params, name))

    def add(self, draft: Draft) -> None:
        """Take a question in, cleaned, or say why not."""
        draft.name = _name_of(draft)
        try:
            _check_texts(draft)
            draft.payload = self._cleaned(draft, draft.payload)
            KINDS[draft.kind].check(draft.payload)
        except PayloadError as error:
            self.refuse(draft.line, error.code, draft.name, **error.params)
            return
        draft.category = tuple(each[:LONGEST_CATEGORY] for each in draft.category)
        draft.tags = tuple(dict.fromkeys(each[:LONGEST_TAG] for each in draft.tags))
        self.drafts.append(draft)

    def _cleaned(self, draft: Draft, value: Any) -> Any:
        if is_rich(value):
            if not value["text"]:
                return rich()
            is_plain = value["format"] == PLAIN
            text, lost = (value["text"], []) if is_plain else content.kept(value["text"])
            if lost:
                self.warn(draft.line, "html_cleaned", draft.name, parts=", ".join(lost))
            return {"text": text, "format": value["format"]}
        if isinstance(value, dict):
            return {name: self._cleaned(draft, each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._cleaned(draft, each) for each in value]
        return value


def _name_of(draft: Draft) -> str:
    name = words_of(draft.name) or words_of(draft.payload["text"]["text"])[:FROM_TEXT].strip()
    return (name or _UNTITLED)[:LONGEST_NAME]


def _check_texts(draft: Draft) -> None:
    if len(draft.idnumber) > LONGEST_NUMBER:
        raise PayloadError("long_number", most=LONGEST_NUMBER)
    for text in _strings((draft.name, draft.idnumber, draft.tags, draft.category, draft.payload)):
        if not is_storable(text):
            raise PayloadError("not_storable")
        if len(text) > LONGEST_TEXT:
            raise PayloadError("long_text", most=LONGEST_TEXT)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
