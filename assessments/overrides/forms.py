"""What the clinic says of an exception."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from agents.models import Person
from agents.registry.forms.base import Refusals, RegistryForm, field_of
from agents.registry.forms.choosers import PersonChooser, opd_field
from assessments.models import Override, QuizPage
from assessments.overrides import operations
from assessments.overrides.operations import Other
from foundation.stale import VersionedForm
from foundation.users import Account

NAMES = ("opens_at", "closes_at", "limit_minutes", "attempts_allowed", "code", "reason")


class _OtherForm(RegistryForm):
    refusals: Refusals = {
        operations.NothingElseError: (
            None,
            _("Say what is other than the quiz says: a time, a limit, attempts or a code."),
        ),
        operations.OverrideTakenError: (
            "person",
            _("There is an exception already. Open it in the list and change it there."),
        ),
        operations.ForWhomError: ("person", _("Choose a person or an OPD, one of the two.")),
    }

    opens_at = forms.DateTimeField(label=_("opens at"), required=False, widget=AdminDateTimeInput())
    closes_at = forms.DateTimeField(
        label=_("closes at"), required=False, widget=AdminDateTimeInput()
    )
    limit_minutes = field_of(Override, "limit_minutes", required=False)
    attempts_allowed = field_of(Override, "attempts_allowed", required=False)
    code = field_of(Override, "code", required=False)
    reason = field_of(Override, "reason", required=False)

    def other(self) -> Other:
        return Other(**{name: self.cleaned_data[name] for name in NAMES})


class MakeExceptionForm(_OtherForm):
    action = "assessments.make_exception"
    field_order = ("quiz", "person", "opd")

    quiz = forms.ModelChoiceField(label=_("quiz"), queryset=QuizPage.objects.order_by("title"))
    person = forms.ModelChoiceField(
        Person.objects.all(), label=_("person"), required=False, widget=PersonChooser
    )
    opd = opd_field(label=_("OPD"), required=False)

    def perform(self, by: Account) -> Override:
        facts = self.cleaned_data
        return operations.make_exception(
            facts["quiz"], by, self.other(), person=facts["person"], opd=facts["opd"]
        )


class ChangeExceptionForm(VersionedForm, _OtherForm):
    action = "assessments.change_exception"

    def standing(self, record: Override) -> dict[str, Any]:
        return {name: getattr(record, name) for name in NAMES}

    def perform(self, by: Account) -> Override:
        return operations.change_exception(self.instance, by, self.other())


class EndExceptionForm(VersionedForm, RegistryForm):
    action = "assessments.end_exception"
    shows = frozenset()

    sure = forms.BooleanField(label=_("The quiz holds again, without this exception."))

    def standing(self, record: Override) -> dict[str, Any]:
        return {name: getattr(record, name) for name in NAMES}

    def perform(self, by: Account) -> Any:
        operations.end_exception(self.instance, by)
        return self.instance
