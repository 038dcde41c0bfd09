from django import forms
from django.utils.translation import gettext_lazy as _

from agents.models import StaffImport
from agents.registry.forms.base import Refusals, RegistryForm, effective_field
from agents.registry.forms.decrees import REFUSED_FILES
from agents.staff_import.operations import runs
from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.reasons import sentence
from foundation.files.refusals import FileRefusedError
from foundation.spreadsheets.refusals import SpreadsheetRefusedError
from foundation.users import Account


class SendListForm(RegistryForm):
    action = "agents.send_staff_list"
    refusals: Refusals = {
        FileRefusedError: ("upload", ""),
        SpreadsheetRefusedError: ("upload", ""),
    }

    upload = forms.FileField(
        label=_("staff list"),
        allow_empty_file=True,
        help_text=_(
            "An .xlsx or .csv file, 10 MB at most, with a row of headings: Nama, OPD, NIP; also"
            " Jabatan, Pangkat/Gol, Surel, Status. An empty cell changes nothing."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    effective_on = effective_field(
        _("Whoever works in another OPD than before is posted there from this day.")
    )

    def perform(self, by: Account) -> StaffImport:
        data = self.cleaned_data
        return runs.begin(data["upload"], data["effective_on"], by)

    def refuse(self, refusal: Exception) -> None:
        if isinstance(refusal, SpreadsheetRefusedError):
            self.add_error("upload", sentence(Finding(Reason(refusal.code), params=refusal.params)))
        elif isinstance(refusal, FileRefusedError):
            words = str(REFUSED_FILES[refusal.code])
            self.add_error("upload", words % {"detail": refusal.detail})
