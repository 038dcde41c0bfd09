"""Fields that narrow a list to an agency or a person, for the filters of every app."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person

Ids = Iterable[int] | models.QuerySet[Any, Any]
Choices = Iterable[tuple[Any, Any]]


def opd_field(ids: Ids) -> forms.TypedChoiceField:
    """Choose one of these OPDs, or of those above them. What is chosen means those below it too
    (`agents.models.opds.opds_below`). Two queries."""
    paths = Opd.objects.filter(pk__in=ids).order_by().values_list("path", flat=True)
    step = Opd.steplen
    above = {path[:end] for path in paths for end in range(step, len(path) + 1, step)}
    rows = Opd.objects.filter(path__in=above).order_by("name", "pk").values_list("pk", "name")
    return _field(_("Regional agency"), rows)


def person_field(label: Any, ids: Ids, *before: tuple[Any, Any]) -> forms.TypedChoiceField:
    """Choose one of these people, in the order of their names. `before`: choices that are nobody.
    One query."""
    people = Person.objects.filter(pk__in=ids).order_by("name", "pk")
    return _field(label, [*before, *((person.pk, person.full_name) for person in people)])


def _field(label: Any, rows: Choices) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=_number,
        empty_value=None,
        choices=[("", _("All")), *rows],
    )


def _number(value: str) -> int | str:
    return int(value) if value.isdecimal() else value
