"""What a file is by its bytes, and what nobody may send."""

import filetype
from django.core.files.uploadedfile import UploadedFile

from foundation.files.documents import is_package, kind_of_package
from foundation.files.pdfs import is_pdf, refuse_active
from foundation.files.photos import HEIC, is_heic

PDF = "application/pdf"
_ENOUGH = 8192


def kind_of(upload: "UploadedFile[bytes]") -> str | None:
    """The media type that the bytes of `upload` tell; None for bytes of no known kind. Raises
    FileRefusedError for a document that carries a program, a script or an OLE object."""
    upload.seek(0)
    start = upload.read(_ENOUGH)
    upload.seek(0)
    if is_package(start):
        return kind_of_package(upload)
    if is_heic(start):
        return HEIC
    found = filetype.guess(start)
    if found is not None and found.mime != PDF:
        return str(found.mime)
    if is_pdf(start):
        refuse_active(upload.read())
        upload.seek(0)
        return PDF
    return None
