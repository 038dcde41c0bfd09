"""The zip archive that an .xlsx file is: bounded before it is unpacked, and in the one dialect
that the reader knows."""

import io
import zipfile

from foundation.office import main_kind
from foundation.spreadsheets.formats import refuse_package
from foundation.spreadsheets.refusals import DamagedError, TooLargeError

MAX_UNPACKED = 20 * 1024 * 1024
MAX_PARTS = 500
_BROKEN = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError)
# ISO/IEC 29500 has two dialects; Strict Open XML names the same things in other words.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)


def check_package(data: bytes) -> None:
    """Raises DamagedError, TooLargeError, OtherFormatError or NotASpreadsheetError unless `data` is
    a workbook of bearable size, judged without unpacking more than its table of contents."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            # The declared sizes are upper bounds: zipfile reads no byte beyond them.
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise TooLargeError
            if main_kind(package) != "sheet":
                refuse_package(package)
    except _BROKEN as error:
        raise DamagedError from error


def transitional(data: bytes) -> bytes:
    """The same workbook in the dialect that is read here; `data` has passed `check_package`.

    Raises what zipfile raises for a broken part.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        root = [name for name in names if name.endswith(".rels")]
        if not any(_STRICT in package.read(name) for name in root):
            return data
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as rewritten:
            for name in names:
                rewritten.writestr(name, _renamed(package.read(name)))
    return target.getvalue()


def _renamed(part: bytes) -> bytes:
    for strict, ours in _TRANSITIONAL:
        part = part.replace(strict, ours)
    return part
