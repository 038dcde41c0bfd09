"""What may be attached to a message, by its bytes."""

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
MOST_PARTS = 2000


def kind_of(upload: "UploadedFile[bytes]") -> str | None:
    """The media type, or None for what nobody may attach: macros, programs, other archives."""
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
