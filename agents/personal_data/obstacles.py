"""What must be settled before somebody's data go, and what else happens then.

Apps above fill the registry: this one does not know what they keep about people. Fields and rows
are dealt with as `foundation.privacy.map` declares; here stands what is more than a field.
"""

from collections.abc import Callable
from typing import Any

from agents.models import Person

# Sentences that say what keeps the person, empty when nothing does.
Obstacle = Callable[[Person], list[Any]]
# Brings something to its end and answers how many rows it changed.
Step = Callable[[Person], int]

_obstacles: dict[str, Obstacle] = {}
_steps: dict[str, Step] = {}


def register_obstacle(name: str, obstacle: Obstacle) -> None:
    """`obstacle(person)` answers sentences, each of which keeps the person from being erased."""
    _obstacles[name] = obstacle


def register_step(name: str, step: Step) -> None:
    """`step(person)` is run by an erasure, in its transaction, before fields and rows go."""
    _steps[name] = step


def obstacles(person: Person) -> list[Any]:
    """What must be settled first, in sentences; empty when nothing keeps the person."""
    return [sentence for each in _obstacles.values() for sentence in each(person)]


def run_steps(person: Person) -> dict[str, int]:
    """Run every step. Returns how many rows each has changed, by its name."""
    return {name: step(person) for name, step in _steps.items()}
