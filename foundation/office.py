"""What an Office file is by its table of contents, whatever its parts are called.

ECMA-376 part 2: the package names the media type of each part in `[Content_Types].xml`, by
extension or by name; programs are free to call the main part as they like.
"""

import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

CONTENTS = "[content_types].xml"
LARGEST_CONTENTS = 2 * 1024 * 1024
_MAIN = "application/vnd.openxmlformats-officedocument."
# Media types of main parts, and the kind of document that each makes. A workbook with macros is
# one of them, and a refusal elsewhere.
_KINDS = {
    f"{_MAIN}wordprocessingml.document.main+xml": "document",
    f"{_MAIN}spreadsheetml.sheet.main+xml": "sheet",
    f"{_MAIN}spreadsheetml.template.main+xml": "sheet",
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": "sheet",
    "application/vnd.ms-excel.template.macroenabled.main+xml": "sheet",
    "application/vnd.ms-word.document.macroenabled.main+xml": "document",
}


@dataclass(frozen=True)
class Contents:
    """Media types in small letters: by name of part, and by extension for all the others."""

    by_name: dict[str, str] = field(default_factory=dict)
    by_extension: dict[str, str] = field(default_factory=dict)

    def type_of(self, name: str) -> str:
        """The media type of a part; empty when the table does not say."""
        name = name.lower().lstrip("/")
        return self.by_name.get(name) or self.by_extension.get(name.rpartition(".")[2], "")

    @property
    def types(self) -> set[str]:
        """All media types that the table names."""
        return {*self.by_name.values(), *self.by_extension.values()}


def contents_of(package: zipfile.ZipFile) -> Contents:
    """The table of contents; empty when there is none, or more than one, or it cannot be read."""
    found = [part for part in package.infolist() if part.filename.lower() == CONTENTS]
    if len(found) != 1 or found[0].file_size > LARGEST_CONTENTS:
        return Contents()
    try:
        return _parsed(package.read(found[0]))
    except expat.ExpatError:
        return Contents()


def main_kind(package: zipfile.ZipFile) -> str:
    """`document`, `sheet`, or empty: of a package that has exactly one kind of main part."""
    contents = contents_of(package)
    kinds = {_KINDS.get(contents.type_of(name), "") for name in package.namelist()} - {""}
    return kinds.pop() if len(kinds) == 1 else ""


def _parsed(text: bytes) -> Contents:
    """Raises ExpatError for what is no XML, or declares types and entities of its own."""
    contents = Contents()

    def start(tag: str, given: dict[str, str]) -> None:
        kind = given.get("ContentType", "").strip().lower()
        if tag.endswith("Override"):
            contents.by_name[given.get("PartName", "").lower().lstrip("/")] = kind
        elif tag.endswith("Default"):
            contents.by_extension[given.get("Extension", "").lower()] = kind

    def refuse(*declared: object) -> None:
        raise expat.ExpatError(declared)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(text, True)
    return contents
