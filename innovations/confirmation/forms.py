"""Why an innovation is not confirmed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields


class RejectForm(CleanFields, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        help_text=_("One sentence. Whoever proposed it reads it and may correct it."),
    )
