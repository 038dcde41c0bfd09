"""Why a spreadsheet is not read. `code` names the reason for the edge that words it."""


class SpreadsheetRefusedError(Exception):
    code = "unreadable"

    @property
    def params(self) -> dict[str, str | int]:
        """What the sentence of the reason names."""
        return {}


class EmptyFileError(SpreadsheetRefusedError):
    """Nothing is in the file, or nothing but blank rows."""

    code = "empty_file"


class LegacyFormatError(SpreadsheetRefusedError):
    """The binary .xls of old."""

    code = "legacy_format"


class ProtectedError(SpreadsheetRefusedError):
    """The workbook opens with a password."""

    code = "protected"


class DamagedError(SpreadsheetRefusedError):
    """It begins like a workbook and does not go on like one."""

    code = "damaged"


class TooLargeError(SpreadsheetRefusedError):
    """Larger when unpacked, longer or wider than a list can be."""

    code = "too_large"


class NotASpreadsheetError(SpreadsheetRefusedError):
    """Neither a workbook nor text."""

    code = "not_a_spreadsheet"


class OtherFormatError(NotASpreadsheetError):
    """A format that is known by name and not read here.

    `code` is `other_format` for a spreadsheet that a program can save anew, `document_format`
    for what is none. `format` is its name as its makers write it.
    """

    def __init__(self, name: str, *, is_spreadsheet: bool = True) -> None:
        super().__init__(name)
        self.code = "other_format" if is_spreadsheet else "document_format"
        self.format = name

    @property
    def params(self) -> dict[str, str | int]:
        return {"format": self.format}


class UnclosedQuoteError(SpreadsheetRefusedError):
    """A quotation mark opens a cell that never ends; what follows would be swallowed."""

    code = "unclosed_quote"

    def __init__(self, line: int) -> None:
        super().__init__(self.code)
        self.line = line
