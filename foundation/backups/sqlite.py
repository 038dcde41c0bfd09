"""SQLite: its own backup, which is consistent while others write, both ways."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from django.db import connection

from foundation.backups import upgrading
from foundation.backups.leaving_out import LEFT_OUT
from foundation.backups.manifest import Manifest
from foundation.backups.refusals import RestoreRefusedError

NAME = "database/db.sqlite3"


def dump(manifest: Manifest, folder: Path) -> Iterator[tuple[str, Path]]:
    path = folder / "db.sqlite3"
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        # What is deleted is overwritten, not only forgotten.
        copy.execute("PRAGMA secure_delete = ON")
        for table in LEFT_OUT & set(_tables(copy)):
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608
        manifest.tables = _counted(copy)
    yield NAME, path


def load(
    manifest: Manifest,
    parts: Iterator[tuple[str, IO[bytes]]],
    folder: Path,
    *,
    upgrade: bool,
    last: Callable[[], None],
) -> None:
    path = folder / "db.sqlite3"
    path.touch(mode=0o600)
    for _, source in parts:
        with path.open("wb") as target:
            shutil.copyfileobj(source, target)
    _refuse_unless_whole(path, manifest)
    if upgrade:
        with _default_connection_at(path):
            upgrading.migrate_to_head()
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        upgrading.refuse_missing_tables(_tables(copy))
        copy.execute("PRAGMA journal_mode = DELETE")
        connection.ensure_connection()
        last()
        copy.backup(connection.connection)


def _refuse_unless_whole(path: Path, manifest: Manifest) -> None:
    damaged = "The database in the archive is damaged: restore an older backup."
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            counted = _counted(copy)
            done = copy.execute("SELECT app, name FROM django_migrations").fetchall()
    except sqlite3.Error as error:
        raise RestoreRefusedError(damaged) from error
    if verdict != "ok" or counted != manifest.tables:
        raise RestoreRefusedError(damaged)
    upgrading.refuse_other_migrations(manifest, done)


@contextmanager
def _default_connection_at(path: Path) -> Iterator[None]:
    """Migrations that move rows ask the default connection, whatever alias they are run for."""
    site = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = site


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(name for (name,) in rows)


def _counted(database: sqlite3.Connection) -> dict[str, int]:
    return {
        name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in _tables(database)
    }
