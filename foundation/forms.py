"""One rule for what is typed into a field, whichever form it stands in."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.utils.translation import gettext_lazy as _

from foundation.forms_ui import FormRenderer
from foundation.text import as_meant, many_lines, one_line

# Days before and after it can be counted from every day in between, and written in four digits.
FIRST_YEAR, LAST_YEAR = 1900, 2199


class CleanFields:
    """For every form of ours, before the form class. What comes without a browser is brought into
    the shape that a browser would have given it: a field of one line has one line, and no field has
    controls. A NUL is refused by Django's own fields. What was corrected is what the form shows
    again. A day that nobody means is refused."""

    # Our forms look like ours in a host's page, and the host's own forms stay as they are.
    default_renderer: BaseRenderer | type[BaseRenderer] | None = FormRenderer
    # What is looked up, not kept: a number, a code, a name in a search.
    looked_up: ClassVar[tuple[str, ...]] = ()

    data: Any
    fields: dict[str, forms.Field]

    def full_clean(self) -> None:
        self._correct()
        bound_days(self.fields.values())
        super().full_clean()  # type: ignore[misc]

    def _correct(self) -> None:
        sent = self.data
        corrected: dict[str, str] = {}
        for name, field in self.fields.items():
            rule = as_meant if name in self.looked_up else rule_for(field)
            key = self.add_prefix(name)  # type: ignore[attr-defined]
            typed = sent.get(key) if rule else None
            if rule and isinstance(typed, str) and rule(typed) != typed:
                corrected[key] = rule(typed)
        if corrected:
            self.data = sent.copy()
            for key, text in corrected.items():
                self.data[key] = text


def bound_days(fields: Iterable[Any]) -> None:
    """Have the days among the fields of one form, and in its ranges, refuse far ones. The lists are
    the form's own, since fields are copied for each."""
    for field in fields:
        if isinstance(field, forms.MultiValueField):
            bound_days(field.fields)
        is_day = isinstance(field, forms.DateField | forms.DateTimeField)
        if is_day and refuse_far_day not in field.validators:
            field.validators.append(refuse_far_day)


def refuse_far_day(day: date) -> None:
    """Raises ValidationError for a day that no record can have."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Give a year between %(first)s and %(last)s."),
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )


def rule_for(field: forms.Field) -> Callable[[str], str] | None:
    """How what is typed into `field` is brought into shape; None for passwords, choices, and what
    a script writes for the editor."""
    if not isinstance(field, forms.CharField):
        return None
    if isinstance(field, forms.EmailField):
        return as_meant  # an address has none of what this takes away
    if isinstance(field.widget, forms.Textarea):
        return many_lines
    is_line = isinstance(field.widget, forms.TextInput) or type(field.widget) is forms.HiddenInput
    return one_line if is_line else None
