"""What must be true before a page is published; drafts may be half empty.

And how the catalogue, a page too, is narrowed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.choices import Audience, Length, Level
from foundation.forms import CleanFields
from foundation.page_forms import PageForm


class PositiveOnPublishForm(PageForm):
    """Asks at publication that `positive_field` is more than 0.

    Zero stands for "not said yet": a column that must be filled in would break the autosave of
    drafts.
    """

    positive_field = ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        name = self.positive_field
        if not self.is_deferred_validation and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, _("Say how much before you publish: more than 0."))
        return cleaned


class CoursePageForm(PositiveOnPublishForm):
    positive_field = "jp"


class ActivityPageForm(PositiveOnPublishForm):
    positive_field = "minutes"


class CatalogueForm(CleanFields, forms.Form):
    """`topics`: (slug, name) of those that may be chosen. A value that does not exist narrows
    nothing: addresses are shared, and a topic may have been renamed since."""

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
        """Names and values that were chosen and exist: arguments of `CourseQuerySet.narrowed`."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
