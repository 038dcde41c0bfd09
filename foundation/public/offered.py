"""Marks for what is promised beyond signals, hooks, registries and replaceable classes."""

import warnings
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Thing = TypeVar("Thing")


def public(thing: Thing) -> Thing:
    """A class to inherit from, or a question to ask, that `docs/api.md` promises."""
    return thing


class KlinikDeprecationWarning(DeprecationWarning):
    """Something promised goes with the next minor release. Python shows it under
    `-W error::DeprecationWarning` or `-X dev`."""


def deprecated(*, since: str, instead: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For a function that goes: it still works through the minor release `since`, and whoever calls
    it is told what to use `instead`."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        name = f"{function.__module__}.{function.__qualname__}"
        told = f"{name} is deprecated since {since}: use {instead}."

        @wraps(function)
        def warn(*args: P.args, **kwargs: P.kwargs) -> R:
            warnings.warn(told, KlinikDeprecationWarning, stacklevel=2)
            return function(*args, **kwargs)

        return warn

    return mark
