"""What an app keeps in apps below it. Each app that keeps rows for others says which those are."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet

from foundation.removal.leaving import Leaving

# Rows that exist for the app that leaves, in the order in which they may go.
Find = Callable[[Leaving], "list[QuerySet[Any]]"]
# In the transaction that deletes them, before the first: forget what is written in other rows.
Release = Callable[[Leaving], None]

_finders: list[tuple[str, Find, Release]] = []


def register_belongings(label: str, find: Find, release: Release = lambda leaving: None) -> None:
    """`label` is the app whose rows they are: where it leaves itself it is not asked."""
    if (label, find, release) not in _finders:
        _finders.append((label, find, release))


def belongings_of(leaving: Leaving) -> "list[QuerySet[Any]]":
    """The app that stands highest first."""
    return [rows for find, _ in _asked(leaving) for rows in find(leaving)]


def release(leaving: Leaving) -> None:
    for _, each in _asked(leaving):
        each(leaving)


def _asked(leaving: Leaving) -> Iterator[tuple[Find, Release]]:
    for label, find, let_go in reversed(_finders):
        if label != leaving.label:
            yield find, let_go
