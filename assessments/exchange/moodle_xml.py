"""Reads Moodle XML (question/format/xml/format.php of Moodle 4.5)."""

from collections.abc import Callable

from assessments.exchange import moodle_kinds as kinds
from assessments.exchange.drafts import Draft, Reading
from assessments.exchange.encodings import decode
from assessments.exchange.moodle_texts import Files, text_of
from assessments.exchange.paths import names_in
from assessments.exchange.trees import Forest, Node
from assessments.kinds import KINDS
from assessments.kinds.base import Payload, PayloadError

# By Moodle's name: ours, and what reads its own part.
_READERS: dict[str, tuple[str, Callable[[Node, Files], Payload]]] = {
    "multichoice": ("multichoice", kinds.multichoice),
    "truefalse": ("truefalse", kinds.truefalse),
    "shortanswer": ("shortanswer", kinds.shortanswer),
    "numerical": ("numerical", kinds.numerical),
    "matching": ("matching", kinds.matching),
    "match": ("matching", kinds.matching),
    "ordering": ("ordering", kinds.ordering),
    "cloze": ("cloze", lambda node, files: {}),
    "multianswer": ("cloze", lambda node, files: {}),
    "essay": ("essay", kinds.essay),
    "description": ("description", lambda node, files: {}),
}
# Elements of a question that every kind has.
_COMMON = {
    *("name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber"),
    *("tags", "hint", "image", "image_base64"),
}


def read(data: bytes) -> Reading:
    text, encoding = decode(data)
    reading = Reading(encoding=encoding)
    forest = Forest(text.lstrip("\ufeff"))
    trees = forest.trees()
    if forest.root is not None and forest.root.tag != "quiz":
        reading.refuse(forest.root.line, "not_a_quiz", value=forest.root.tag[:60])
        return reading
    category: tuple[str, ...] = ()
    for node in trees:
        if node.tag != "question":
            reading.refuse(node.line, "unknown_element", value=node.tag[:60])
        elif node.attributes.get("type") == "category":
            category = names_in(node.words("category", "text"))
        else:
            _read_question(reading, node, category)
    if forest.error:
        reading.refuse(forest.error.line, forest.error.code, **forest.error.params)
    return reading


def _read_question(reading: Reading, node: Node, category: tuple[str, ...]) -> None:
    named = node.attributes.get("type", "")
    name = node.words("name", "text")
    found = _READERS.get(named)
    if found is None:
        reading.refuse(node.line, "unknown_kind", name[:80], value=named[:60] or "?")
        return
    kind, read_own = found
    files = Files()
    try:
        common = _common(node, files, kind)
        own = read_own(node, files)
        if kind == "essay" and own["response_format"] == "noinline":
            kind = "file"
        payload = KINDS[kind].blank() | own | common
    except PayloadError as error:
        reading.refuse(node.line, error.code, name[:80], **error.params)
        return
    for code, value in files.refused:
        reading.warn(node.line, code, name[:80], value=value)
    for tag in sorted({each.tag for each in node.children} - _COMMON - kinds.READ[kind]):
        if node.words(tag) or ((child := node.find(tag)) and child.children):
            reading.warn(node.line, "element_not_kept", name[:80], value=tag[:60])
    draft = Draft(kind, name, payload, node.line, category)
    draft.idnumber = node.words("idnumber")
    tags = node.find("tags")
    draft.tags = tuple(each.words("text") for each in (tags.all("tag") if tags else ()))
    draft.tags = tuple(each for each in draft.tags if each)
    draft.files = files.found
    draft.status = "retired" if node.words("hidden") == "1" else "ready"
    reading.add(draft)


def _common(node: Node, files: Files, kind: str) -> Payload:
    blank = KINDS[kind].blank()
    text = text_of(node.find("questiontext"), files)
    picture = files.old_picture(node)
    if picture:
        text = {"text": f"{text['text']}{picture}", "format": text["format"]}
    return {
        "text": text,
        "feedback": text_of(node.find("generalfeedback"), files),
        "mark": kinds.short(node.words("defaultgrade")) or blank["mark"],
        "penalty": kinds.short(node.words("penalty")) or blank["penalty"],
        "hints": [
            {
                "text": text_of(each, files),
                "clear": each.find("clearwrong") is not None,
                "count": each.find("shownumcorrect") is not None,
            }
            for each in node.all("hint")
        ],
    }
