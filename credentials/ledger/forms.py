"""Forms about achievements and numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
from credentials.ledger import operations
from credentials.models import Achievement
from foundation.stale import VersionedForm
from foundation.users import Account


class WithdrawForm(VersionedForm, RegistryForm):
    action = "credentials.withdraw"
    shows = frozenset()
    refusals: Refusals = {
        operations.NotStandingError: (None, _("This achievement was withdrawn meanwhile."))
    }

    reason: Any = forms.CharField(
        label=_("reason"),
        max_length=250,
        help_text=_("Whoever checks the certificate reads it. Please write no private matter."),
    )

    def standing(self, record: Achievement) -> dict[str, Any]:
        return {"withdrawn_at": record.withdrawn_at}

    def perform(self, by: Account) -> Achievement:
        return operations.withdraw(self.instance, by, self.cleaned_data["reason"])
