"""Office files by their parts: what they are, and whether a program travels in them.

Nothing is unpacked but the table of contents, the lists of relations and the first bytes of each
part. A chart brings its figures along as a workbook, which is looked into in the same way.
"""

import io
import re
import zipfile
from typing import IO

from foundation.files.refusals import FileRefusedError
from foundation.office import contents_of, main_kind

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEDIA_TYPES = {"document": WORD, "sheet": EXCEL}
MOST_PARTS = 2000
LARGEST_UNPACKED = 300 * 1024 * 1024
LARGEST_INNER = 20 * 1024 * 1024
_LONGEST_LIST = 2 * 1024 * 1024
_PACKAGE = b"PK\x03\x04"
# What begins like this is a program, or the container in which macros and OLE objects lie.
_PROGRAMS = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_PROGRAM_NAMES = re.compile(
    r"(?:^|/)(?:vbaproject|vbadata|oleobject\d*)\.\w+$|(?:^|/)(?:activex|macrosheets|dialogsheets)/"
    r"|\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|js|jse|vbs|vbe|wsf|wsh|hta|jar|lnk|reg|sh|py|php"
    r"|chm|cpl|application|docm|xlsm|xlsb|xlam|dotm|xltm|pptm)$"
)
_PROGRAM_TYPES = re.compile(
    r"macroenabled|vbaproject|vbadata|oleobject|activex|macrosheet|dialogsheet"
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_TYPE = re.compile(rb"Type=[\"'][^\"']*/(\w+)[\"']")
_TARGET = re.compile(rb"Target=[\"']([^\"']*)[\"']")
_ACTIVE_RELATIONS = {
    b"vbaProject",
    b"oleObject",
    b"control",
    b"xlMacrosheet",
    b"activeXControlBinary",
}
# A template on a drive or a server of the office is ordinary; one of the web is not.
_ELSEWHERE = re.compile(rb"\s*(?:https?|ftp):", re.IGNORECASE)
_COMMANDS = b"ddeLink"


def is_package(start: bytes) -> bool:
    """Whether the first bytes are those of a zip archive."""
    return start.startswith(_PACKAGE)


def kind_of_package(source: IO[bytes]) -> str | None:
    """The media type of an Office document; None for other archives. Raises FileRefusedError for
    one that carries a program, or that is far larger when unpacked."""
    try:
        with zipfile.ZipFile(source) as package:
            return _kind(package, depth=0)
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        KeyError,
    ):
        return None


def _kind(package: zipfile.ZipFile, *, depth: int) -> str | None:
    parts = package.infolist()
    names = [part.filename.lower() for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise FileRefusedError("bomb")
    kind = _MEDIA_TYPES.get(main_kind(package))
    if kind is None or len(set(names)) < len(names):
        return None
    contents = contents_of(package)
    for part in parts:
        if part.flag_bits & 1:  # encrypted: nobody can look into it
            return None
        name = part.filename.lower()
        if _PROGRAM_NAMES.search(name) or _PROGRAM_TYPES.search(contents.type_of(name)):
            raise FileRefusedError("active")
        _look_into(package, part, depth=depth)
    return kind


def _look_into(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, depth: int) -> None:
    name = part.filename.lower()
    with package.open(part) as content:
        start = content.read(8)
        if start.startswith(_PROGRAMS):
            raise FileRefusedError("active")
        if name.endswith(".rels") and _is_active(start + content.read(_LONGEST_LIST)):
            raise FileRefusedError("active")
        if "externallinks/" in name and _COMMANDS in start + content.read(_LONGEST_LIST):
            raise FileRefusedError("active")
        if is_package(start):
            _refuse_inner(start + content.read(LARGEST_INNER), depth=depth + 1)


def _is_active(relations: bytes) -> bool:
    for relation in _RELATION.findall(relations):
        kind, target = _TYPE.search(relation), _TARGET.search(relation)
        if kind is None:
            continue
        if kind[1] in _ACTIVE_RELATIONS:
            return True
        if kind[1] in {b"attachedTemplate", b"frame"} and target and _ELSEWHERE.match(target[1]):
            return True
    return False


def _refuse_inner(data: bytes, *, depth: int) -> None:
    """A document inside a document may be what the outer one may be, and no other archive."""
    if depth > 2 or len(data) >= LARGEST_INNER:
        raise FileRefusedError("bomb")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _kind(package, depth=depth) is None:
            raise FileRefusedError("active")
