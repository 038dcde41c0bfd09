"""What people type to be linked to their staff record, and what an office answers."""

import secrets

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.nips import clean_nip
from foundation.forms import CleanFields

PLAIN = {"autocapitalize": "none", "spellcheck": "false"}
CODE = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}


def new_key() -> str:
    return secrets.token_urlsafe(16)


class NamedForm(CleanFields, forms.Form):
    """Checks the shape alone: whether the number is in the registry is not told here."""

    looked_up = ("named", "code")

    named = forms.CharField(
        label=_("NIP"),
        help_text=_("18 digits. People without a NIP write the e-mail that their office knows."),
        max_length=254,
        widget=forms.TextInput(attrs={**PLAIN, "autocomplete": "off"}),
    )

    def clean_named(self) -> str:
        typed: str = self.cleaned_data["named"].strip()
        if "@" in typed:
            validate_email(typed)
            return typed
        return clean_nip(typed, "") or ""


class AskByEmailForm(NamedForm):
    client_key = forms.CharField(
        widget=forms.HiddenInput, initial=new_key, required=False, max_length=64
    )


class PrintedCodeForm(NamedForm):
    code = forms.CharField(
        label=_("Claim code"),
        help_text=_("12 letters and digits on the slip from your office, such as 7KND-M4RX-9ATP."),
        max_length=40,
        widget=forms.TextInput(attrs=CODE),
    )


class MailedCodeForm(CleanFields, forms.Form):
    looked_up = ("code",)

    code = forms.CharField(
        label=_("Code from the e-mail"), max_length=40, widget=forms.TextInput(attrs=CODE)
    )


class AskApprovalForm(NamedForm):
    note = forms.CharField(
        label=_("Message to your office"),
        help_text=_("Help them to recognise you: position, unit, telephone."),
        max_length=250,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The account's owner reads it, and the history keeps it."),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PeopleFilterForm(CleanFields, forms.Form):
    """A filter never refuses: what does not fit is left out."""

    show_optional = False
    q = forms.CharField(label=_("Name or NIP"), required=False, max_length=100)
    account = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[("", _("All")), ("none", _("Not linked yet")), ("linked", _("Linked"))],
    )
