"""How lists are narrowed; what makes no sense is left out rather than refused."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields
from home.choices import RegulationKind, RegulationStatus

ALL = [("", _("All"))]


class RegulationFilter(CleanFields, forms.Form):
    show_optional = False  # everything is optional in a filter

    jenis = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[*ALL, *RegulationKind.choices]
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[*ALL, *RegulationStatus.choices]
    )

    def wanted(self) -> dict[str, str]:
        """Lookups for the filters that were chosen and exist."""
        self.is_valid()
        lookups = {"jenis": "kind", "status": "status"}
        return {lookups[name]: value for name, value in self.cleaned_data.items() if value}
