"""Find the heading row and say which column means what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agents.staff_import.operations.findings import Finding, Reason, UnreadableListError
from foundation.spreadsheets.tables import Row, Table, column_letter
from foundation.text import comparable


class Column(StrEnum):
    NIP = "nip"
    NAME = "name"
    TITLE_PREFIX = "title_prefix"
    TITLE_SUFFIX = "title_suffix"
    POSITION = "position"
    RANK = "rank"
    GRADE = "grade"
    OPD = "opd"
    UNIT = "unit"
    EMAIL = "email"
    STATUS = "status"


# Folded as `fold` does: letters and digits only.
SYNONYMS = {
    Column.NIP: "nip nipbaru nip18 nip18digit nippegawai nipp3k nipppk nippppk nipnipppk nipnippppk"
    " nomorindukpegawai",
    Column.NAME: "nama namalengkap namapegawai namaasn namapns namadangelar namalengkapdangelar"
    " namalengkapdengangelar namapegawaidangelar",
    Column.TITLE_PREFIX: "gelardepan glrdepan glrdpn",
    Column.TITLE_SUFFIX: "gelarbelakang glrbelakang glrblk",
    Column.POSITION: "jabatan namajabatan jabatanterakhir jabatansekarang",
    Column.RANK: "pangkat namapangkat",
    Column.GRADE: "pangkatgol pangkatgolongan pangkatgolruang pangkatgolonganruang golongan gol"
    " golruang golonganruang golonganpangkat golpangkat golterakhir golonganterakhir",
    Column.OPD: "opd namaopd perangkatdaerah namaperangkatdaerah organisasiperangkatdaerah skpd"
    " namaskpd instansi unitorganisasi unitinduk unitkerjainduk satuankerja satker"
    " instansikerja unorinduk",
    Column.UNIT: "unitkerja namaunitkerja unit unor namaunor subunit subunitkerja upt uptd",
    Column.EMAIL: "email alamatemail surel alamatsurel emailpribadi emaildinas posel",
    Column.STATUS: "status statuskepegawaian statuspegawai jenispegawai jeniskepegawaian statusasn"
    " kedudukanpegawai",
}
_MEANING = {word: column for column, words in SYNONYMS.items() for word in words.split()}
_COUNTERS = {"no", "nomor", "nourut", "nomorurut", ""}
HEADINGS_WITHIN = 30
LEAST_HEADINGS = 2


@dataclass(frozen=True)
class Headings:
    line: int
    at: dict[Column, int]
    names: dict[Column, str]
    ignored: list[str]
    width: int

    def cell_name(self, column: Column, line: int) -> str:
        """As the spreadsheet names the cell (B7); empty where the file lacks the column."""
        return f"{column_letter(self.at[column])}{line}" if column in self.at else ""


def fold(text: str) -> str:
    """Letters and digits alone, small: how headings are compared."""
    return re.sub(r"[\W_]", "", comparable(text))


def recognized(texts: Sequence[str]) -> int:
    """How many different headings of a staff list a row holds."""
    return len({_MEANING[word] for word in map(fold, texts) if word in _MEANING})


def find_headings(table: Table) -> tuple[Headings, list[Row]]:
    """The headings, and the rows below them without the line of numbers that official tables carry.
    Raises UnreadableListError."""
    top = table.rows[:HEADINGS_WITHIN]
    best = max(range(len(top)), key=lambda index: recognized(top[index].texts))
    if recognized(top[best].texts) < LEAST_HEADINGS:
        raise UnreadableListError([Finding(Reason.NO_HEADINGS)])
    headings = _headings(top[best])
    body = table.rows[best + 1 :]
    if body and _is_numbering(body[0]):
        body = body[1:]
    if not body:
        raise UnreadableListError([Finding(Reason.NO_ROWS, line=headings.line)])
    return headings, body


def _headings(row: Row) -> Headings:
    at: dict[Column, int] = {}
    ignored = []
    findings = []
    for index, text in enumerate(row.texts):
        column = _MEANING.get(fold(text))
        if column is None:
            ignored += [text] if fold(text) not in _COUNTERS else []
        elif column in at:
            findings.append(_twice(row, at[column], index))
        else:
            at[column] = index
    if Column.OPD not in at and Column.UNIT in at:
        at[Column.OPD] = at.pop(Column.UNIT)
    findings += _missing(at, row.line)
    if findings:
        raise UnreadableListError(findings)
    names = {column: row.texts[index] for column, index in at.items()}
    return Headings(row.line, at, names, ignored, len(row.cells))


def _twice(row: Row, first: int, second: int) -> Finding:
    params: dict[str, str | int] = {
        "first": f"{row.texts[first]} ({column_letter(first)})",
        "second": f"{row.texts[second]} ({column_letter(second)})",
    }
    cell = f"{column_letter(second)}{row.line}"
    return Finding(Reason.COLUMN_TWICE, row.line, row.texts[second], cell, params)


def _missing(at: dict[Column, int], line: int) -> list[Finding]:
    wanted = [("Nama", {Column.NAME}), ("OPD", {Column.OPD}), ("NIP", {Column.NIP, Column.EMAIL})]
    return [
        Finding(Reason.MISSING_COLUMN, line, name, params={"column": name})
        for name, columns in wanted
        if not columns & at.keys()
    ]


def _is_numbering(row: Row) -> bool:
    """The line `1 2 3 4` or `(1) (2) (3)` that official tables carry under their headings."""
    texts = [text.strip("()") for text in row.texts if text]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 2]
    return len(numbers) == len(texts) > 1 and numbers == sorted(set(numbers))
