"""A text and its name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import CleanFields
from foundation.stale import VersionedForm
from mentoring.models import MessageTemplate
from mentoring.models.threads import LONGEST_TEXT


class TemplateForm(VersionedForm, CleanFields, forms.Form):
    name = forms.CharField(
        label=_("Name of the template"),
        max_length=MessageTemplate._meta.get_field("name").max_length,
        help_text=_("Only you see it, and choose by it."),
    )
    text = forms.CharField(
        label=_("Text"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8})
    )

    def standing(self, record: MessageTemplate) -> dict[str, Any]:
        return {"name": record.name, "text": record.text}
