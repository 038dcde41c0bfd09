"""Forms about signers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Decree, Person, Signer
from agents.registry.forms.base import Refusals, RegistryForm, day_field, field_of
from agents.registry.forms.choosers import DecreeChooser, PersonChooser
from agents.registry.operations.refusals import EndsBeforeStartError
from credentials.signers import operations
from foundation.stale import VersionedForm
from foundation.users import Account

_BEFORE = _("The last day lies before the first.")


class SignerForm(RegistryForm):
    action = "credentials.enter_signer"
    refusals: Refusals = {EndsBeforeStartError: ("ends_on", _BEFORE)}

    person = forms.ModelChoiceField(Person.objects.all(), label=_("person"), widget=PersonChooser)
    position = field_of(
        Signer,
        "position",
        help_text=_(
            "As it is printed. A semicolon begins a new line: Bupati Balangan; Sekretaris Daerah."
        ),
    )
    capacity = field_of(Signer, "capacity")
    decree = forms.ModelChoiceField(
        Decree.objects.all(), label=_("decree"), widget=DecreeChooser, required=False
    )
    starts_on = day_field(_("first day"), initial=timezone.localdate)
    ends_on = day_field(_("last day"), required=False)

    def perform(self, by: Account) -> Signer:
        values: dict[str, Any] = {**self.cleaned_data}
        del values["client_key"]
        return operations.enter(values.pop("person"), by, **values)


class EndSignerForm(VersionedForm, RegistryForm):
    action = "credentials.end_signer"
    shows = frozenset()
    refusals: Refusals = {EndsBeforeStartError: ("on", _BEFORE)}

    on = day_field(_("last day"), initial=timezone.localdate)

    def standing(self, record: Signer) -> dict[str, Any]:
        return {"starts_on": record.starts_on, "ends_on": record.ends_on}

    def perform(self, by: Account) -> Signer:
        return operations.end(self.instance, self.cleaned_data["on"], by)
