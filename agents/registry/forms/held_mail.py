from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
from foundation.models import OutboxMessage
from foundation.outbox import operations as outbox
from foundation.users import Account

_REFUSALS: Refusals = {
    outbox.NotSetAsideError: (None, _("This mail has been tried again or discarded already."))
}


class TryAgainForm(RegistryForm):
    action = "foundation.try_message_again"
    refusals: Refusals = _REFUSALS

    def perform(self, by: Account) -> OutboxMessage:
        return outbox.try_again(self.instance, by=by)


class DiscardForm(RegistryForm):
    action = "foundation.discard_message"
    refusals: Refusals = _REFUSALS

    sure: Any = forms.BooleanField(label=_("Nobody needs this mail any more."))

    def perform(self, by: Account) -> OutboxMessage:
        return outbox.discard(self.instance, by=by)
