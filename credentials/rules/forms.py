"""Forms about rules of lesson hours."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from agents.registry.forms.base import RegistryForm, day_field, field_of
from credentials.models import JpRule
from credentials.rules import operations
from credentials.rules.operations import EndsTooSoonError, OverlapError
from foundation.stale import VersionedForm
from foundation.users import Account

_SAID = {
    OverlapError: _(
        "A rule of this form and role holds from %(day)s. End it first; the new one begins the day after."
    ),
    EndsTooSoonError: _("The last day may be %(day)s at the earliest."),
}


class _RuleForm(RegistryForm):
    """A refusal that names a day."""

    day_of: str

    def carry_out(self, by: Account) -> Any:
        try:
            return super().carry_out(by)
        except OverlapError as error:
            self.add_error("starts_on", self._said(error, error.other.starts_on))
        except EndsTooSoonError as error:
            self.add_error(self.day_of, self._said(error, error.least))
        return None

    @staticmethod
    def _said(error: Exception, day: Any) -> str:
        return str(_SAID[type(error)]) % {"day": date_format(day, "DATE_FORMAT")}


class RuleForm(_RuleForm):
    action = "credentials.begin_rule"
    day_of = "ends_on"

    form = field_of(JpRule, "form")
    role = field_of(JpRule, "role")
    basis = field_of(JpRule, "basis")
    value = field_of(JpRule, "value")
    step = field_of(JpRule, "step")
    cap_per_year = field_of(JpRule, "cap_per_year")
    source = field_of(
        JpRule, "source", help_text=_("Regulation or decree with its number, and the page.")
    )
    starts_on = day_field(_("first day"), initial=timezone.localdate)
    ends_on = day_field(_("last day"), required=False)

    def perform(self, by: Account) -> JpRule:
        values: dict[str, Any] = {**self.cleaned_data}
        del values["client_key"]
        return operations.begin(by, **values)


class EndRuleForm(VersionedForm, _RuleForm):
    action = "credentials.end_rule"
    shows = frozenset()
    day_of = "on"

    on: forms.DateField = day_field(_("last day"), initial=timezone.localdate)

    def standing(self, record: JpRule) -> dict[str, Any]:
        return {"starts_on": record.starts_on, "ends_on": record.ends_on}

    def perform(self, by: Account) -> JpRule:
        return operations.end(self.instance, self.cleaned_data["on"], by)
