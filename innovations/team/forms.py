"""Whom to ask into a team, and as what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields
from innovations.models import Member


class PartForm(CleanFields, forms.Form):
    part = forms.ChoiceField(label=_("Part"), choices=Member.Part.choices, initial="member")


class InviteForm(PartForm):
    looked_up = ("who",)

    who = forms.CharField(
        label=_("NIP or e-mail"),
        max_length=150,
        help_text=_("As it stands in the staff list, or as somebody signs in."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["who", "part"]
