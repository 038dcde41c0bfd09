"""Read a list that somebody's office exported, whatever its spreadsheet made of it."""

from collections.abc import Callable, Sequence

from foundation.spreadsheets.delimited import decode, read_text
from foundation.spreadsheets.formats import refuse_compound, refuse_markup
from foundation.spreadsheets.packages import check_package
from foundation.spreadsheets.refusals import EmptyFileError
from foundation.spreadsheets.tables import Table
from foundation.spreadsheets.workbooks import read_workbook

Recognize = Callable[[Sequence[str]], int]

_ZIP = b"PK\x03\x04"

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def kind_of(data: bytes) -> str:
    """The media type of a spreadsheet by its content. Raises SpreadsheetRefusedError."""
    if not data.strip():
        raise EmptyFileError
    refuse_compound(data)
    if data.startswith(_ZIP):
        check_package(data)
        return XLSX
    refuse_markup(data)
    decode(data)
    return CSV


def read(data: bytes, recognize: Recognize) -> Table:
    """The rows of `data`, told by its content and never by its name.

    `recognize` answers how many headings it knows in a row: the separator of a CSV file
    is the one that makes its heading row readable, the sheet of a workbook the one that
    has most of them. Raises SpreadsheetRefusedError.
    """
    is_workbook = kind_of(data) == XLSX
    table = read_workbook(data, recognize) if is_workbook else read_text(data, recognize)
    if not table.rows:
        raise EmptyFileError
    return table
