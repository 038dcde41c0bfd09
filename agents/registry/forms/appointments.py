from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Decree, Opd, Person
from agents.registry.forms.base import Refusals, RegistryForm, day_field, field_of
from agents.registry.forms.choosers import DecreeChooser, OpdsField, PersonChooser
from agents.registry.operations import appointments
from agents.registry.operations.refusals import EndsBeforeStartError
from foundation.stale import VersionedForm
from foundation.users import Account


class AppointForm(RegistryForm):
    action = "agents.appoint"
    refusals: Refusals = {
        EndsBeforeStartError: ("ends_on", _("The last day lies before the first.")),
        appointments.CircleError: (
            "circle",
            _("Choose a circle for the clinic team, and none for any other role."),
        ),
        appointments.WithoutScopeError: ("scope", _("This role is held over OPDs: tick them.")),
    }

    person = forms.ModelChoiceField(Person.objects.all(), label=_("person"), widget=PersonChooser)
    kind = field_of(Appointment, "kind")
    circle = field_of(Appointment, "circle", help_text=_("Only for the clinic team."))
    decree = forms.ModelChoiceField(Decree.objects.all(), label=_("decree"), widget=DecreeChooser)
    starts_on = day_field(_("first day"), initial=timezone.localdate)
    ends_on = day_field(
        _("last day"), required=False, help_text=_("Leave it empty when the decree names none.")
    )
    scope = OpdsField(
        Opd.objects.none(),
        label=_("scope"),
        required=False,
        help_text=_(
            "Units below a ticked OPD are included. "
            "The clinic team, editors and verifiers need no scope."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = Opd.objects.exclude(valid_until__lt=timezone.localdate())
        self.fields["scope"].queryset = present  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        start = self.cleaned_data.get("starts_on")
        gone = [
            str(opd)
            for opd in self.cleaned_data.get("scope") or ()
            if start and opd.valid_until and opd.valid_until < start
        ]
        if gone:
            sentence = gettext("No longer in force on the first day: %(opds)s.")
            self.add_error("scope", sentence % {"opds": ", ".join(gone)})
        return self.cleaned_data

    def perform(self, by: Account) -> Appointment:
        values = {**self.cleaned_data}
        del values["client_key"]
        return appointments.appoint(
            values.pop("person"), values.pop("kind"), values.pop("decree"), by=by, **values
        )


class EndAppointmentForm(VersionedForm, RegistryForm):
    action = "agents.end_appointment"
    shows = frozenset()
    refusals: Refusals = {
        EndsBeforeStartError: ("on", _("The appointment begins after this day.")),
        appointments.AppointmentEndedError: ("on", _("The appointment has ended before this day.")),
    }

    on = day_field(_("last day"), initial=timezone.localdate)
    reason = forms.CharField(
        label=_("reason"),
        max_length=300,
        help_text=_("For example: moved to another OPD, or a new decree. The history keeps it."),
    )

    def standing(self, record: Appointment) -> dict[str, Any]:
        return {"on": record.ends_on}

    def perform(self, by: Account) -> Appointment:
        on, reason = self.cleaned_data["on"], self.cleaned_data["reason"]
        return appointments.end(self.instance, on, reason, by=by)
