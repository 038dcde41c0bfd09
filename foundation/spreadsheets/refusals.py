"""Why a spreadsheet is not read. `code` names the reason for the edge that words it."""


class SpreadsheetRefusedError(Exception):
    code = "unreadable"


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


class UnclosedQuoteError(SpreadsheetRefusedError):
    """A quotation mark opens a cell that never ends; what follows would be swallowed."""

    code = "unclosed_quote"

    def __init__(self, line: int) -> None:
        super().__init__(self.code)
        self.line = line
