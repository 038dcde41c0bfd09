"""A row of the file becomes an entry: what the list says about one person."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from agents import nips
from agents.models import Person, Posting
from agents.staff_import.operations import grades
from agents.staff_import.operations.body import NOTHING
from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.operations.headings import Headings
from agents.staff_import.operations.names import split_number, split_titles
from agents.staff_import.operations.vocabulary import Column, fold
from foundation.spreadsheets.tables import Cell, CellKind, Row
from foundation.text import as_meant

_EMPLOYMENT = {
    Person.EmploymentKind.PNS: "pns pegawainegerisipil",
    Person.EmploymentKind.CPNS: "cpns calonpns calonpegawainegerisipil",
    Person.EmploymentKind.PPPK: "pppk p3k pppkpenuhwaktu pegawaipemerintahdenganperjanjiankerja",
    Person.EmploymentKind.PPPK_PART_TIME: "pppkparuhwaktu p3kparuhwaktu pppkpw paruhwaktu",
    Person.EmploymentKind.NON_ASN: "nonasn nonpns honorer tenagahonorer honor kontrak tenagakontrak"
    " thl tkk ptt pegawaitidaktetap tenagaharianlepas tenaganonasn",
}
EMPLOYMENTS = {word: kind for kind, words in _EMPLOYMENT.items() for word in words.split()}
# True of every civil servant: says nothing about which kind.
_SILENT_STATUS = {"", "asn", "aktif", "tetap"}
_SEVERAL = re.compile(r"[/;,|]")
_FAULTS = {
    nips.Fault.SHAPE: Reason.NIP_SHAPE,
    nips.Fault.BIRTH_DATE: Reason.NIP_BIRTH_DATE,
    nips.Fault.APPOINTMENT: Reason.NIP_APPOINTMENT,
    nips.Fault.SEX: Reason.NIP_SEX,
    nips.Fault.SERIAL: Reason.NIP_SERIAL,
}
_LIMITS = {
    Column.TITLE_PREFIX: Person._meta.get_field("title_prefix").max_length,
    Column.NAME: Person._meta.get_field("name").max_length,
    Column.TITLE_SUFFIX: Person._meta.get_field("title_suffix").max_length,
    Column.EMAIL: Person._meta.get_field("email").max_length,
    Column.POSITION: Posting._meta.get_field("position").max_length,
    Column.GRADE: Posting._meta.get_field("grade").max_length,
}


@dataclass
class Entry:
    line: int
    nip: str = ""
    has_nip: bool = False  # the file says something there, right or wrong
    email: str = ""
    title_prefix: str = ""
    name: str = ""
    title_suffix: str = ""
    employment: str = ""  # as the status column says; '' when it is silent
    position: str = ""
    grade: str = ""
    opd: str = ""
    unit: str = ""

    @property
    def key(self) -> str:
        """By what the person is known: the NIP, or the e-mail of somebody without one."""
        return self.nip or self.email.lower()

    @property
    def whole_nip(self) -> str:
        """The NIP if it has its eighteen digits, else empty."""
        return self.nip if re.fullmatch(r"[0-9]{18}", self.nip) else ""

    @property
    def employment_or_guess(self) -> str:
        """What the status column says, else what the NIP suggests."""
        if self.employment or not self.whole_nip:
            return self.employment
        return nips.employment_of(self.nip)


@dataclass
class RowReader:
    """Reads rows under one set of headings; what it finds wrong or odd gathers here."""

    headings: Headings
    today: date
    is_text: bool
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def read(self, row: Row) -> Entry:
        """One row as an entry; whatever is wrong with it goes to `errors` and `warnings`."""
        if self.is_text and any(cell.text for cell in row.cells[self.headings.width :]):
            self.errors.append(Finding(Reason.SHIFTED, row.line, sheet=self.headings.sheet))
            return Entry(row.line)
        entry = Entry(row.line)
        read: list[Callable[[Row, Entry], None]] = [
            self._name,
            self._work,
            self._status,
            self._nip,
            self._email,
            self._known_by,
            self._lengths,
        ]
        for step in read:
            step(row, entry)
        return entry

    def _name(self, row: Row, entry: Entry) -> None:
        text = self._text(row, Column.NAME)
        if self.headings.are_combined:
            text, _ = split_number(text)
        if not text:
            self._error(Reason.NAME_MISSING, row, Column.NAME)
        if {Column.TITLE_PREFIX, Column.TITLE_SUFFIX} & self.headings.at.keys():
            entry.name = text
            entry.title_prefix = self._text(row, Column.TITLE_PREFIX)
            entry.title_suffix = self._text(row, Column.TITLE_SUFFIX)
        else:
            entry.title_prefix, entry.name, entry.title_suffix = split_titles(text)

    def _work(self, row: Row, entry: Entry) -> None:
        entry.position = self._text(row, Column.POSITION)
        entry.opd = self._text(row, Column.OPD)
        entry.unit = self._text(row, Column.UNIT)
        if not entry.opd and Column.OPD in self.headings.at and not self.headings.is_unit_alone:
            self._error(Reason.OPD_MISSING, row, Column.OPD)
        rank, grade = self._text(row, Column.RANK), self._text(row, Column.GRADE)
        entry.grade = f"{rank} ({grade})" if rank and grade else rank or grade
        if entry.grade and not grades.is_known(grade or rank):
            column = Column.GRADE if grade else Column.RANK
            self._warn(Reason.GRADE_UNKNOWN, row, column, value=entry.grade)

    def _status(self, row: Row, entry: Entry) -> None:
        text = self._text(row, Column.STATUS)
        entry.employment = EMPLOYMENTS.get(fold(text), "")
        if not entry.employment and fold(text) not in _SILENT_STATUS:
            self._error(Reason.STATUS_UNKNOWN, row, Column.STATUS, value=text[:60])

    def _nip(self, row: Row, entry: Entry) -> None:
        cell = self._cell(row, Column.NIP)
        if self.headings.are_combined:
            cell = Cell(split_number(cell.text)[1])
        if not cell.text or cell.text in NOTHING:
            return
        entry.has_nip = True
        if cell.kind is CellKind.NUMBER or nips.is_rounded(cell.text):
            self._error(Reason.NIP_NUMBER, row, Column.NIP)
            return
        entry.nip = _nip_in(cell.text)
        employment = entry.employment_or_guess
        faults = nips.faults(entry.nip, employment, self.today)
        for fault in faults:
            self._error(_FAULTS[fault], row, Column.NIP, digits=len(entry.nip))
        if not faults and nips.Doubt.AGE in nips.doubts(entry.nip, employment, self.today):
            self._warn(Reason.NIP_AGE, row, Column.NIP)

    def _email(self, row: Row, entry: Entry) -> None:
        text = as_meant(self._text(row, Column.EMAIL))
        if not text:
            return
        try:
            validate_email(text)
        except ValidationError:
            self._error(Reason.EMAIL_INVALID, row, Column.EMAIL, value=text[:80])
        entry.email = text

    def _known_by(self, row: Row, entry: Entry) -> None:
        is_known_by_email = entry.employment == Person.EmploymentKind.NON_ASN and entry.email
        if not entry.has_nip and not is_known_by_email:
            self._error(Reason.NIP_MISSING, row, Column.NIP)

    def _lengths(self, row: Row, entry: Entry) -> None:
        for column, limit in _LIMITS.items():
            length = len(getattr(entry, column.value))
            if limit is not None and length > limit:
                self._error(Reason.TOO_LONG, row, column, length=length, limit=limit)

    def _cell(self, row: Row, column: Column) -> Cell:
        return row.cell(self.headings.at[column]) if column in self.headings.at else Cell("")

    def _text(self, row: Row, column: Column) -> str:
        cell = self._cell(row, column)
        if cell.kind is CellKind.ERROR:
            self._error(Reason.CELL_ERROR, row, column, value=cell.text)
        return "" if cell.text in NOTHING else " ".join(cell.text.split())

    def _error(self, reason: Reason, row: Row, column: Column, **params: str | int) -> None:
        self.errors.append(self._finding(reason, row, column, params))

    def _warn(self, reason: Reason, row: Row, column: Column, **params: str | int) -> None:
        self.warnings.append(self._finding(reason, row, column, params))

    def _finding(
        self, reason: Reason, row: Row, column: Column, params: dict[str, str | int]
    ) -> Finding:
        name = self.headings.names.get(column, column.value.upper())
        cell = self.headings.cell_name(column, row.line)
        return Finding(reason, row.line, name, cell, params, self.headings.sheet)


def _nip_in(text: str) -> str:
    """The number normalized; where other numbers or words share the cell, the one of 18 digits."""
    whole = nips.normalize(text)
    if re.fullmatch(r"[0-9]{18}", whole):
        return whole
    several = [*_SEVERAL.split(text), *text.split()]
    parts = {re.sub(r"^nip:?", "", nips.normalize(part).casefold()) for part in several}
    found = [part for part in parts if re.fullmatch(r"[0-9]{18}", part)]
    return found[0] if len(found) == 1 else whole
