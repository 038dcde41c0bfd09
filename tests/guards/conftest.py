"""The recorded walk, which several guards judge."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction

from tests import databases
from tests.databases import Template
from tests.guards.growth import FEW, MANY
from tests.guards.visits import PARTS
from tests.guards.walk import Reading, illustrate_all, in_pictures, recorded
from tests.guards.world import WORLD, World, find_world

Illustrated = tuple[str, Path]


@pytest.fixture(scope="session")
def illustrated(
    django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Illustrated]:
    """A copy of the guards' world with photographs, and the folder in which they lie."""
    folder = tmp_path_factory.mktemp("illustrated")
    with django_db_blocker.unblock(), databases.copy_of(WORLD) as copy:
        with in_pictures(copy, folder):
            illustrate_all()
        yield copy, folder


Standing = Callable[[], AbstractContextManager[World]]


def _standing_in(template: Template) -> Any:
    @pytest.fixture(scope="session")
    def copy(django_db_setup, django_db_blocker) -> Iterator[Standing]:
        with django_db_blocker.unblock(), databases.copy_of(template) as name:

            @contextmanager
            def stand() -> Iterator[World]:
                with django_db_blocker.unblock(), databases.pointed_at(name), transaction.atomic():
                    yield find_world()
                    transaction.set_rollback(True)
                for each in caches.all():
                    each.clear()

            yield stand

    return copy


# `with few() as world:` is the guards' world with a little of everything, `many` with more.
few = _standing_in(FEW)
many = _standing_in(MANY)


@pytest.fixture(scope="session", params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    """One app's part of the addresses, so that no worker waits for another."""
    return request.param


@pytest.fixture(scope="session")
def walked(part: str, illustrated: Illustrated, django_db_blocker) -> list[Reading]:
    with django_db_blocker.unblock(), in_pictures(*illustrated):
        return recorded(part)
