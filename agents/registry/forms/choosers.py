"""Fields that name a person, an OPD or a decree through Wagtail's chooser."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser

from agents.models import Opd


class RegistryChooser(BaseChooser):
    def get_instance(self, value: Any) -> models.Model | None:
        """Of a form that is shown again: what was sent may be no number."""
        try:
            return super().get_instance(value)
        except (ValueError, OverflowError):
            return None


class PersonChooser(RegistryChooser):
    model = "agents.Person"
    chooser_modal_url_name = "registry_person_chooser:choose"
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    link_to_chosen_text = _("Open this person")


class OpdChooser(RegistryChooser):
    model = "agents.Opd"
    chooser_modal_url_name = "registry_opd_chooser:choose"
    icon = "site"
    choose_one_text = _("Choose an OPD")
    choose_another_text = _("Choose another OPD")
    link_to_chosen_text = _("Open this OPD")


class DecreeChooser(RegistryChooser):
    model = "agents.Decree"
    chooser_modal_url_name = "registry_decree_chooser:choose"
    icon = "doc-full"
    choose_one_text = _("Choose a decree")
    choose_another_text = _("Choose another decree")
    link_to_chosen_text = _("Open this decree")


class OpdsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Tick OPDs in the order of the tree."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "registry-tree"})

    def label_from_instance(self, obj: Any) -> str:
        return f"{'– ' * (obj.depth - 1)}{obj}"


def opd_field(**options: Any) -> "forms.ModelChoiceField[Opd]":
    return forms.ModelChoiceField(Opd.objects.all(), widget=OpdChooser, **options)
