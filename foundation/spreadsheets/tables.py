"""What a spreadsheet is to the code that reads it: rows that know their line in the file."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

MAX_ROWS = 20_000
MAX_COLUMNS = 60


class CellKind(Enum):
    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    ERROR = auto()  # what a formula left: #N/A, #REF!


class Cell(NamedTuple):
    text: str
    kind: CellKind = CellKind.TEXT
    # The merged cell that this one repeats, as the spreadsheet names it (F4:F20); else empty.
    filled_from: str = ""
    # How many columns a merged cell spans.
    across: int = 1


BLANK = Cell("")


@dataclass(frozen=True, slots=True)
class Row:
    line: int  # as a person counts, from 1
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of that column, counted from 0; blank beyond the last."""
        return self.cells[column] if column < len(self.cells) else BLANK

    @property
    def is_blank(self) -> bool:
        return not any(cell.text for cell in self.cells)

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]

    @property
    def own_texts(self) -> list[str]:
        """The texts that stand in the row itself, without what a merged cell above brings."""
        return ["" if cell.filled_from else cell.text for cell in self.cells]


@dataclass(frozen=True)
class Table:
    """The rows of one sheet that are not blank."""

    rows: list[Row]
    is_text: bool  # CSV: a comma too many shifts cells, which no workbook does
    sheet: str = ""  # its name; a CSV file has none
    other_sheets: list[str] = field(default_factory=list)
    # Those of the others that have headings too.
    other_lists: list[str] = field(default_factory=list)


def column_letter(column: int) -> str:
    """`0` is A, `26` is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The reverse of `column_letter`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
