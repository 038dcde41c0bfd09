"""What may be attached to a message: told by its bytes, never by its name or the browser."""

import zipfile
from typing import IO

from django.core.files.uploadedfile import UploadedFile

from foundation.files.operations import KINDS as DOCUMENTS
from foundation.files.operations import MEGABYTE, by_magic

MOST = 3
LARGEST = 10 * MEGABYTE
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {**DOCUMENTS, WORD: ".docx", EXCEL: ".xlsx"}
# What makes a zip archive a document, and what makes a document a program.
PARTS = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
PROGRAMS = ("vbaproject.bin", ".exe", ".js", ".vbs")
MOST_PARTS = 2000  # of an archive; no office document has as many


def kind_of(upload: "UploadedFile[bytes]") -> str | None:
    """The media type, one of KINDS for what may be attached; None for documents with macros or
    programs in them, for other archives and for archives that cannot be read. Moves the upload's
    position."""
    upload.seek(0)
    is_archive = upload.read(4) == b"PK\x03\x04"
    upload.seek(0)
    return _of_archive(upload) if is_archive and upload.file else by_magic(upload)


def _of_archive(file: "UploadedFile[bytes]") -> str | None:
    source: IO[bytes] = file.file  # type: ignore[assignment]
    try:
        names = [each.lower() for each in zipfile.ZipFile(source).namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if len(names) > MOST_PARTS or any(name.endswith(PROGRAMS) for name in names):
        return None
    found = [kind for part, kind in PARTS.items() if part in names]
    return found[0] if len(found) == 1 and "[content_types].xml" in names else None
