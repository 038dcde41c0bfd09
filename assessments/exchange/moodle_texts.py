"""Texts of Moodle XML and the files that stand in them."""

import base64
import binascii
import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from assessments.exchange.trees import Node
from assessments.kinds.texts import HTML, MARKDOWN, MOODLE, PLAIN, Rich, rich

FORMATS = {
    "html": HTML,
    "moodle_auto_format": MOODLE,
    "plain_text": PLAIN,
    "markdown": MARKDOWN,
}
NAMES = {form: name for name, form in FORMATS.items()}
LARGEST = 20 * 1024 * 1024
# What would run in a browser is not taken from strangers.
_RUNS = {".html", ".htm", ".svg", ".svgz", ".xhtml", ".xml", ".js", ".mjs", ".swf", ".php"}
_AT = "@@PLUGINFILE@@/"


class Files:
    """Files of one question, by name. Moodle names them apart by where they stand, we by name."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}
        self.refused: list[tuple[str, str]] = []

    def take(self, node: Node) -> dict[str, str]:
        """Keep the files that stand in `node`; which of them have another name now."""
        renamed: dict[str, str] = {}
        for each in node.all("file"):
            name = each.attributes.get("name", "").strip()
            path = each.attributes.get("path", "/").strip("/")
            whole = f"{path}/{name}" if path else name
            data = self._decoded(each, name)
            if data is None:
                continue
            kept = self._free(_flat(whole), data)
            self.found[kept] = data
            if kept != whole:
                renamed[whole] = kept
        return renamed

    def old_picture(self, node: Node) -> str:
        """What Moodle 1.9 wrote: a picture beside the text."""
        encoded, name = node.find("image_base64"), node.words("image")
        if encoded is None or not encoded.text.strip():
            return ""
        data = self._decoded(encoded, name)
        if data is None:
            return ""
        kept = self._free(_flat(PurePosixPath(name or "gambar").name), data)
        self.found[kept] = data
        return f'<p><img src="{_AT}{quote(kept)}" alt=""></p>'

    def _decoded(self, node: Node, name: str) -> bytes | None:
        if PurePosixPath(name).suffix.lower() in _RUNS:
            self.refused.append(("file_runs", name[:100]))
            return None
        try:
            data = base64.b64decode("".join(node.text.split()), validate=True)
        except (binascii.Error, ValueError):
            self.refused.append(("file_damaged", name[:100]))
            return None
        if not name or not data or len(data) > LARGEST:
            self.refused.append(("file_damaged", name[:100]))
            return None
        return data

    def _free(self, name: str, data: bytes) -> str:
        path, n, free = PurePosixPath(name), 1, name
        while self.found.get(free, data) != data:
            n += 1
            free = f"{path.stem}-{n}{path.suffix}"
        return free


def _flat(name: str) -> str:
    """One name, without folders and what no file system takes."""
    cleaned = re.sub(r"[\x00-\x1f\x7f<>\"'?#\\]", "", name.replace("/", "_")).strip(". ")
    path = PurePosixPath(cleaned or "berkas")
    return f"{path.stem[:120]}{path.suffix[:20]}"


def text_of(node: Node | None, files: Files, default: str = HTML) -> Rich:
    """The text below `node`, in the format that it says."""
    if node is None:
        return rich("", default)
    renamed = files.take(node)
    text = node.words("text")
    for old, new in renamed.items():
        for written in {old, quote(old), quote(old, safe="/ ")}:
            text = text.replace(f"{_AT}{written}", f"{_AT}{quote(new)}")
    return rich(text, FORMATS.get(node.attributes.get("format", ""), default))


def names_spoken(text: str) -> set[str]:
    found = re.findall(rf"{re.escape(_AT)}([^\"'\s<>?#]+)", text)
    return {unquote(each) for each in found}
