"""The result of an import as rows of words, for the page and for the workbook."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agents.models import Opd, Person, Posting, StaffImport
from agents.staff_import.operations.findings import Finding
from agents.staff_import.operations.runs import rows_to_correct
from agents.staff_import.operations.vocabulary import PLAIN
from agents.staff_import.reasons import sentence
from foundation.spreadsheets.writing import Sheet, xlsx

SHOWN = 500
# The last column of the file to correct; the reader passes over a heading of that name.
TO_CORRECT = "Yang perlu diperbaiki"
_EMPLOYMENTS = dict(Person.EmploymentKind.choices)


@dataclass(frozen=True)
class ResultTable:
    key: str
    title: str
    note: str
    headings: list[str]
    rows: list[list[str | int]]
    widths: list[int]

    @property
    def shown(self) -> list[list[str | int]]:
        return self.rows[:SHOWN]

    @property
    def hidden(self) -> int:
        return max(0, len(self.rows) - SHOWN)


def tables_of(run: StaffImport) -> list[ResultTable]:
    """Errors first; tables without rows are left out."""
    result = run.result
    tables = [
        _findings(
            "errors", _("Errors"), _("Put these right in the file and send it again."), result
        ),
        _findings("warnings", _("Please check"), _("These are no obstacle."), result),
        _changes(result.get("changes", [])),
        _missing(result.get("missing", [])),
    ]
    return [table for table in tables if table.rows]


def workbook_of(run: StaffImport) -> bytes:
    """The result as an XLSX file, one sheet for each table; unlike the page it shows every row."""
    return xlsx(
        Sheet(table.title, table.headings, table.rows, table.widths) for table in tables_of(run)
    )


def correction_of(run: StaffImport) -> bytes:
    """The bad rows as an XLSX file that can be sent again once they are right: cells as they were
    sent, and beside them what is wrong. Raises UnreadableListError."""
    staff_list, lines = rows_to_correct(run)
    titles: dict[int, str] = {}
    for column, place in sorted(staff_list.headings.at.items(), key=lambda each: each[1]):
        titles[place] = f"{titles[place]} / {PLAIN[column]}" if place in titles else PLAIN[column]
    wrong: dict[int, list[str]] = {}
    for finding in map(Finding.from_json, run.result.get("errors", [])):
        wrong.setdefault(finding.line or 0, []).append(sentence(finding))
    rows = [
        [*(staff_list.rows[line].cell(place).text for place in titles), " ".join(wrong[line])]
        for line in lines
    ]
    headings, widths = [*titles.values(), TO_CORRECT], [22] * len(titles) + [90]
    return xlsx([Sheet(_("Rows to correct"), headings, rows, widths)])


def _findings(key: str, title: str, note: str, result: dict[str, Any]) -> ResultTable:
    findings = [Finding.from_json(row) for row in result.get(key, [])]
    rows: list[list[str | int]] = [
        [each.sheet, each.line or "", each.column, each.cell, sentence(each)] for each in findings
    ]
    headings = [_("Sheet"), _("Row"), _("Column"), _("Cell"), _("Explanation")]
    widths = [20, 8, 20, 10, 90]
    if not any(each.sheet for each in findings):  # CSV has no sheets
        headings, rows, widths = headings[1:], [row[1:] for row in rows], widths[1:]
    return ResultTable(key, title, note, headings, rows, widths)


def _changes(changes: list[dict[str, Any]]) -> ResultTable:
    rows: list[list[str | int]] = [
        [
            each["line"],
            each["name"],
            each["nip"],
            each.get("opd", ""),
            each.get("position", ""),
            each.get("grade", ""),
            _("new") if each["is_new"] else _("changed"),
            "; ".join(_change(*field) for field in each["fields"]),
        ]
        for each in changes
    ]
    work = [_label(name) for name in ("opd", "position", "grade")]
    headings = [_("Row"), _("Name"), _("NIP"), *work, _("What happens"), _("Details")]
    note = _("What the list changes in the registry.")
    return ResultTable(
        "changes", _("Changes"), note, headings, rows, [8, 36, 22, 36, 36, 24, 14, 90]
    )


def _missing(people: list[dict[str, str]]) -> ResultTable:
    rows: list[list[str | int]] = [[each["name"], each["nip"], each["opd"]] for each in people]
    headings = [_("Name"), _("NIP"), _label("opd")]
    note = _(
        "These people work in an OPD of the list and are not on it. Nothing about them changes."
    )
    return ResultTable("missing", _("Not on the list"), note, headings, rows, [36, 22, 60])


def _change(name: str, old: str, new: str) -> str:
    label = _label(name)
    if name == "is_verified":
        return label
    old, new = (str(_EMPLOYMENTS.get(value, value)) for value in (old, new))
    return f"{label}: {old} → {new}" if old else f"{label}: {new}"


def _label(name: str) -> str:
    if name == "opd":
        return capfirst(str(Opd._meta.verbose_name))
    model = Posting if name in {"position", "grade"} else Person
    return capfirst(str(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
