"""Tell the rows of people from sections, sums, signatures and headings that come again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.operations.headings import (
    LEAST_HEADINGS,
    Headings,
    is_numbering,
    is_sub_heading,
    recognized,
)
from agents.staff_import.operations.vocabulary import Column
from foundation.spreadsheets.tables import Cell, CellKind, Row

SHOWN = 80
WIDE = 3  # columns that a merged cell spans when it stands over people, and not in their row
NOTHING = {"-", "–", "—", "0"}  # what a cell says that says nothing
_DIGITS = re.compile(r"\d[\d\s.]{8,}\d|\d(?:[.,]\d+)?[eE]\+?\d+")
_SUM = re.compile(
    r"^(?:jumlah|jml|total|sub ?total|grand total|rekap(?:itulasi)?|ringkasan|rata-rata)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:^|[\s:=])\d{1,5}(?: orang)?$")
_MONTHS = (
    "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    "|nopember|desember"
)
_SIGNATURE = re.compile(
    r"^(?:mengetahui|menyetujui|mengesahkan|disahkan|diketahui|disetujui|ditetapkan di|dibuat"
    r"|disusun|pembuat daftar|yang (?:membuat|menyusun|melaporkan)|ttd|tertanda|dikeluarkan di"
    r"|tembusan|catatan|keterangan|sumber|a\.? ?n\.?\s|an\.|plt\.?\s|plh\.?\s|nip\b"
    r"|(?:kepala|plt\.? kepala) (?:dinas|badan|kantor|bagian|bidang|sub|upt|puskesmas|sekolah)"
    r"|bupati|wali ?kota|sekretaris daerah|camat|direktur|inspektur)\b"
    rf"|^[\w .()]{{3,50}},?\s+(?:tanggal\s+)?(?:\d{{1,2}}|[.…_\s]+)\s*(?:{_MONTHS})\s+\d{{2,4}}\W*$",
    re.IGNORECASE,
)
# Words that begin the name of a unit or of a group of posts, and no person's.
_UNIT = re.compile(
    r"^(?:[a-z0-9ivx]{1,5}[.)]\s*)?(?:sekretariat|bidang|bagian|sub|seksi|upt|uptd|puskesmas|pustu"
    r"|dinas|badan|kantor|kecamatan|kelurahan|desa|inspektorat|rumah sakit|rsud|blud|sekolah"
    r"|sdn?|smpn?|sman?|smkn?|tk|paud|skb|kelompok|golongan|gol\.|eselon|jabatan|pejabat|pelaksana"
    r"|fungsional|struktural|pns|cpns|pppk|p3k|asn|non|tenaga|honorer|pegawai|guru|instalasi|unit"
    r"|cabang|koordinator wilayah|korwil|laki-laki|perempuan|staf)\b",
    re.IGNORECASE,
)


@dataclass
class Body:
    """The rows of people, and a word on every other row."""

    people: list[Row] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    # Rows that stand over people: line and text, in the order of the file.
    sections: list[tuple[int, str]] = field(default_factory=list)


class BodyReader:
    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self._places = sorted(headings.places)
        self._name = headings.at[Column.NAME]
        self._nip = headings.at.get(Column.NIP, -1)
        self._body = Body()
        self._signature: list[Row] = []
        self._is_below_sum = False
        self._is_below_heading = False

    def read(self, rows: Iterable[Row]) -> Body:
        found = list(rows)
        self._are_numbered = self._numbers_most(found)
        for row in _joined(found, self._name) if self._headings.are_combined else found:
            self._take(row)
        self._end_signature()
        return self._body

    def _take(self, row: Row) -> None:
        if self._is_heading(row):
            return
        reason = self._reason_against(row)
        if reason is Reason.SIGNATURE_ROWS:
            self._signature.append(row)
            return
        self._is_below_sum = reason is Reason.RECAP_ROW
        if reason is None:
            self._end_signature()
            self._body.people.append(row)
            return
        if self._signature and reason is not Reason.RECAP_ROW:
            self._signature.append(row)
            return
        if reason is Reason.SECTION_ROW:
            self._body.sections.append((row.line, _said(row)))
        self._remark(reason, row)

    def _is_heading(self, row: Row) -> bool:
        """A heading that comes again, as on the next page; its line of numbers is not worth a word."""
        if any(_DIGITS.search(text) for text in row.texts):
            self._is_below_heading = False
            return False
        if is_numbering(row):
            return True
        known = recognized(row.own_texts)
        if known > LEAST_HEADINGS or (known and 2 * known >= len(self._headings.at)):
            self._remark(Reason.REPEATED_HEADINGS, row)
            self._is_below_heading = True
            return True
        goes_on = self._is_below_heading and is_sub_heading(row)
        self._is_below_heading = goes_on
        return goes_on

    def _reason_against(self, row: Row) -> Reason | None:
        """Why a row is no person's; None when it is one's, whatever may be wrong with it."""
        own = {place for place in self._places if _says(row.cell(place))}
        name, nip = row.cell(self._name), row.cell(self._nip) if self._nip >= 0 else Cell("")
        has_number = bool(_DIGITS.search(nip.text)) or nip.kind is CellKind.NUMBER
        if _says(nip) and not nip.filled_from and nip.kind is not CellKind.NUMBER:
            has_number = has_number or nip.text.strip(" '").isdecimal()
        if not _DIGITS.search(nip.text) and (
            _is_sum(row) or (len(own) < WIDE and self._counts(row, own, nip))
        ):
            return Reason.RECAP_ROW
        if name.filled_from and (nip.filled_from or not _says(nip)):
            return Reason.CONTINUED_ROW
        is_whole = len(own) >= WIDE or (has_number and _says(name) and not self._signature)
        if is_whole:
            return None
        if self._signature or _is_signature(row):
            return Reason.SIGNATURE_ROWS
        return self._reason_against_few(row, own, has_number=has_number)

    def _counts(self, row: Row, own: set[int], nip: Cell) -> bool:
        """Whether a row without a NIP says how many there are of something."""
        if self._is_below_sum and not _is_signature(row):
            return any(_COUNT.search(text) for text in row.own_texts)
        is_count = _says(nip) and nip.text.isdecimal() and not own - {self._nip, self._name}
        name = row.cell(self._name).text
        return is_count and (not name or bool(_UNIT.match(name)))

    def _reason_against_few(self, row: Row, own: set[int], *, has_number: bool) -> Reason | None:
        """Of rows that say little."""
        texts = [cell for cell in row.cells if cell.text and not cell.filled_from]
        if any(cell.across >= WIDE for cell in texts):
            return Reason.SECTION_ROW
        if has_number or (self._name in own and len(own) > 1):
            return None
        if self._name in own:
            name = row.cell(self._name).text
            is_left_out = self._are_numbered and not _number_of(row)
            return Reason.SECTION_ROW if is_left_out or _UNIT.match(name) else None
        if not own:
            is_heading = len(texts) <= 2 and any(_is_words(cell.text) for cell in texts)
            return Reason.SECTION_ROW if is_heading else Reason.NOBODY_ROW
        if len(own) == 1 and len(texts) <= 2:
            said = row.cell(next(iter(own))).text
            if "@" in said:
                return None
            return Reason.SECTION_ROW if len(texts) == 1 or _UNIT.match(said) else Reason.NOBODY_ROW
        return None if len(own) > 1 else Reason.NOBODY_ROW

    def _numbers_most(self, rows: list[Row]) -> bool:
        people = [row for row in rows if _DIGITS.search(row.cell(self._nip).text)]
        return 0 not in self._places and 2 * sum(bool(_number_of(row)) for row in people) > len(
            people
        )

    def _end_signature(self) -> None:
        if not self._signature:
            return
        first, last = self._signature[0], self._signature[-1]
        params: dict[str, str | int] = {"last": last.line, "value": _said(first)}
        self._body.remarks.append(
            Finding(Reason.SIGNATURE_ROWS, first.line, params=params, sheet=self._headings.sheet)
        )
        self._signature.clear()

    def _remark(self, reason: Reason, row: Row) -> None:
        params: dict[str, str | int] = {"value": _said(row)}
        self._body.remarks.append(
            Finding(reason, row.line, params=params, sheet=self._headings.sheet)
        )


def _joined(rows: list[Row], place: int) -> list[Row]:
    """Where name and NIP share a column, some put the NIP on a line of its own below the name."""
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else None
        is_number = _is_number_alone(row.cell(place).text)
        if is_number and above is not None and _is_name_alone(above.cell(place).text):
            found[-1] = _together(above, row)
        else:
            found.append(row)
    return found


def _is_number_alone(text: str) -> bool:
    return bool(_DIGITS.search(text)) and not re.search(r"[a-z]{2,}", re.sub(r"(?i)nip", "", text))


def _is_name_alone(text: str) -> bool:
    return bool(text) and not _DIGITS.search(text) and not _SIGNATURE.search(text)


def _together(first: Row, second: Row) -> Row:
    width = max(len(first.cells), len(second.cells))
    pairs = [(first.cell(index), second.cell(index)) for index in range(width)]
    return Row(first.line, tuple(_both(*pair) for pair in pairs))


def _both(first: Cell, second: Cell) -> Cell:
    if not first.text or second.filled_from or first.text == second.text:
        return first if first.text else second
    return Cell(f"{first.text} {second.text}") if second.text else first


def _says(cell: Cell) -> bool:
    return bool(cell.text) and cell.text not in NOTHING and not cell.filled_from


def _is_sum(row: Row) -> bool:
    return any(_SUM.search(text) for text in [text for text in row.own_texts if text][:2])


def _is_signature(row: Row) -> bool:
    return any(_SIGNATURE.search(text) for text in row.own_texts if text)


def _is_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{3,}", text))


def _number_of(row: Row) -> str:
    """The number in front of a row."""
    first = row.cell(0).text.strip(" .")
    return first if first.isdecimal() else ""


def _said(row: Row) -> str:
    return " ".join(" ".join(text for text in row.own_texts if text).split())[:SHOWN]
