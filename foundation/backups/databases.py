"""What the two databases have in common: which one is meant, and what is left out."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Protocol, cast

from django.db import connection

from foundation.backups import sqlite
from foundation.backups.manifest import Manifest

PREFIX = "database"


class Kind(Protocol):
    def dump(self, manifest: Manifest, folder: Path) -> Iterator[tuple[str, Path]]:
        """Write one consistent state into files of `folder`, each to be taken before the next."""

    def load(
        self,
        manifest: Manifest,
        parts: Iterator[tuple[str, IO[bytes]]],
        folder: Path,
        last: Callable[[], None],
    ) -> None:
        """Replace all rows in one transaction; `last` runs right before its commit."""


def kind() -> Kind:
    if connection.vendor != "postgresql":
        return sqlite
    # Only with PostgreSQL is its driver installed, and the plugins must load without it.
    return cast(Kind, import_module("foundation.backups.postgres"))
