"""What is wrong with a staff list, in sentences that say how to put it right."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from agents.staff_import.operations.findings import Finding, Reason
from foundation.spreadsheets.tables import MAX_COLUMNS, MAX_ROWS

_BOUNDS = {"rows": f"{MAX_ROWS:,}".replace(",", "."), "columns_limit": MAX_COLUMNS}

_FILE: dict[Reason, Any] = {
    Reason.EMPTY_FILE: _("The file is empty. Choose the file that holds the staff list."),
    Reason.LEGACY_FORMAT: _(
        "This is an old Excel file (.xls). Open it and save it as “Excel Workbook (.xlsx)”."
    ),
    Reason.PROTECTED: _(
        "The file is protected by a password. Remove the password in Excel (File, Info, Protect"
        " Workbook), save, and send it again."
    ),
    Reason.DAMAGED: _(
        "The file is damaged. Open it in Excel or LibreOffice, save it anew as .xlsx, and send"
        " that file."
    ),
    Reason.TOO_LARGE: _(
        "The file is too large for a staff list. Keep one sheet with at most %(rows)s rows and"
        " %(columns_limit)s columns, without pictures, or divide the list into several files."
    ),
    Reason.NOT_A_SPREADSHEET: _(
        "This is not a spreadsheet, whatever its name says. Send an .xlsx file or a .csv file."
    ),
    Reason.OTHER_FORMAT: _(
        "This file is of the format %(format)s, which cannot be read here. Open it in Excel or"
        " LibreOffice, save it as “Excel Workbook (.xlsx)”, and send that file."
    ),
    Reason.DOCUMENT_FORMAT: _(
        "This file is of the format %(format)s and no spreadsheet. Send the spreadsheet that it was"
        " made from, or copy its table into a new workbook and save that as .xlsx."
    ),
    Reason.UNCLOSED_QUOTE: _(
        'A quotation mark (") in this row does not close its cell properly. Remove or close it,'
        " or send the list as .xlsx."
    ),
    Reason.UNREADABLE: _("The file cannot be read. Save it anew as .xlsx and send that file."),
    Reason.NO_HEADINGS: _(
        "No row of headings was found. Give the columns headings such as NIP, Nama, Jabatan,"
        " OPD within the first 30 rows."
    ),
    Reason.MISSING_COLUMN: _(
        "The column “%(column)s” is missing. Add a column with that heading, or correct its"
        " heading."
    ),
    Reason.COLUMN_TWICE: _(
        "Two columns mean the same: %(first)s and %(second)s. Delete one of them or change its"
        " heading."
    ),
    Reason.NO_ROWS: _("There are no rows under the headings. Send a list that names people."),
    Reason.OPD_NOWHERE: _(
        "The list does not say in which OPD people work: there is no column “OPD”, and no title or"
        " section above the rows bears the name of an OPD. Add a column “OPD”, or write the full"
        " name of the OPD in a row above the headings."
    ),
}

_ROW: dict[Reason, Any] = {
    Reason.SHIFTED: _(
        "This row has more cells than there are headings, so its cells may be shifted. Put texts"
        " that contain the separator, such as titles, between quotation marks."
    ),
    Reason.CELL_ERROR: _(
        "The cell shows the error %(value)s. Correct its formula or type the value."
    ),
    Reason.TOO_LONG: _(
        "The text is too long: %(length)s characters, at most %(limit)s. Shorten it."
    ),
    Reason.NAME_MISSING: _("The name is missing. Fill it in, or delete the row."),
    Reason.NIP_MISSING: _(
        "The NIP is missing. Fill it in; for somebody who has none, write Non-ASN in the status"
        " column and fill in the e-mail."
    ),
    Reason.NIP_NUMBER: _(
        "The NIP is stored as a number, so the spreadsheet has lost its last digits. Format the"
        " column as Text and enter the numbers again, or export the list again with the NIP as"
        " text."
    ),
    Reason.NIP_SHAPE: _("A NIP has 18 digits; this one has %(digits)s characters. Correct it."),
    Reason.NIP_BIRTH_DATE: _(
        "The first eight digits of the NIP are no date of birth (year, month, day). Correct the NIP."
    ),
    Reason.NIP_APPOINTMENT: _(
        "Digits 9 to 14 of the NIP are no possible appointment for this status. Correct the NIP"
        " or the status."
    ),
    Reason.NIP_SEX: _("Digit 15 of the NIP must be 1 or 2. Correct the NIP."),
    Reason.NIP_SERIAL: _(
        "The NIP ends in 000. A spreadsheet has probably rounded it: format the column as Text"
        " and enter the number again."
    ),
    Reason.NIP_TWICE: _("The same NIP is also in row %(other)s. Keep one of the rows."),
    Reason.EMAIL_INVALID: _(
        "“%(value)s” is no e-mail address. Correct it or leave the cell empty."
    ),
    Reason.EMAIL_TWICE: _(
        "The same e-mail is also in row %(other)s, and somebody without NIP is known by the"
        " e-mail. Give each person an address of their own."
    ),
    Reason.STATUS_UNKNOWN: _(
        "The status “%(value)s” is not known. Write PNS, CPNS, PPPK, PPPK Paruh Waktu or Non-ASN."
    ),
    Reason.OPD_MISSING: _("The OPD is missing. Fill in its name, short name or alias."),
    Reason.OPD_UNKNOWN: _(
        "No OPD in force is called “%(value)s”. Correct the name, or add it as an alias of the"
        " right OPD in the registry."
    ),
    Reason.OPD_AMBIGUOUS: _(
        "“%(value)s” may mean several OPDs: %(candidates)s. Write the full name or an alias that"
        " only one of them has."
    ),
    Reason.OPD_CLOSED: _(
        "The OPD “%(value)s” is no longer in force on that day and has no successor. Write the"
        " OPD where the person works now."
    ),
    Reason.STARTS_LATER: _(
        "This person already has a posting that starts on %(on)s, after the day from which the"
        " list takes effect. Choose a later day."
    ),
}

_WARNINGS: dict[Reason, Any] = {
    Reason.OTHER_SHEETS: _("Only the sheet “%(read)s” was read; these were left out: %(sheets)s."),
    Reason.OTHER_LISTS: _(
        "Only the sheet “%(read)s” was read. These hold lists as well: %(sheets)s. Send each of them"
        " as a file of its own."
    ),
    Reason.IGNORED_COLUMNS: _("Columns that are not used: %(columns)s."),
    Reason.NIP_AGE: _("By the NIP this person is younger than 17 or older than 75. Please check."),
    Reason.GRADE_UNKNOWN: _("“%(value)s” is not a known rank or grade. Please check."),
    Reason.EMAIL_SHARED: _("The same e-mail is also in row %(other)s. Please check."),
    Reason.EMAIL_OF_ANOTHER: _(
        "The registry knows this e-mail as that of %(name)s. If it is the same person, complete"
        " that record first."
    ),
    Reason.ACCOUNT_KEEPS_EMAIL: _(
        "This person has an account: only the e-mail in the registry changes, the one to sign in"
        " with stays."
    ),
    Reason.UNIT_UNKNOWN: _(
        "No unit of %(opd)s is called “%(value)s”; the person is posted to %(opd)s."
    ),
    Reason.MERGED_CELLS: _(
        "These cells are merged: “%(value)s” was taken for each row that they cover. Please check."
    ),
    Reason.SAME_ROW: _("This row says the same as row %(other)s; it was read once."),
    Reason.SECTION_ROW: _("“%(value)s” is the heading of a section and no person; passed over."),
    Reason.RECAP_ROW: _("“%(value)s” is a sum and no person; passed over."),
    Reason.SIGNATURE_ROWS: _(
        "The rows from here to row %(last)s are notes or a signature and no people; passed over."
        " They begin with “%(value)s”."
    ),
    Reason.REPEATED_HEADINGS: _("The headings come again in this row; passed over."),
    Reason.CONTINUED_ROW: _(
        "This row goes on with the person above it, whose cells are merged; only the first row was"
        " read."
    ),
    Reason.NOBODY_ROW: _("“%(value)s” names nobody; passed over. Please check."),
    Reason.OPD_OF_TITLE: _(
        "There is no OPD in the rows: “%(value)s”, named in this row above them, was taken for"
        " %(number)s people."
    ),
    Reason.OPD_OF_SECTION: _(
        "There is no OPD in the rows: “%(value)s”, the name of this section, was taken for"
        " %(number)s people."
    ),
}

_SENTENCES = _FILE | _ROW | _WARNINGS


def sentence(finding: Finding) -> str:
    """The finding in words of the active language, which say how to put it right."""
    params: dict[str, Any] = {**_BOUNDS, **finding.params}
    day = parse_date(str(params.get("on", "")))
    if day is not None:
        params["on"] = date_format(day)
    return str(_SENTENCES[finding.reason]) % params
