"""Kinds and states of regulations, and how their list is narrowed."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields

ALL = [("", _("All"))]


class RegulationKind(models.TextChoices):
    """Kinds of regulations in the order of their rank, which the list's filter keeps."""

    LAW = "law", _("Law (UU)")
    GOVERNMENT = "government_regulation", _("Government regulation (PP)")
    PRESIDENTIAL = "presidential_regulation", _("Presidential regulation (Perpres)")
    HOME_MINISTER = "ministerial_regulation", _("Regulation of the home minister (Permendagri)")
    OTHER_MINISTER = "other_ministerial_regulation", _("Regulation of another minister")
    JOINT = "joint_regulation", _("Joint regulation of ministers")
    REGIONAL = "regional_regulation", _("Regional regulation (Perda)")
    REGENT = "regent_regulation", _("Regulation of the regent (Perbup)")
    DECREE = "decree", _("Decree (SK)")
    CIRCULAR = "circular", _("Circular (SE)")
    OTHER = "other", _("Other")


class RegulationStatus(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Amended")
    REVOKED = "revoked", _("Revoked")


class RegulationFilter(CleanFields, forms.Form):
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
