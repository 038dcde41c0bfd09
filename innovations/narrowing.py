"""What else narrows the list of innovations. Apps above add theirs: mentoring adds the mentor."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q

from foundation.users import Account
from innovations.models.innovations import InnovationQuerySet


@dataclass(frozen=True)
class InnovationFilter:
    """`name`: of the field, in the address of the list. `field(user)` answers a field that is not
    required, or None where there is nothing to choose for this account; `condition(value)`, on
    Innovation, is true for those that a chosen value means."""

    name: str
    field: Callable[[Account], forms.Field | None]
    condition: Callable[[Any], Q]


_filters: dict[str, InnovationFilter] = {}


def register_innovation_filter(added: InnovationFilter) -> None:
    """Let the list of innovations, and its files, be narrowed by one thing more."""
    _filters[added.name] = added


def fields_for(user: Account) -> dict[str, forms.Field]:
    found = {name: each.field(user) for name, each in _filters.items()}
    return {name: field for name, field in found.items() if field is not None}


def narrowed(rows: InnovationQuerySet, chosen: dict[str, Any]) -> InnovationQuerySet:
    """By what was chosen of the fields above; other names are left to the caller."""
    for name, each in _filters.items():
        if name in chosen:
            rows = rows.filter(each.condition(chosen[name]))
    return rows
