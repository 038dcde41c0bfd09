"""A room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields


class RoomForm(CleanFields, forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    place = forms.CharField(label=_("Building and address"), max_length=200, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, initial=4)
