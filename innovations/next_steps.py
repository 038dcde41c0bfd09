"""What a team could do next for its innovation. Apps above add what they know of."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from innovations.models import Innovation

Chosen = Callable[[Collection[Innovation]], "Collection[int] | models.QuerySet[Innovation]"]


@dataclass(frozen=True)
class NextStep:
    """One thing to do. `of(innovations)` answers those for which it is to be done now: their keys, or
    better the rows, since the rows of all steps are asked in one query. The first in `order` that
    applies to an innovation is its next step.

    `note` says why, `action` is on the button, `url(innovation)` leads there.
    """

    name: str
    order: int
    of: Chosen
    note: Callable[[Innovation], str]
    action: Callable[[], str]
    url: Callable[[Innovation], str]


_steps: dict[str, NextStep] = {}


def register_next_step(step: NextStep) -> NextStep:
    """`step` is offered to the teams of those innovations that it names."""
    _steps[step.name] = step
    return step


def next_steps(innovations: Collection[Innovation]) -> dict[int, NextStep]:
    """By the key of an innovation; one without a step is left out. One query for all steps that answer
    rows."""
    answers = {step.name: step.of(innovations) for step in _steps.values()} if innovations else {}
    rows = {name: each for name, each in answers.items() if isinstance(each, models.QuerySet)}
    keys = _keys(rows)
    for name, each in answers.items():
        if not isinstance(each, models.QuerySet):
            keys[name] = set(each)
    found: dict[int, NextStep] = {}
    for step in sorted(_steps.values(), key=lambda each: each.order, reverse=True):
        found |= dict.fromkeys(keys.get(step.name, ()), step)
    return {each.pk: found[each.pk] for each in innovations if each.pk in found}


def _keys(rows: "Mapping[str, models.QuerySet[Innovation]]") -> dict[str, set[int]]:
    named: list[Any] = [
        each.order_by()
        .annotate(step=models.Value(name, models.CharField()))
        .values_list("step", "pk")
        for name, each in rows.items()
    ]
    found: dict[str, set[int]] = {name: set() for name in rows}
    if named:
        first, *others = named
        for name, key in first.union(*others, all=True) if others else first:
            found[name].add(key)
    return found
