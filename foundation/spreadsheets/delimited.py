"""CSV as Indonesian offices export it: `;`, `,` or tab, with a BOM or without, old code pages."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from foundation.spreadsheets.refusals import (
    NotASpreadsheetError,
    TooLargeError,
    UnclosedQuoteError,
)
from foundation.spreadsheets.tables import MAX_COLUMNS, MAX_ROWS, Cell, Row, Table
from foundation.text import NUL, one_line

DELIMITERS = (";", ",", "\t", "|")
HEADINGS_WITHIN = 30  # title lines come first, not pages of them
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)
_TEXT_FORMULA = re.compile(r'="(.*)"$', re.DOTALL)  # how some programs keep long digits as text
_ENOUGH, _MOSTLY = 400, 0.9  # bytes that tell an encoding, and how many of them must
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_text(data: bytes, recognize: Callable[[Sequence[str]], int]) -> Table:
    """The rows of a delimited text. `recognize` answers how many headings a row holds; the
    separator is the one that shows most. Raises NotASpreadsheetError, TooLargeError,
    UnclosedQuoteError."""
    text = decode(data)
    delimiter = _declared(text) or _delimiter(text, recognize)
    rows: list[Row] = []
    for row in _rows(text, delimiter):
        if row.is_blank or (row.line == 1 and _declared(text)):
            continue
        if len(rows) == MAX_ROWS or row.cell(MAX_COLUMNS).text:
            raise TooLargeError
        rows.append(row)
    return Table(rows, is_text=True)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16, or Windows-1252; nothing else is text here."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif unmarked := _unmarked_utf16(data[:_ENOUGH]):
        encodings = [unmarked]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.search(text):
            break
        return text
    raise NotASpreadsheetError


def _unmarked_utf16(start: bytes) -> str:
    """Some programs leave out the mark: every other byte of such a list is zero."""
    even, odd = start[::2], start[1::2]
    if not odd or max(even.count(0) / len(even), odd.count(0) / len(odd)) < _MOSTLY:
        return ""
    return "utf-16-be" if even.count(0) > odd.count(0) else "utf-16-le"


def _declared(text: str) -> str:
    """Excel's own first line `sep=;`."""
    match = _SEPARATOR_LINE.match(text.partition("\n")[0])
    return match.group(1) if match else ""


def _delimiter(text: str, recognize: Callable[[Sequence[str]], int]) -> str:
    """The one that shows most headings; the earlier one when none shows more."""
    top = "".join(text.splitlines(keepends=True)[:HEADINGS_WITHIN])
    return max(DELIMITERS, key=lambda each: _best_row(top, each, recognize))


def _best_row(top: str, delimiter: str, recognize: Callable[[Sequence[str]], int]) -> int:
    # Lenient: the cut after some lines may fall into a quoted cell.
    rows = csv.reader(io.StringIO(top, newline=""), delimiter=delimiter)
    try:
        return max((recognize(cells) for cells in rows), default=0)
    except csv.Error:
        return 0


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(Cell(_clean(cell)) for cell in cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnclosedQuoteError(line) from error


def _clean(text: str) -> str:
    text = one_line(text.replace(NUL, "")).strip()
    match = _TEXT_FORMULA.match(text)
    return match.group(1) if match else text
