"""XLSX: bounded before it is unpacked, values only, numbers told from text."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from foundation.spreadsheets.refusals import (
    DamagedError,
    NotASpreadsheetError,
    SpreadsheetRefusedError,
    TooLargeError,
)
from foundation.spreadsheets.tables import BLANK, MAX_COLUMNS, MAX_ROWS, Cell, CellKind, Row, Table
from foundation.text import one_line

MAX_UNPACKED = 20 * 1024 * 1024
MAX_PARTS = 500
LAST_ROW = 1_048_576  # of the format; a forged row number must not make us count further
EXACT_DIGITS = 15  # a spreadsheet's number keeps no more


def read_workbook(data: bytes) -> Table:
    """The first visible sheet with rows, of a package that `check_package` let pass. Raises
    DamagedError, TooLargeError."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return _first_sheet_with_rows(book)
    except SpreadsheetRefusedError:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken file provokes
        raise DamagedError from error


def check_package(data: bytes) -> None:
    """Raises DamagedError, TooLargeError or NotASpreadsheetError unless `data` is a workbook of
    bearable size, judged without unpacking it."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedError from error
    # The declared sizes are upper bounds: zipfile reads no byte beyond them.
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TooLargeError
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise NotASpreadsheetError


def _first_sheet_with_rows(book: Any) -> Table:
    """Of the sheets that are shown; the names of the others that hold rows go along."""
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    tables = [(sheet.title, _rows(sheet)) for sheet in visible]
    filled = [(title, rows) for title, rows in tables if rows]
    if not filled:
        return Table([], is_text=False)
    return Table(filled[0][1], is_text=False, other_sheets=[title for title, _ in filled[1:]])


def _rows(sheet: Any) -> list[Row]:
    # Some exporters declare a size of one cell; forget it and read what is there.
    sheet.reset_dimensions()
    rows: list[Row] = []
    for row in _read(sheet):
        if row.is_blank:
            continue
        if len(rows) == MAX_ROWS or row.cell(MAX_COLUMNS).text:
            raise TooLargeError
        rows.append(row)
    return rows


def _read(sheet: Any) -> Iterator[Row]:
    grid = sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1)
    for line, cells in enumerate(grid, start=1):
        found = [_cell(cell) for cell in cells]
        while found and not found[-1].text:
            found.pop()
        yield Row(line, tuple(found))


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return BLANK
    if cell.data_type == "e":
        return Cell(str(value), CellKind.ERROR)
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        return Cell(_number(value), CellKind.NUMBER)
    if isinstance(value, date | datetime | time):
        return Cell(value.isoformat(), CellKind.DATE)
    return Cell(one_line(str(value)).strip())


def _number(value: float) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < 10**EXACT_DIGITS):
        return str(int(value))
    return repr(value)
