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
    NAME: str  # of the one member that holds the database

    def dump(self, manifest: Manifest, folder: Path) -> Iterator[tuple[str, Path]]:
        """Write one consistent state into files of `folder`, each to be taken before the next.

        Tells the manifest how many rows each table has. Raises BackupRefusedError.
        """

    def load(
        self,
        manifest: Manifest,
        parts: Iterator[tuple[str, IO[bytes]]],
        folder: Path,
        *,
        upgrade: bool,
        last: Callable[[], None],
    ) -> None:
        """Put tables and rows in the place of all there are, migrated if `upgrade`.

        `last` runs right before that becomes true. Whatever fails, `last` included, nothing
        has changed. Raises RestoreRefusedError.
        """


def kind() -> Kind:
    if connection.vendor != "postgresql":
        return sqlite
    # Only with PostgreSQL is its driver installed, and the plugins must load without it.
    return cast(Kind, import_module("foundation.backups.postgres"))
