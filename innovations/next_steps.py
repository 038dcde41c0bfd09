"""What a team could do next for its innovation. Apps above add what they know of."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import models

from foundation.compiled_for import CompiledFor, Key, forget_all
from foundation.users import Account
from innovations.models import Innovation


@dataclass(frozen=True)
class NextStep:
    """One thing to do, for an innovation of which `is_for` says so, or that is among `rows()`. The
    first in `order` that applies to an innovation is its next step.

    `note` says why, `action` is on the button, `url(innovation)` leads there.
    """

    name: str
    order: int
    note: Callable[[Innovation], str]
    action: Callable[[], str]
    url: Callable[[Innovation], str]
    is_for: Callable[[Innovation], bool] | None = None
    rows: "Callable[[], models.QuerySet[Innovation]] | None" = None


_steps: dict[str, NextStep] = {}


def register_next_step(step: NextStep) -> NextStep:
    """`step` is offered to the teams of those innovations that it names."""
    _steps[step.name] = step
    forget_all()
    return step


def next_steps(innovations: Collection[Innovation], user: Account) -> dict[int, NextStep]:
    """By the key of an innovation of `user`; one without a step is left out. One query for all steps
    that ask the database."""
    if not innovations:
        return {}
    keys: dict[str, set[int]] = {name: set() for name in _steps}
    for name, key in _asked(user, *(Key(each.pk) for each in innovations)):
        keys[name].add(key)
    found: dict[int, NextStep] = {}
    for step in sorted(_steps.values(), key=lambda each: each.order, reverse=True):
        told = {each.pk for each in innovations if step.is_for and step.is_for(each)}
        found |= dict.fromkeys(keys[step.name] | told, step)
    return {each.pk: found[each.pk] for each in innovations if each.pk in found}


def _together(user: Account, *keys: int) -> "models.QuerySet[Innovation, Any] | None":
    named: list[Any] = [
        step.rows()
        .filter(pk__in=keys)
        .order_by()
        .annotate(step=models.Value(step.name, models.CharField()))
        .values_list("step", "pk")
        for step in _steps.values()
        if step.rows
    ]
    if not named:
        return None
    first, *others = named
    return first.union(*others, all=True) if others else first


_asked: CompiledFor[tuple[str, int]] = CompiledFor(_together)
