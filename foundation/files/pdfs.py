"""PDF: where it begins, and whether it runs something when it is opened."""

import re
import zlib

from foundation.files.refusals import FileRefusedError

WITHIN = 1024  # bytes before the header that readers allow (ISO 32000-1, annex H)
_HEADER = b"%PDF-"
# An action of a script or of a program; the words alone may stand in any text.
_ACTIVE = re.compile(rb"/S\s*/(?:JavaScript|Launch)(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b.{0,2000}?stream\r?\n", re.DOTALL)
_LARGEST_STREAM, _LARGEST_SUM = 4 * 1024 * 1024, 48 * 1024 * 1024


def is_pdf(start: bytes) -> bool:
    """Whether a file of these first bytes is a PDF: some programs write something before it, such as
    a byte-order mark, a line break or orders to a printer."""
    place = start[:WITHIN].find(_HEADER)
    return place >= 0 and b"<" not in start[:place]


def refuse_active(data: bytes) -> None:
    """Raises FileRefusedError for a PDF with a script, or with an order to start a program.

    Objects may lie compressed in streams of objects, which are looked into; of an encrypted file
    nothing can be said.
    """
    if _names_an_action(data) or any(map(_names_an_action, _packed_objects(data))):
        raise FileRefusedError("active")


def _names_an_action(text: bytes) -> bool:
    if _ACTIVE.search(text):
        return True
    if b"#" not in text:
        return False
    plain = _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text)
    return bool(_ACTIVE.search(plain))


def _packed_objects(data: bytes) -> list[bytes]:
    found, size = [], 0
    for match in _OBJECTS.finditer(data):
        try:
            text = zlib.decompressobj().decompress(data[match.end() :], _LARGEST_STREAM)
        except zlib.error:
            continue
        size += len(text)
        if size > _LARGEST_SUM:
            raise FileRefusedError("bomb")
        found.append(text)
    return found
