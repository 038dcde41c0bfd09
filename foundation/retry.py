"""Try again what failed only because others were at work at the same instant."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

Answer = TypeVar("Answer")
TRIES = 4
# Deadlock, serialization failure, lock not available (PostgreSQL).
PASSING = {"40P01", "40001", "55P03"}


class BusyError(Exception):
    """Too many at once: the same act will succeed in a moment."""


def persistently(act: Callable[[], Answer]) -> Answer:
    """Answer what `act` does, a whole transaction, after up to four tries; only faults that pass by
    themselves (deadlock, lock, serialization) are tried again. Raises BusyError. Inside a
    transaction it is tried once: what was rolled back cannot be repeated there."""
    for attempt in range(1, TRIES + 1):
        try:
            return act()
        except OperationalError as error:
            if not _passes(error):
                raise
            if attempt == TRIES or connection.in_atomic_block:
                raise BusyError from error
            time.sleep(random.uniform(0.05, 0.15) * attempt)  # noqa: S311  (spreads the crowd)
    raise BusyError


def _passes(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in PASSING or "locked" in str(error)
