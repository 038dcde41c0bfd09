"""XLSX: values only, numbers told from text, merged cells filled down."""

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from foundation.spreadsheets.packages import transitional
from foundation.spreadsheets.refusals import (
    DamagedError,
    SpreadsheetRefusedError,
    TooLargeError,
)
from foundation.spreadsheets.tables import (
    BLANK,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    CellKind,
    Row,
    Table,
    column_letter,
    column_number,
)
from foundation.text import one_line

LAST_ROW = 1_048_576  # of the format; a forged row number must not make us count further
EXACT_DIGITS = 15  # a spreadsheet's number keeps no more
HEADINGS_WITHIN = 30  # rows with something in them, from the top
LEAST_HEADINGS = 3  # of a sheet that is worth a word when it was not read
MAX_FILLED = 200_000  # cells that merged ones bring
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"
)


@dataclass(frozen=True)
class _Merged:
    first: int  # row, from 1
    last: int
    left: int  # column, from 0
    right: int

    @property
    def name(self) -> str:
        left, right = column_letter(self.left), column_letter(self.right)
        return f"{left}{self.first}:{right}{self.last}"


def read_workbook(data: bytes, recognize: Callable[[Sequence[str]], int]) -> Table:
    """Of the sheets that are shown, the one with most headings near its top; the first of several.

    `data` has passed `check_package`. Raises DamagedError, TooLargeError.
    """
    try:
        data = transitional(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return _best_sheet(book, data, recognize)
    except SpreadsheetRefusedError:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken file provokes
        raise DamagedError from error


def _best_sheet(book: Any, data: bytes, recognize: Callable[[Sequence[str]], int]) -> Table:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    tops = {sheet.title: list(islice(_filled_rows(sheet), HEADINGS_WITHIN)) for sheet in visible}
    found = {
        title: max((recognize(row.texts) for row in rows), default=0)
        for title, rows in tops.items()
        if rows
    }
    if not found:
        return Table([], is_text=False)
    best = max(found, key=lambda title: found[title])
    sheet = next(each for each in visible if each.title == best)
    others = {title: number for title, number in found.items() if title != best}
    return Table(
        _with_merged(_rows(sheet), _merged_cells(sheet, data)),
        is_text=False,
        sheet=best,
        other_sheets=[title for title, number in others.items() if number < LEAST_HEADINGS],
        other_lists=[title for title, number in others.items() if number >= LEAST_HEADINGS],
    )


def _rows(sheet: Any) -> list[Row]:
    rows: list[Row] = []
    for row in _filled_rows(sheet):
        if len(rows) == MAX_ROWS or row.cell(MAX_COLUMNS).text:
            raise TooLargeError
        rows.append(row)
    return rows


def _filled_rows(sheet: Any) -> Iterator[Row]:
    # Some exporters declare a size of one cell; forget it and read what is there.
    sheet.reset_dimensions()
    grid = sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1)
    for line, cells in enumerate(grid, start=1):
        # Most cells of the widest grid are not there.
        found = [BLANK if cell.value is None else _cell(cell) for cell in cells]
        while found and not found[-1].text:
            found.pop()
        if found:
            yield Row(line, tuple(found))


def _cell(cell: Any) -> Cell:
    value = cell.value
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


def _merged_cells(sheet: Any, data: bytes) -> list[_Merged]:
    """The reader of rows passes over them; they stand behind the rows in the part of the sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read(sheet._worksheet_path)
    behind = part.rpartition(b"sheetData>")[2]
    found = []
    for match in _MERGED.finditer(behind):
        left, top, right, bottom = (each.decode() for each in match.groups())
        found.append(_Merged(int(top), int(bottom), column_number(left), column_number(right)))
    return found


def _with_merged(rows: list[Row], merged: list[_Merged]) -> list[Row]:
    """What stands in a cell that was merged downwards is said of every row that it covers; blank
    rows stay blank. Raises TooLargeError."""
    lines = [row.line for row in rows]
    changed: dict[int, dict[int, Cell]] = {}
    filled = 0
    for each in merged:
        index = bisect_left(lines, each.first)
        if each.left >= MAX_COLUMNS or index == len(lines) or lines[index] != each.first:
            continue
        source = rows[index].cell(each.left)
        if not source.text:
            continue
        across = source._replace(across=each.right - each.left + 1)
        changed.setdefault(index, {})[each.left] = across
        stop = bisect_right(lines, each.last)
        filled += stop - index
        if filled > MAX_FILLED:
            raise TooLargeError
        for below in range(index + 1, stop):
            changed.setdefault(below, {})[each.left] = across._replace(filled_from=each.name)
    for index, cells in changed.items():
        rows[index] = _replaced(rows[index], cells)
    return rows


def _replaced(row: Row, cells: dict[int, Cell]) -> Row:
    width = max(len(row.cells), max(cells) + 1)
    return Row(row.line, tuple(cells.get(column, row.cell(column)) for column in range(width)))
