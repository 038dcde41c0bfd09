"""What else narrows the list of innovations. Apps above add theirs: mentoring adds the mentor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import Promise

from foundation.users import Account
from innovations.models.innovations import Innovation, InnovationQuerySet


@dataclass(frozen=True)
class RowAction:
    """What can be done with each innovation of the list: the words of a button, and where it leads."""

    label: str | Promise
    url: Callable[[Innovation], str]


@dataclass(frozen=True)
class InnovationFilter:
    """`name`: of the field, in the address of the list. `field(user)` answers a field that is not
    required, or None where there is nothing to choose for this account; `condition(value)`, on
    Innovation, is true for those that a chosen value means. `action(user, value)` answers what this
    account may do with each of those, or None."""

    name: str
    field: Callable[[Account], forms.Field | None]
    condition: Callable[[Any], Q]
    action: Callable[[Account, Any], RowAction | None] | None = None


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


def with_actions(
    rows: Sequence[Innovation], user: Account, chosen: dict[str, Any]
) -> list[tuple[Innovation, list[tuple[str | Promise, str]]]]:
    """Each of `rows` with label and address of what the account may do with it, by what was chosen."""
    asked = (
        each.action(user, chosen[name])
        for name, each in _filters.items()
        if name in chosen and each.action is not None
    )
    actions = [action for action in asked if action is not None]
    return [(row, [(each.label, each.url(row)) for each in actions]) for row in rows]
