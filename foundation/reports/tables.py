"""Tables of a report: what the page shows is what the files hold, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.spreadsheets.writing import Value

GROUPED_FROM = 1000  # below, formatting for the language changes nothing and takes most of the time


@dataclass(frozen=True)
class Cell:
    """One value of a table; files hold it as it is, the page its `text`.

    `url` opens what stands behind it. Of a name that leads its row: `note` follows in brackets on
    the page alone, `depth` (1 at the top, 0 outside a tree) sets it in below the one above, `pick`
    is what a box before it stands for where rows are ticked (`with_picks`). `offer` are the words of
    the way to `url` where there is no value yet; files leave them out.
    """

    value: Value
    url: str = ""
    note: str = ""
    depth: int = 0
    pick: int | None = None
    offer: str = ""

    @property
    def text(self) -> str:
        return _text(self.value)


@dataclass(frozen=True)
class Column:
    """`numeric` columns are set to the right."""

    label: str
    numeric: bool = False

    @cached_property
    def attributes(self) -> SafeString:
        """Of its cells: the role and the label keep it a table where a phone shows a list."""
        html = (
            ' role="cell" class="kl-num" data-label="{}"'
            if self.numeric
            else ' role="cell" data-label="{}"'
        )
        return format_html(html, self.label)


@dataclass(frozen=True)
class Table:
    """Every row and the total have a cell for each column; a table without total has ()."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()

    @property
    def headings(self) -> list[str]:
        return [column.label for column in self.columns]

    @property
    def values(self) -> list[list[Value]]:
        """For a file: the rows and the total below them."""
        lines = [*self.rows, self.total] if self.total else self.rows
        return [[cell.value for cell in line] for line in lines]


@dataclass(frozen=True)
class Tile:
    """A total above the tables; `hint` says what it is to be compared with."""

    label: str | Promise
    cell: Cell
    hint: str = ""


def counted(count: int | Decimal, url: str) -> Cell:
    """A figure that opens its rows; nought opens nothing."""
    return Cell(count, url if count else "")


def number(value: Decimal | int | None) -> Decimal | int:
    """Whole hours without a decimal, so that they read `4`, not `4,0`; None is nought."""
    value = value or 0
    return int(value) if value == int(value) else value


def signed(change: Decimal | int) -> str:
    """A change with its sign, as a person reads it."""
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{_text(change if change > 0 else -change)}"


def _text(value: Value) -> str:
    if value is None:
        return "–"
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal) or (isinstance(value, int) and value >= GROUPED_FROM):
        return number_format(value, force_grouping=True)
    return str(value)
