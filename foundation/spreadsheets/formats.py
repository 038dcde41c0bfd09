"""Formats that offices send instead of .xlsx and .csv, told by their bytes."""

import zipfile

from foundation.spreadsheets.refusals import (
    LegacyFormatError,
    NotASpreadsheetError,
    OtherFormatError,
    ProtectedError,
)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and the wrapper of an encrypted .xlsx
# How the .xls of the years before had a wrapper begins: BOF of BIFF 2, 3, 4 and 5.
_BARE_WORKBOOK = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_WEB_PAGE = (b"<html", b"<table", b"<!doctype", b"<meta", b"<head", b"<body", b"<style", b"<div")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def refuse_compound(data: bytes) -> None:
    """Raises what stands against a file that begins as Microsoft's programs wrote them of old."""
    if data.startswith(_BARE_WORKBOOK):
        raise LegacyFormatError
    if not data.startswith(COMPOUND):
        return
    if _ENCRYPTED in data:
        raise ProtectedError
    if _WORD in data:
        raise OtherFormatError("Microsoft Word (.doc)", is_spreadsheet=False)
    raise LegacyFormatError


def refuse_markup(data: bytes) -> None:
    """Raises OtherFormatError or NotASpreadsheetError for what looks like text and is no list."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((*_WEB_PAGE, b"mime-version:")):
        raise OtherFormatError("HTML (.htm)")
    if start.startswith(b"<?xml"):
        if _XML_SPREADSHEET in data[:8192].lower():
            raise OtherFormatError("XML Spreadsheet 2003 (.xml)")
        if b"<html" in data[:8192].lower():
            raise OtherFormatError("HTML (.htm)")
        raise NotASpreadsheetError
    if start.startswith(b"%pdf"):
        raise OtherFormatError("PDF", is_spreadsheet=False)
    if start.startswith(b"{\\rtf"):
        raise OtherFormatError("RTF", is_spreadsheet=False)


def refuse_package(package: zipfile.ZipFile) -> None:
    """Raises OtherFormatError for a zip archive that another program's document is; else
    NotASpreadsheetError. Only for archives without a workbook inside."""
    names = set(package.namelist())
    if "mimetype" in names:
        with package.open("mimetype") as source:
            kind = source.read(100)
        if kind.startswith(_OPEN_DOCUMENT + b"spreadsheet"):
            raise OtherFormatError("OpenDocument (.ods)")
        if kind.startswith(_OPEN_DOCUMENT):
            raise OtherFormatError("OpenDocument (.odt)", is_spreadsheet=False)
    if "xl/workbook.bin" in names:
        raise OtherFormatError("Excel Binary Workbook (.xlsb)")
    if any(name.endswith(".iwa") for name in names):
        raise OtherFormatError("Apple Numbers (.numbers)")
    if any(name.startswith("word/") for name in names):
        raise OtherFormatError("Microsoft Word (.docx)", is_spreadsheet=False)
    if any(name.startswith("ppt/") for name in names):
        raise OtherFormatError("Microsoft PowerPoint (.pptx)", is_spreadsheet=False)
    raise NotASpreadsheetError
