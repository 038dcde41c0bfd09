"""What the common run follows a sample of, and `make services-test` follows wholly."""

import os
import random
from collections.abc import Iterable
from typing import TypeVar

Link = TypeVar("Link", bound=tuple[str, float])
SEED = 7


def to_follow(links: Iterable[Link], most: int = 40) -> list[Link]:
    """A seeded sample of the links; all of them on the services of DATABASE_URL."""
    found = sorted(set(links))
    if os.environ.get("DATABASE_URL") or len(found) <= most:
        return found
    return random.Random(SEED).sample(found, most)
