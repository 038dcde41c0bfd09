"""Read a list that somebody's office exported, whatever its spreadsheet made of it."""

from collections.abc import Callable, Sequence

from foundation.spreadsheets.delimited import decode, read_text
from foundation.spreadsheets.refusals import (
    EmptyFileError,
    LegacyFormatError,
    NotASpreadsheetError,
    ProtectedError,
)
from foundation.spreadsheets.tables import Table
from foundation.spreadsheets.workbooks import check_package, read_workbook

Recognize = Callable[[Sequence[str]], int]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and the wrapper of an encrypted .xlsx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta", b"{\\rtf", b"%pdf")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def kind_of(data: bytes) -> str:
    """The media type of a spreadsheet by its content. Raises SpreadsheetRefusedError."""
    if not data.strip():
        raise EmptyFileError
    if data.startswith(_COMPOUND):
        raise ProtectedError if _ENCRYPTED in data else LegacyFormatError
    if data.startswith(_ZIP):
        check_package(data)
        return XLSX
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:16].lower().startswith(_MARKUP):
        raise NotASpreadsheetError
    decode(data)
    return CSV


def read(data: bytes, recognize: Recognize) -> Table:
    """The rows of `data`, told by its content and never by its name.

    `recognize` answers how many headings it knows in a row: the separator of a CSV file
    is the one that makes its heading row readable. Raises SpreadsheetRefusedError.
    """
    is_workbook = kind_of(data) == XLSX
    table = read_workbook(data) if is_workbook else read_text(data, recognize)
    if not table.rows:
        raise EmptyFileError
    return table
