"""Find the heading rows, of which there may be three, and say which column means what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.staff_import.operations.findings import Finding, Reason, UnreadableListError
from agents.staff_import.operations.vocabulary import (
    BELOW,
    NAMING,
    SILENT,
    Column,
    Meaning,
    fold,
    is_foreign,
    meaning_of,
)
from foundation.spreadsheets.tables import Row, Table, column_letter

HEADINGS_WITHIN = 30
LEAST_HEADINGS = 2
DEEPEST = 3
# Two columns of one of these leave open who is meant; of the others the first is taken.
_ONCE = {Column.NIP, Column.NAME, Column.OPD, Column.EMAIL, Column.STATUS}
_LONG_NUMBER = re.compile(r"\d[\d .]{8,}\d")


@dataclass(frozen=True)
class Headings:
    line: int
    at: dict[Column, int]
    names: dict[Column, str]
    ignored: list[str]
    width: int
    last_line: int = 0
    sheet: str = ""
    # The list has no column for the OPD, and one for units that is read in its place.
    is_unit_alone: bool = False

    def cell_name(self, column: Column, line: int) -> str:
        """As the spreadsheet names the cell (B7); empty where the file lacks the column."""
        return f"{column_letter(self.at[column])}{line}" if column in self.at else ""

    @property
    def are_combined(self) -> bool:
        """Whether name and NIP share a cell."""
        return Column.NIP in self.at and self.at[Column.NIP] == self.at.get(Column.NAME)

    @property
    def places(self) -> set[int]:
        """The columns of the file that are read."""
        return set(self.at.values())


@dataclass(frozen=True)
class _Stack:
    """One column of the heading rows: what stands in it, from top to bottom."""

    index: int
    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        return " – ".join(" ".join(text.split()) for text in self.texts)

    @property
    def meaning(self) -> Meaning:
        if not self.texts:
            return ()
        whole = meaning_of(" ".join(self.texts))
        if whole or len(self.texts) == 1:
            return whole
        above, own = " ".join(self.texts[:-1]), self.texts[-1]
        if fold(own) in NAMING and (groups := meaning_of(above)):
            return groups
        return () if is_foreign(above) else meaning_of(own)


def recognized(texts: Sequence[str]) -> int:
    """How many different headings of a staff list a row holds."""
    return len({column for text in texts for column in meaning_of(text)})


def find_headings(table: Table) -> tuple[Headings, list[Row], list[Row]]:
    """The headings, the rows below them, and the title rows above. Raises UnreadableListError."""
    top = table.rows[:HEADINGS_WITHIN]
    start, depth = _place(top)
    stacks = _stacks(top[start : start + depth])
    if _score(stacks) < LEAST_HEADINGS:
        raise UnreadableListError([Finding(Reason.NO_HEADINGS, sheet=table.sheet)])
    headings = _headings(top[start : start + depth], stacks, table.sheet)
    body = table.rows[start + depth :]
    if not any(not is_numbering(row) for row in body):
        raise UnreadableListError([Finding(Reason.NO_ROWS, headings.line, sheet=table.sheet)])
    return headings, body, table.rows[:start]


def is_numbering(row: Row) -> bool:
    """The line `1 2 3 4` or `(1) (2) (3)` that official tables carry under their headings."""
    texts = [text.strip("() .") for text in row.texts if text]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 2]
    return len(numbers) == len(texts) > 1 and numbers == sorted(set(numbers))


def is_sub_heading(row: Row) -> bool:
    """Whether a row under headings goes on with them: words that only stand below others."""
    words = [fold(text) for text in row.own_texts if text]
    known = [word for word in words if word in BELOW or meaning_of(word)]
    return bool(words) and 2 * len(known) > len(words) and not _names_somebody(row)


def _place(top: list[Row]) -> tuple[int, int]:
    """Where headings begin, and over how many rows they go."""

    def worth(start: int, depth: int) -> tuple[int, int, int]:
        return _score(_stacks(top[start : start + depth])), -depth, -start

    candidates = [
        (start, depth)
        for start in range(len(top))
        for depth in range(1, DEEPEST + 1)
        if start + depth <= len(top)
        and not any(_names_somebody(row) or is_numbering(row) for row in top[start:][:depth])
    ]
    start, depth = max(candidates or [(0, 1)], key=lambda each: worth(*each))
    while (
        depth < DEEPEST
        and start + depth < len(top)
        and is_sub_heading(top[start + depth])
        and worth(start, depth + 1)[0] >= worth(start, depth)[0]
    ):
        depth += 1
    return start, depth


def _score(stacks: list[_Stack]) -> int:
    """Different headings, less those that mean the same."""
    meanings = [column for stack in stacks for column in stack.meaning]
    return 2 * len(set(meanings)) - len(meanings)


def _names_somebody(row: Row) -> bool:
    return any(_LONG_NUMBER.search(text) for text in row.texts)


def _stacks(rows: list[Row]) -> list[_Stack]:
    width = max((len(row.cells) for row in rows), default=0)
    lines = [_spread(row, rows[number + 1 :], width) for number, row in enumerate(rows)]
    stacks = []
    for index in range(width):
        texts: list[str] = []
        for line in lines:
            if line[index] and line[index] not in texts:
                texts.append(line[index])
        stacks.append(_Stack(index, tuple(texts)))
    return stacks


def _spread(row: Row, below: list[Row], width: int) -> list[str]:
    """A heading over several columns stands over each: as it is merged, or, where nothing in the
    row is, as far as the row leaves cells blank over what stands below."""
    texts = [row.cell(index).text for index in range(width)]
    if any(cell.across > 1 for cell in row.cells):
        for index, cell in enumerate(row.cells):
            for other in range(index + 1, min(index + cell.across, width)):
                texts[other] = texts[other] or cell.text
        return texts
    if not below or any(cell.filled_from for cell in row.cells):
        return texts
    for index in range(1, width):
        is_group = below[0].cell(index - 1).text and below[0].cell(index).text
        if not texts[index] and texts[index - 1] and is_group:
            texts[index] = texts[index - 1]
    return texts


def _headings(rows: list[Row], stacks: list[_Stack], sheet: str) -> Headings:
    first, last = rows[0].line, rows[-1].line
    at: dict[Column, int] = {}
    findings = []
    by_index = {stack.index: stack for stack in stacks}
    # A column for the NIP alone says more than one that it shares with the name.
    for stack in sorted(stacks, key=lambda each: len(each.meaning)):
        for column in stack.meaning:
            if column not in at:
                at[column] = stack.index
            elif len(stack.meaning) == 1 and column in _ONCE:
                findings.append(_twice(by_index[at[column]], stack, last, sheet))
    is_unit_alone = Column.OPD not in at and Column.UNIT in at
    if is_unit_alone:
        at[Column.OPD] = at.pop(Column.UNIT)
    findings += _missing(at, first, sheet)
    if findings:
        raise UnreadableListError(findings)
    names = {column: by_index[index].name for column, index in at.items()}
    used = set(at.values())
    ignored = [
        each.name
        for each in stacks
        if each.index not in used and each.texts and fold(each.name) not in SILENT
    ]
    width = max(len(row.cells) for row in rows)
    return Headings(first, at, names, ignored, width, last, sheet, is_unit_alone)


def _twice(first: _Stack, second: _Stack, line: int, sheet: str) -> Finding:
    params: dict[str, str | int] = {
        "first": f"{first.name} ({column_letter(first.index)})",
        "second": f"{second.name} ({column_letter(second.index)})",
    }
    cell = f"{column_letter(second.index)}{line}"
    return Finding(Reason.COLUMN_TWICE, line, second.name, cell, params, sheet)


def _missing(at: dict[Column, int], line: int, sheet: str) -> list[Finding]:
    """OPD alone may be missing: a title or a section may name it."""
    wanted = [("Nama", {Column.NAME}), ("OPD", {Column.OPD}), ("NIP", {Column.NIP, Column.EMAIL})]
    lacking = [name for name, columns in wanted if not columns & at.keys()]
    return [] if lacking == ["OPD"] else [_lacking(name, line, sheet) for name in lacking]


def _lacking(name: str, line: int, sheet: str) -> Finding:
    return Finding(Reason.MISSING_COLUMN, line, name, params={"column": name}, sheet=sheet)
