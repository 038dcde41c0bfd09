"""How the catalogue is narrowed; what makes no sense is left out rather than refused."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.choices import Audience, Length, Level


class CatalogueForm(forms.Form):
    show_optional = False  # everything is optional in a filter

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    length = forms.ChoiceField(label=_("Lesson hours"), required=False)
    audience = forms.ChoiceField(label=_("For"), required=False)

    def __init__(self, data: Mapping[str, Any], topics: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = {
            "topic": topics,
            "level": Level.choices,
            "length": Length.choices,
            "audience": Audience.choices,
        }
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
            field.choices = [("", _("All")), *options]

    def wanted(self) -> dict[str, str]:
        """The filters that were chosen and exist."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
