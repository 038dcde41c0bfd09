"""The file as a staff list, before anything is compared with the registry."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from agents.staff_import.operations.findings import Finding, Reason, UnreadableListError
from agents.staff_import.operations.headings import Column, Headings, find_headings, recognized
from agents.staff_import.operations.rows import Entry, RowReader
from foundation.spreadsheets.reading import read
from foundation.spreadsheets.refusals import SpreadsheetRefusedError
from foundation.spreadsheets.tables import Table
from foundation.text import comparable


@dataclass
class StaffList:
    headings: Headings
    entries: list[Entry]
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def finding(self, reason: Reason, entry: Entry, column: Column, **params: str | int) -> Finding:
        """A finding about a column that may be absent from the file."""
        name = self.headings.names.get(column, column.value.upper())
        cell = self.headings.cell_name(column, entry.line)
        return Finding(reason, entry.line, name, cell, params)

    def without_errors(self) -> list[Entry]:
        """Entries of rows in which nothing was found wrong."""
        bad = {finding.line for finding in self.errors}
        return [entry for entry in self.entries if entry.line not in bad]


def read_staff_list(data: bytes, today: date) -> StaffList:
    """The list in the file, with what is wrong or odd about single rows. `today` is a local day, by
    which ages are judged. Raises UnreadableListError when the file as a whole cannot be read."""
    table = _table(data)
    headings, body = find_headings(table)
    reader = RowReader(headings, today, table.is_text)
    staff_list = StaffList(headings, [reader.read(row) for row in body])
    staff_list.errors = reader.errors
    staff_list.warnings = [*_about_the_file(table, headings), *reader.warnings]
    _find_duplicates(staff_list)
    return staff_list


def _table(data: bytes) -> Table:
    try:
        return read(data, recognized)
    except SpreadsheetRefusedError as error:
        reason = Reason(error.code)
        raise UnreadableListError([Finding(reason, getattr(error, "line", None))]) from error


def _about_the_file(table: Table, headings: Headings) -> list[Finding]:
    found = []
    if table.other_sheets:
        names = ", ".join(table.other_sheets)
        found.append(Finding(Reason.OTHER_SHEETS, params={"sheets": names}))
    if headings.ignored:
        names = ", ".join(headings.ignored)
        found.append(Finding(Reason.IGNORED_COLUMNS, headings.line, params={"columns": names}))
    return found


def _find_duplicates(staff_list: StaffList) -> None:
    for group in _sharing(staff_list.entries, lambda entry: entry.whole_nip):
        staff_list.errors += _each_names_another(staff_list, group, Reason.NIP_TWICE, Column.NIP)
    for group in _sharing(staff_list.entries, lambda entry: comparable(entry.email)):
        is_key = sum(not entry.nip for entry in group) > 1
        reason = Reason.EMAIL_TWICE if is_key else Reason.EMAIL_SHARED
        findings = _each_names_another(staff_list, group, reason, Column.EMAIL)
        (staff_list.errors if is_key else staff_list.warnings).extend(findings)


def _sharing(entries: list[Entry], key: Callable[[Entry], str]) -> list[list[Entry]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return [group for value, group in groups.items() if value and len(group) > 1]


def _each_names_another(
    staff_list: StaffList, group: list[Entry], reason: Reason, column: Column
) -> list[Finding]:
    first, second = group[0], group[1]
    return [
        staff_list.finding(
            reason, entry, column, other=second.line if entry is first else first.line
        )
        for entry in group
    ]
