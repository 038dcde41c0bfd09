"""What the clinic does about a change that asks for less."""

from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import Refusals, RegistryForm
from courses.completion import operations
from courses.models import Requirement
from foundation.users import Account

_REFUSALS: Refusals = {
    operations.NothingProposedError: (
        None,
        _("The course has changed meanwhile, or this was decided. Look at it again."),
    )
}


class ApplyForm(RegistryForm):
    action = "courses.apply_requirement"
    refusals = _REFUSALS

    def perform(self, by: Account) -> Requirement:
        operations.apply_now(self.instance, by)
        return self.instance


class StopForm(RegistryForm):
    action = "courses.stop_requirement"
    refusals = _REFUSALS

    def perform(self, by: Account) -> Requirement:
        operations.stop(self.instance, by)
        return self.instance
