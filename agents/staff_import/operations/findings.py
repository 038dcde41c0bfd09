"""What is wrong or odd about a file, as codes; `agents.staff_import.reasons` has the words."""

from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Every reason has its sentence in `agents.staff_import.reasons`."""

    # The file as a whole
    EMPTY_FILE = "empty_file"
    LEGACY_FORMAT = "legacy_format"
    PROTECTED = "protected"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    OTHER_FORMAT = "other_format"
    DOCUMENT_FORMAT = "document_format"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNREADABLE = "unreadable"
    NO_HEADINGS = "no_headings"
    MISSING_COLUMN = "missing_column"
    COLUMN_TWICE = "column_twice"
    NO_ROWS = "no_rows"
    OPD_NOWHERE = "opd_nowhere"
    # A row
    SHIFTED = "shifted"
    CELL_ERROR = "cell_error"
    TOO_LONG = "too_long"
    NAME_MISSING = "name_missing"
    NIP_MISSING = "nip_missing"
    NIP_NUMBER = "nip_number"
    NIP_SHAPE = "nip_shape"
    NIP_BIRTH_DATE = "nip_birth_date"
    NIP_APPOINTMENT = "nip_appointment"
    NIP_SEX = "nip_sex"
    NIP_SERIAL = "nip_serial"
    NIP_TWICE = "nip_twice"
    EMAIL_INVALID = "email_invalid"
    EMAIL_TWICE = "email_twice"
    STATUS_UNKNOWN = "status_unknown"
    OPD_MISSING = "opd_missing"
    OPD_UNKNOWN = "opd_unknown"
    OPD_AMBIGUOUS = "opd_ambiguous"
    OPD_CLOSED = "opd_closed"
    STARTS_LATER = "starts_later"
    # Worth a look, no obstacle
    OTHER_SHEETS = "other_sheets"
    OTHER_LISTS = "other_lists"
    IGNORED_COLUMNS = "ignored_columns"
    NIP_AGE = "nip_age"
    GRADE_UNKNOWN = "grade_unknown"
    EMAIL_SHARED = "email_shared"
    EMAIL_OF_ANOTHER = "email_of_another"
    ACCOUNT_KEEPS_EMAIL = "account_keeps_email"
    UNIT_UNKNOWN = "unit_unknown"
    MERGED_CELLS = "merged_cells"
    SAME_ROW = "same_row"
    SECTION_ROW = "section_row"
    RECAP_ROW = "recap_row"
    SIGNATURE_ROWS = "signature_rows"
    REPEATED_HEADINGS = "repeated_headings"
    CONTINUED_ROW = "continued_row"
    NOBODY_ROW = "nobody_row"
    OPD_OF_TITLE = "opd_of_title"
    OPD_OF_SECTION = "opd_of_section"


@dataclass(frozen=True)
class Finding:
    reason: Reason
    line: int | None = None
    column: str = ""  # its heading in the file
    cell: str = ""  # as the spreadsheet names it: B7
    params: dict[str, str | int] = field(default_factory=dict)
    sheet: str = ""  # of a workbook

    def as_json(self) -> list[object]:
        """For StaffImport.result, which outlives the process that found it."""
        return [self.reason.value, self.line, self.column, self.cell, self.params, self.sheet]

    @classmethod
    def from_json(cls, row: list[object]) -> "Finding":
        """The reverse of `as_json`."""
        reason, *rest = row
        return cls(Reason(str(reason)), *rest)  # type: ignore[arg-type]


class UnreadableListError(Exception):
    """The file as a whole cannot be a staff list."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(", ".join(finding.reason for finding in findings))
        self.findings = findings
