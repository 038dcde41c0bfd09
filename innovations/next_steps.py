"""What a team could do next for its innovation. Apps above add what they know of."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from innovations.models import Innovation

Chosen = Callable[[Collection[Innovation]], Collection[int]]


@dataclass(frozen=True)
class NextStep:
    """One thing to do. `of(innovations)` answers the keys of those for which it is to be done now, in
    one query at most. The first in `order` that applies to an innovation is its next step.

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
    """By the key of an innovation; one without a step is left out. A query per step that asks one,
    as long as an innovation is without."""
    found: dict[int, NextStep] = {}
    for step in sorted(_steps.values(), key=lambda each: each.order):
        without = [each for each in innovations if each.pk not in found]
        if without:
            found |= dict.fromkeys(step.of(without), step)
    return found
