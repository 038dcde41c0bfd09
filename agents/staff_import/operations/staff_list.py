"""The file as a staff list, before anything is compared with the registry."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from agents.staff_import.operations.body import Body, BodyReader
from agents.staff_import.operations.findings import Finding, Reason, UnreadableListError
from agents.staff_import.operations.headings import Headings, find_headings, recognized
from agents.staff_import.operations.rows import Entry, RowReader
from agents.staff_import.operations.vocabulary import Column
from foundation.spreadsheets.reading import read
from foundation.spreadsheets.refusals import SpreadsheetRefusedError
from foundation.spreadsheets.tables import Row, Table
from foundation.text import comparable


@dataclass
class StaffList:
    headings: Headings
    entries: list[Entry]
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    # What may name the OPD of a list without such a column: line and text.
    titles: list[tuple[int, str]] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)
    # The rows of people by their line in the file.
    rows: dict[int, Row] = field(default_factory=dict)

    def finding(self, reason: Reason, entry: Entry, column: Column, **params: str | int) -> Finding:
        """A finding about a column that may be absent from the file."""
        name = self.headings.names.get(column, column.value.upper())
        cell = self.headings.cell_name(column, entry.line)
        return Finding(reason, entry.line, name, cell, params, self.headings.sheet)

    def without_errors(self) -> list[Entry]:
        """Entries of rows in which nothing was found wrong."""
        bad = {finding.line for finding in self.errors}
        return [entry for entry in self.entries if entry.line not in bad]


def read_staff_list(data: bytes, today: date) -> StaffList:
    """The list in the file, with what is wrong or odd about single rows. `today` is a local day, by
    which ages are judged. Raises UnreadableListError when the file as a whole cannot be read."""
    table = _table(data)
    headings, below, above = find_headings(table)
    body = BodyReader(headings).read(below)
    if not body.people:
        raise UnreadableListError([Finding(Reason.NO_ROWS, headings.line, sheet=table.sheet)])
    reader = RowReader(headings, today, table.is_text)
    entries = [reader.read(row) for row in body.people]
    staff_list = StaffList(headings, entries, reader.errors, reader.warnings)
    staff_list.titles = [(row.line, text) for row in above for text in row.own_texts if text]
    staff_list.sections = body.sections
    staff_list.rows = {row.line: row for row in body.people}
    _take_once(staff_list)
    _find_duplicates(staff_list)
    staff_list.warnings = [*_about_the_file(table, headings, body), *staff_list.warnings]
    return staff_list


def _table(data: bytes) -> Table:
    try:
        return read(data, recognized)
    except SpreadsheetRefusedError as error:
        finding = Finding(Reason(error.code), getattr(error, "line", None), params=error.params)
        raise UnreadableListError([finding]) from error


def _about_the_file(table: Table, headings: Headings, body: Body) -> list[Finding]:
    found = []
    for reason, names in (
        (Reason.OTHER_LISTS, table.other_lists),
        (Reason.OTHER_SHEETS, table.other_sheets),
    ):
        if names:
            params: dict[str, str | int] = {"sheets": ", ".join(names), "read": table.sheet}
            found.append(Finding(reason, params=params, sheet=table.sheet))
    if headings.ignored:
        params = {"columns": ", ".join(headings.ignored)}
        found.append(
            Finding(Reason.IGNORED_COLUMNS, headings.line, params=params, sheet=table.sheet)
        )
    return [*found, *_merged(body.people, headings), *body.remarks]


def _merged(rows: Iterable[Row], headings: Headings) -> list[Finding]:
    """One remark for each merged cell that was said of the rows it covers."""
    named = {
        index: name for column, index in headings.at.items() if (name := headings.names[column])
    }
    found: dict[str, Finding] = {}
    for row in rows:
        for index, name in named.items():
            cell = row.cell(index)
            if cell.filled_from and cell.filled_from not in found:
                params: dict[str, str | int] = {"value": cell.text[:80]}
                found[cell.filled_from] = Finding(
                    Reason.MERGED_CELLS, row.line, name, cell.filled_from, params, headings.sheet
                )
    return list(found.values())


def _take_once(staff_list: StaffList) -> None:
    """A row that says what another says already is the same row, and no second person."""
    first: dict[tuple[object, ...], int] = {}
    again: dict[int, int] = {}
    for entry in staff_list.entries:
        line, *said = vars(entry).values()
        place = staff_list.headings.at.get(Column.NIP, -1)
        number = staff_list.rows[line].cell(place).text if place >= 0 and not entry.nip else ""
        key = (*said, number)
        if entry.name and key in first:
            again[line] = first[key]
        else:
            first[key] = line
    if not again:
        return
    remarks = [
        staff_list.finding(Reason.SAME_ROW, entry, Column.NIP, other=again[entry.line])
        for entry in staff_list.entries
        if entry.line in again
    ]
    staff_list.entries = [each for each in staff_list.entries if each.line not in again]
    staff_list.errors = [each for each in staff_list.errors if each.line not in again]
    kept = [each for each in staff_list.warnings if each.line not in again]
    staff_list.warnings = [*kept, *remarks]


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
