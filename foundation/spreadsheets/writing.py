"""Spreadsheets that open as what they are: text stays text, nothing becomes a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils import timezone

Value = str | int | float | Decimal | date | datetime | None

LONGEST_TEXT = 32_767  # of a cell; a longer one would be dropped whole
EXACT_DIGITS = 15
DEFAULT_WIDTH = 18
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = ()


def xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook. Strings are text whatever they look like; numbers and dates can be reckoned with."""
    target = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        styles = {
            "heading": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "instant": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        }
        for sheet in sheets:
            _write_sheet(book, sheet, styles)
    return target.getvalue()


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """CSV as Excel with Indonesian settings opens it: BOM, `;`, decimal comma."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([_csv_value(each) for each in headings])
    writer.writerows([_csv_value(each) for each in row] for row in rows)
    return "\ufeff" + target.getvalue()


def _write_sheet(book: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    title = _NOT_IN_SHEET_NAMES.sub(" ", sheet.title).strip("' ")[:31]
    page = book.add_worksheet(title or None)
    widths = [*sheet.widths, *[DEFAULT_WIDTH] * len(sheet.headings)]
    for column, width in enumerate(widths[: len(sheet.headings)]):
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, heading, styles["heading"])
    for line, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _write_cell(page, line, column, value, styles)


def _write_cell(page: Any, line: int, column: int, value: Value, styles: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        page.write_datetime(line, column, _naive(value), styles["instant"])
    elif isinstance(value, date):
        page.write_datetime(line, column, value, styles["date"])
    elif isinstance(value, str) or not _is_exact(value):
        page.write_string(line, column, str(value)[:LONGEST_TEXT])
    else:
        page.write_number(line, column, value)


def _is_exact(value: int | float | Decimal) -> bool:
    """A whole number of more than 15 digits would lose its tail."""
    return not isinstance(value, int) or abs(value) < 10**EXACT_DIGITS


def _is_long_number(value: str) -> bool:
    """Bare digits of a CSV that a spreadsheet would turn into 1,98501E+17."""
    return value.isdecimal() and len(value) > EXACT_DIGITS


def _naive(instant: datetime) -> datetime:
    return timezone.make_naive(instant) if timezone.is_aware(instant) else instant


def _csv_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{_naive(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_STARTS) or _is_long_number(value) else value
    return str(value).replace(".", ",")
