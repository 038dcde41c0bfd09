"""What is typed about a certificate from outside, by its holder and by the clinic."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
from credentials.models import Recognition
from credentials.recognition import operations
from credentials.recognition.refusals import (
    NoRuleError,
    OwnCertificateError,
    RecognitionDecidedError,
)
from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from foundation.users import Account

FACTS = (
    *("title", "organiser", "form", "role", "starts_on", "ends_on"),
    *("number", "issued_on", "jp", "predicate", "place"),
)
_NOT_YET = _("This day lies ahead. Send the certificate once it was held.")


class RecognitionForm(CleanFields, forms.ModelForm[Recognition]):
    upload = forms.FileField(
        label=_("Certificate"),
        help_text=_("PDF, JPG or PNG, at most 10 MB; all pages in one file."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    field_order = ("upload", *FACTS)

    class Meta:
        model = Recognition
        fields = FACTS
        widgets = dict.fromkeys(
            ("starts_on", "ends_on", "issued_on"),
            forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        help_texts = {
            "jp": _("As printed; if none is printed, what the organiser told you in writing."),
            "predicate": _("Such as “sangat memuaskan”, if one is printed."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What was given back keeps its file unless another is sent.
        self.fields["upload"].required = self.instance.pk is None
        self.fields["jp"].widget.attrs["step"] = "0.1"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        for name in ("ends_on", "issued_on"):
            day: date | None = data.get(name)
            if day and day > timezone.localdate() and name not in self.errors:
                self.add_error(name, _NOT_YET)
        return data

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}


class _DecisionForm(VersionedForm, RegistryForm):
    shows = frozenset()
    refusals: Refusals = {
        RecognitionDecidedError: (None, _("It was decided, given back or taken back meanwhile.")),
        OwnCertificateError: (None, _("A colleague decides about a certificate of your own.")),
        NoRuleError: (
            None,
            _(
                "No rule of lesson hours holds for this form and role on its last day. Enter one first, "
                "in the rules of lesson hours."
            ),
        ),
    }

    def standing(self, record: Recognition) -> dict[str, Any]:
        return {"state": record.get_state_display()}


class RecogniseForm(_DecisionForm):
    action = "credentials.recognise"
    shows = frozenset({"jp"})

    jp: Any = forms.DecimalField(
        label=_("lesson hours that count"), min_value=0, max_value=999, decimal_places=1
    )

    def standing(self, record: Recognition) -> dict[str, Any]:
        return {**super().standing(record), "jp": record.jp}

    def perform(self, by: Account) -> Recognition:
        return operations.recognise(self.instance, by, jp=self.cleaned_data["jp"])


class GiveBackForm(_DecisionForm):
    action = "credentials.give_back_recognition"

    remarks: Any = forms.CharField(
        label=_("what is to be mended"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def perform(self, by: Account) -> Recognition:
        return operations.give_back(self.instance, by, self.cleaned_data["remarks"])


class RefuseForm(_DecisionForm):
    action = "credentials.refuse_recognition"

    reason: Any = forms.CharField(
        label=_("reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Its holder reads it."),
    )

    def perform(self, by: Account) -> Recognition:
        return operations.refuse(self.instance, by, self.cleaned_data["reason"])
