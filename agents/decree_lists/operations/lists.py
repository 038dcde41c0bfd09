"""The list of a decree, pasted or as a file: one row for each person and task."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from agents import nips
from agents.models import Appointment
from agents.staff_import.operations.vocabulary import fold
from foundation.forms import FIRST_YEAR, LAST_YEAR
from foundation.spreadsheets.reading import read
from foundation.spreadsheets.tables import Cell, CellKind, Row, Table, column_letter

MOST_ROWS = 1000
HEADINGS_WITHIN = 30
EXACT_DIGITS = 15  # a spreadsheet's number keeps no more
Kind = Appointment.Kind
Circle = Appointment.Circle


class Column(StrEnum):
    """In the order that counts where a list has no headings."""

    NIP = "NIP"
    TASK = "Tugas"
    SCOPE = "Cakupan"
    FIRST = "Mulai"
    LAST = "Selesai"


# Folded: letters and digits only.
HEADINGS = {
    Column.NIP: "nip nipbaru nip18 nippegawai nomorindukpegawai nomornip nonip nipasn nippns",
    Column.TASK: "tugas peran jenistugas tugassebagai penugasan sebagai kedudukan kedudukandalamtim"
    " jabatandalamtim jabatandalamsk perandalamtim",
    Column.SCOPE: "cakupan opd namaopd opdcakupan cakupanopd opddampingan perangkatdaerah wilayah"
    " wilayahtugas lokus unitkerja opddidampingi",
    Column.FIRST: "mulai haripertama tanggalmulai tglmulai mulaitanggal mulaibertugas tmt sejak",
    Column.LAST: "selesai hariterakhir tanggalselesai tglselesai sampai sampaitanggal berakhir"
    " tanggalberakhir",
}
MEANING = {word: column for column, words in HEADINGS.items() for word in words.split()}
TASKS = {
    Kind.HEAD: "kepala kepalaopd kepalaperangkatdaerah kepaladinas kepalabadan opdhead head",
    Kind.INNOVATION_ADMIN: "admininovasi adminopd operatorinovasi innovationadmin",
    Kind.AGENT: "agen ageninovasi ageninovasidaerah innovationagent agent",
    Kind.PAMONG: "pamong pamonginovasi pamonginovasidaerah",
    Kind.SUPERVISOR: "pengawas pengawasklinik supervisor",
    Kind.VERIFIER: "verifikator verifikatorinovasi verifier",
    Kind.EDITOR: "editor editorhalaman",
}
CIRCLES = {
    Circle.IMPLEMENTER: "pelaksana implementer",
    Circle.ACTOR: "aktor actor",
    Circle.NETWORK: "jejaring network",
}
_CLINIC = ("timklinik", "clinicteam", "klinik", "clinic")
_TASK = {word: (kind, "") for kind, words in TASKS.items() for word in words.split()} | {
    f"{clinic}{word}": (Kind.CLINIC, circle)
    for circle, words in CIRCLES.items()
    for word in words.split()
    for clinic in _CLINIC
}
_SEVERAL = re.compile(r"[;\n]")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
_WRITTEN = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")


@dataclass(frozen=True)
class Fault:
    """What is wrong, in a sentence that says how to put it right. `column`: its heading; `cell`: as
    the spreadsheet names it."""

    text: str
    column: str = ""
    cell: str = ""


@dataclass
class Entry:
    """What a row says. `scope`: names as they are written; `first`, `last`: None where it is silent."""

    line: int
    nip: str = ""
    kind: Kind | None = None
    circle: str = ""
    scope: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    faults: list[Fault] = field(default_factory=list)
    columns: dict[Column, int] = field(default_factory=dict)

    def blame(self, column: Column, text: str) -> None:
        """Note what is wrong with a column of this row."""
        place = self.columns.get(column)
        cell = "" if place is None else f"{column_letter(place)}{self.line}"
        self.faults.append(Fault(text, column.value, cell))


class NoRowsError(Exception):
    """Nobody is named in the list."""


class TooManyRowsError(Exception):
    """More than MOST_ROWS."""


class ColumnsMissingError(Exception):
    """There is no column with the NIP, or none with the task."""


def read_list(data: bytes) -> tuple[list[Entry], str]:
    """The rows, and the list as text that reads the same: tabs between cells, and each row on its
    line. Raises SpreadsheetRefusedError and the errors above."""
    table = read(data, _known)
    columns, width, rows = _headings(table)
    rows = [row for row in rows if any(row.cell(place).text for place in columns.values())]
    if not {Column.NIP, Column.TASK} <= columns.keys():
        raise ColumnsMissingError
    if not rows:
        raise NoRowsError
    if len(rows) > MOST_ROWS:
        raise TooManyRowsError
    # Only a text can be shifted: in a workbook notes may stand beside the list.
    widest = width if table.is_text else None
    return [_entry(row, columns, widest) for row in rows], _as_text(table, width)


def _known(cells: Sequence[str]) -> int:
    """How much of a row is a heading or, without headings, reads as what belongs there."""
    named = {MEANING[fold(cell)] for cell in cells if fold(cell) in MEANING}
    read = sum(_is_nip(cell) or fold(cell) in _TASK for cell in cells)
    return 2 * len(named) + read


def _is_nip(text: str) -> bool:
    return re.fullmatch(r"[0-9]{18}", nips.normalize(text)) is not None


def _headings(table: Table) -> tuple[dict[Column, int], int, list[Row]]:
    """Which column stands where, how many there are, and the rows below. Without headings the order
    counts."""
    for index, row in enumerate(table.rows[:HEADINGS_WITHIN]):
        found: dict[Column, int] = {}
        for place, text in enumerate(row.texts):
            meaning = MEANING.get(fold(text))
            if meaning is not None:
                found.setdefault(meaning, place)
        if Column.NIP in found and len(found) > 1:
            return found, len(row.cells), table.rows[index + 1 :]
    first = table.rows[0].cell(0)
    if _is_nip(first.text) or _has_lost_digits(first):
        return {column: place for place, column in enumerate(Column)}, len(Column), table.rows
    return {}, 0, []


def _entry(row: Row, columns: dict[Column, int], widest: int | None) -> Entry:
    entry = Entry(row.line, columns=columns)
    if widest is not None and any(cell.text for cell in row.cells[widest:]):
        entry.faults.append(Fault(_too_wide()))
        return entry
    cells = {column: row.cell(place) for column, place in columns.items()}
    for column, cell in cells.items():
        if cell.kind is CellKind.ERROR:
            text = _("The cell shows the error %(value)s. Correct its formula or type the value.")
            entry.blame(column, text % {"value": cell.text})
    _read_nip(entry, cells[Column.NIP])
    _read_task(entry, cells[Column.TASK].text)
    scope = cells.get(Column.SCOPE, Cell(""))
    entry.scope = [each.strip() for each in _SEVERAL.split(scope.text) if each.strip()]
    entry.first = _day(entry, Column.FIRST, cells)
    entry.last = _day(entry, Column.LAST, cells)
    return entry


def _too_wide() -> str:
    return _(
        "This row has more cells than there are columns. Put a scope of several OPDs between"
        " quotation marks, or paste the rows from the spreadsheet."
    )


def _read_nip(entry: Entry, cell: Cell) -> None:
    if not cell.text:
        entry.blame(Column.NIP, _("The NIP is missing. Fill it in, or delete the row."))
        return
    if _has_lost_digits(cell):
        entry.blame(
            Column.NIP,
            _(
                "The NIP is stored as a number, so the spreadsheet has lost its last digits. Format"
                " the column as Text and enter the numbers again, or export the list again with the"
                " NIP as text."
            ),
        )
        return
    entry.nip = nips.normalize(cell.text)
    if not _is_nip(cell.text):
        text = _("A NIP has 18 digits; this one has %(digits)s characters. Correct it.")
        entry.blame(Column.NIP, text % {"digits": len(entry.nip)})


def _has_lost_digits(cell: Cell) -> bool:
    return cell.kind is CellKind.NUMBER or nips.is_rounded(cell.text)


def _read_task(entry: Entry, text: str) -> None:
    word = fold(text)
    if word in _TASK:
        entry.kind, entry.circle = _TASK[word]
    elif not word:
        entry.blame(Column.TASK, _("The task is missing. Fill it in, for example “Agen inovasi”."))
    elif word in _CLINIC:
        entry.blame(
            Column.TASK,
            _("Say the circle as well: “Tim klinik (pelaksana)”, “(aktor)” or “(jejaring)”."),
        )
    else:
        names = ", ".join(str(kind.label) for kind in Kind)
        text_of = _("The task “%(value)s” is not known. Write one of: %(names)s.")
        entry.blame(Column.TASK, text_of % {"value": text[:60], "names": names})


def _day(entry: Entry, column: Column, cells: dict[Column, Cell]) -> date | None:
    text = cells.get(column, Cell("")).text
    if not text:
        return None
    found = _parsed(text)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        words = _("“%(value)s” is no day. Write it like 31/12/2026.")
        entry.blame(column, words % {"value": text[:40]})
        return None
    return found


def _parsed(text: str) -> date | None:
    for shape in _DAYS:
        try:
            return datetime.strptime(text[:10] if "T" in text else text, shape).date()  # noqa: DTZ007
        except ValueError:
            continue
    match = _WRITTEN.fullmatch(text.casefold())
    if match and match[2] in _MONTHS:
        try:
            return date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
        except ValueError:
            return None
    return None


def _as_text(table: Table, width: int) -> str:
    """Numbers too long for a spreadsheet stay recognisable as such, in the lines of the file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    line = 1
    for row in table.rows:
        buffer.write("\n" * (row.line - line))
        writer.writerow([_text_of(cell) for cell in row.cells[: None if table.is_text else width]])
        line = row.line + 1
    return buffer.getvalue()


def _text_of(cell: Cell) -> str:
    if cell.kind is CellKind.NUMBER and len(cell.text) > EXACT_DIGITS:
        return f"{float(cell.text):e}"
    return cell.text
