"""How the yearly list is narrowed."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.choosing import opd_field
from credentials.models.achievements import Form
from foundation.filters import FilterForm

YEARS = 6


class YearlyForm(FilterForm):
    tahun = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    bentuk = forms.ChoiceField(
        label=_("Form"), choices=[("", _("All")), *Form.choices], required=False
    )

    def __init__(self, sent: QueryDict, *, ids: Any) -> None:
        super().__init__(sent)
        this = timezone.localdate().year
        years = self.fields["tahun"]
        assert isinstance(years, forms.TypedChoiceField)  # noqa: S101  (for the type checker)
        choices = [
            ("", str(this)),
            *((year, str(year)) for year in range(this - 1, this - YEARS, -1)),
        ]
        years.choices = choices
        self.fields["perangkat"] = opd_field(ids)
        self.order_fields(["tahun", "perangkat", "bentuk"])
