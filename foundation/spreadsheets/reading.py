"""Read a list that somebody's office exported, whatever its spreadsheet made of it."""

from collections.abc import Callable, Sequence

from foundation.spreadsheets.delimited import read_text
from foundation.spreadsheets.refusals import (
    EmptyFileError,
    LegacyFormatError,
    NotASpreadsheetError,
    ProtectedError,
)
from foundation.spreadsheets.tables import Table
from foundation.spreadsheets.workbooks import read_workbook

Recognize = Callable[[Sequence[str]], int]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and the wrapper of an encrypted .xlsx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta", b"{\\rtf", b"%pdf")


def read(data: bytes, recognize: Recognize) -> Table:
    """The rows of `data` by its content, never by its name.

    `recognize` answers how many headings it knows in a row: the separator of a CSV file
    is the one that makes its heading row readable.
    """
    if not data.strip():
        raise EmptyFileError
    if data.startswith(_COMPOUND):
        raise ProtectedError if _ENCRYPTED in data else LegacyFormatError
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:16].lower().startswith(_MARKUP):
        raise NotASpreadsheetError
    table = read_workbook(data) if data.startswith(_ZIP) else read_text(data, recognize)
    if not table.rows:
        raise EmptyFileError
    return table
