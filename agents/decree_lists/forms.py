"""A list for a decree, and the end of all that it gave; each is looked at before it is done."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.decree_lists.operations.lists import (
    MOST_ROWS,
    ColumnsMissingError,
    Entry,
    NoRowsError,
    TooManyRowsError,
    read_list,
)
from agents.registry.forms.base import day_field
from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.reasons import sentence
from foundation.forms import CleanFields
from foundation.spreadsheets.refusals import SpreadsheetRefusedError

LARGEST = 2 * 1024 * 1024
LONGEST = 500_000
_WORDS: dict[type[Exception], Any] = {
    ColumnsMissingError: _(
        "The columns NIP and Tugas were not found. Write headings above the list, or paste the"
        " columns in the order NIP, Tugas, Cakupan, Mulai, Selesai."
    ),
    NoRowsError: _("The list names nobody. Put at least one row below the headings."),
    TooManyRowsError: _("A list has at most %(most)s rows. Divide it."),
}


class ListForm(CleanFields, forms.Form):
    """`entries` and `text` after it is valid: the rows, and the list as text that reads the same."""

    text = forms.CharField(
        label=_("The list"),
        required=False,
        max_length=LONGEST,
        # Lines are counted, blank ones too.
        strip=False,
        help_text=_(
            "Copy the rows in Excel and paste them here. Columns: NIP, Tugas, Cakupan, and where a"
            " row has days of its own Mulai and Selesai. Several OPDs stand in one cell, separated"
            " by “;”."
        ),
        widget=forms.Textarea(attrs={"rows": 10, "wrap": "off", "spellcheck": "false"}),
    )
    upload = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("An .xlsx or .csv file with the same columns, 2 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    starts_on = day_field(
        _("First day"), help_text=_("For rows that do not name a day of their own.")
    )
    ends_on = day_field(
        _("Last day"), required=False, help_text=_("Leave it empty when the decree names none.")
    )

    entries: list[Entry]
    # The list as it was read, whichever way it came.
    read: str

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        upload, text = cleaned.get("upload"), cleaned.get("text", "")
        if self.errors:
            return cleaned
        if bool(upload) == bool(text.strip()):
            self.add_error("text", _("Paste the rows or choose a file: one of the two."))
            return cleaned
        first, last = cleaned["starts_on"], cleaned.get("ends_on")
        if last is not None and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        self._read("upload" if upload else "text", upload, text)
        return cleaned

    def _read(self, field: str, upload: Any, text: str) -> None:
        if upload and upload.size > LARGEST:
            self.add_error(field, sentence(Finding(Reason.TOO_LARGE)))
            return
        try:
            self.entries, self.read = read_list(upload.read() if upload else text.encode())
        except SpreadsheetRefusedError as refusal:
            self.add_error(field, sentence(Finding(Reason(refusal.code), params=refusal.params)))
        except tuple(_WORDS) as refusal:
            self.add_error(field, str(_WORDS[type(refusal)]) % {"most": MOST_ROWS})

    @property
    def days(self) -> tuple[date, date | None]:
        return self.cleaned_data["starts_on"], self.cleaned_data.get("ends_on")


class EndAllForm(CleanFields, forms.Form):
    on = day_field(_("Last day"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: the decree was withdrawn, or a new one takes its place."),
    )
