"""What a person writes when her data shall go, and what the clinic answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.models import Erasure
from agents.personal_data.operations import erasing, requests
from agents.registry.forms.base import Refusals, RegistryForm
from foundation.forms import CleanFields
from foundation.users import Account


class ErasureForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You need not say why."),
    )
    understood = forms.BooleanField(
        label=_("I understand that my account is then closed for good."),
        error_messages={"required": _("Tick this box, so that nobody asks by mistake.")},
    )


class RefuseErasureForm(RegistryForm):
    action = "agents.refuse_erasure"
    refusals: Refusals = {
        requests.ErasureDecidedError: (None, _("This request has been decided already."))
    }

    answer = forms.CharField(
        label=_("answer"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it: which duty keeps the data, and for how long."),
    )

    def perform(self, by: Account) -> Erasure:
        return requests.refuse(self.instance, answer=self.cleaned_data["answer"], by=by)


class TakeOnErasureForm(RegistryForm):
    action = "agents.take_on_erasure"
    refusals: Refusals = {
        requests.ErasureDecidedError: (None, _("This request has been decided already."))
    }

    def perform(self, by: Account) -> Erasure:
        return requests.take_on(self.instance, by=by)


class EraseForm(RegistryForm):
    action = "agents.erase_data"
    refusals: Refusals = {
        requests.ErasureDecidedError: (None, _("This request has been decided already."))
    }

    sure = forms.BooleanField(label=_("I have read what will happen. It cannot be undone."))

    def perform(self, by: Account) -> Erasure:
        return erasing.carry_out(self.instance, by=by)

    def carry_out(self, by: Account) -> Any:
        try:
            return super().carry_out(by)
        except erasing.NeededError as held:
            for sentence in held.sentences:
                self.add_error(None, sentence)
            return None
