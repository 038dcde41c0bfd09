"""Everything about one person, as rows of plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from agents.models import Person
from foundation.models import PrivateFile
from foundation.privacy.map import Declaration, declarations
from foundation.privacy.subjects import Subject


@dataclass(frozen=True)
class Collected:
    """What one model keeps: `rows` by name of field, `labels` of the fields for people who read
    them."""

    declared: Declaration
    name: str
    labels: dict[str, str]
    rows: list[dict[str, Any]]


def collect(subject: Subject) -> list[Collected]:
    """What every model keeps about the subject, models that keep nothing left out. Secret fields
    are no part of it, and of other people no more than the name."""
    found = (_collected(each, subject) for each in declarations())
    return [each for each in found if each.rows]


def files_of(subject: Subject) -> Iterator[PrivateFile]:
    """The files that she sent. What others sent about her is a document of theirs."""
    if subject.user_id is not None:
        yield from PrivateFile.objects.filter(uploaded_by=subject.user_id).order_by("pk")


def _collected(declared: Declaration, subject: Subject) -> Collected:
    model = declared.model_class
    fields = [each for each in model._meta.concrete_fields if each.name not in declared.secret]
    rows = declared.of(subject)
    if related := [each.name for each in fields if each.is_relation]:
        rows = rows.select_related(*related)
    return Collected(
        declared,
        capfirst(str(model._meta.verbose_name)),
        {each.name: capfirst(str(each.verbose_name)) for each in fields},
        [{each.name: _value(row, each, subject) for each in fields} for row in rows.iterator()],
    )


def _value(row: models.Model, each: Any, subject: Subject) -> Any:
    if not each.is_relation:
        value = each.value_from_object(row)
        return value.name if isinstance(each, models.FileField) else value
    other = getattr(row, each.name)
    if other is None:
        return None
    return _name_of(other)


def _name_of(other: Any) -> str:
    """How a page would call it. An account without a name would be called by its address."""
    if isinstance(other, get_user_model()):
        person = Person.objects.filter(user_id=other.pk).first()
        return person.full_name if person else other.get_full_name() or f"#{other.pk}"
    return str(other)


def shown(value: Any) -> str:
    """A value as the readable page of an export writes it."""
    if value is None or value == "":
        return "–"
    return str(value) if isinstance(value, Promise | str) else f"{value}"
