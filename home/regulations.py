"""How lists are narrowed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.choices import RegulationKind, RegulationStatus

ALL = [("", _("All"))]


class RegulationFilter(forms.Form):
    """`jenis` and `status`, as they stand in addresses. A value that does not exist narrows
    nothing: addresses are shared and outlive choices."""

    show_optional = False  # everything is optional in a filter

    jenis = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[*ALL, *RegulationKind.choices]
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[*ALL, *RegulationStatus.choices]
    )

    def wanted(self) -> dict[str, str]:
        """Lookups of RegulationPage for the filters that were chosen and exist."""
        self.is_valid()
        lookups = {"jenis": "kind", "status": "status"}
        return {lookups[name]: value for name, value in self.cleaned_data.items() if value}
