"""Forms that send questions and take them away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
from assessments.bank.forms import CategoryField
from assessments.exchange import runs
from assessments.exchange.formats import LARGEST, WRITTEN
from assessments.models import QuestionImport, QuestionVersion
from foundation.files.refusals import FileRefusedError
from foundation.forms import CleanFields
from foundation.users import Account

MEGABYTES = LARGEST // (1024 * 1024)


class SendForm(RegistryForm):
    action = "assessments.send"
    refusals: Refusals = {
        FileRefusedError: ("file", _("The file is empty or too large: send at most 20 MB."))
    }

    file = forms.FileField(label=_("file"), help_text=_("At most 20 MB."))
    format = forms.ChoiceField(label=_("format"), choices=QuestionImport.Format.choices)
    category = CategoryField(
        label=_("into the category"),
        empty_label=None,
        help_text=_("Categories that the file names are made below it."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is too large: send at most 20 MB."))
        return file

    def perform(self, by: Account) -> QuestionImport:
        values = self.cleaned_data
        return runs.send(values["file"], values["format"], values["category"], by)


class ExportForm(CleanFields, forms.Form):
    """What is taken away, and how."""

    category = CategoryField(label=_("category, those below included"), empty_label=None)
    format = forms.ChoiceField(
        label=_("format"), choices=[(name, each.label) for name, each in WRITTEN.items()]
    )
    status = forms.ChoiceField(
        label=_("status"),
        required=False,
        choices=[("", _("all")), *QuestionVersion.Status.choices],
    )
