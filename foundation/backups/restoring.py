"""Put an archive in the place of the database and of the files: wholly, or not at all."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import ModelLogEntry, PageLogEntry

from foundation.backups import archives, databases, folders
from foundation.backups.manifest import Manifest, refuse_unless_fitting
from foundation.backups.refusals import RestoreRefusedError
from foundation.models import OutboxMessage, PrivateFile
from foundation.storage import has_room


def restore(path: Path, *, force: bool = False, upgrade: bool = False) -> Manifest:
    """Restore `path` and answer what it holds. Raises RestoreRefusedError, having changed nothing.

    Everything is read and compared before the first change. A database without tables is taken
    as it is. With `upgrade` an archive of older code is migrated before it takes its place.
    """
    manifest = archives.verified(path)
    refuse_unless_fitting(manifest, upgrade=upgrade)
    _refuse_unless_complete(manifest)
    if connection.introspection.table_names():
        _refuse_unless_migrated()
    if not force and not _is_empty():
        raise RestoreRefusedError(
            "This site holds records or files: restore into an empty one, or give --force to "
            "replace all of it."
        )
    _exchange(path, manifest, upgrade=upgrade)
    for name in settings.CACHES:
        caches[name].clear()
    return manifest


def _refuse_unless_complete(manifest: Manifest) -> None:
    """Whether there is one database, files that can stand beside each other, and room for both."""
    databases_in_it = [name for name in manifest.members if name.startswith(f"{databases.PREFIX}/")]
    if databases_in_it != [databases.kind().NAME]:
        raise RestoreRefusedError(f"The archive holds no database of this kind: {archives.BROKEN}.")
    folders_in_it = {str(path) for name in manifest.members for path in PurePosixPath(name).parents}
    if both := folders_in_it & manifest.members.keys():
        raise RestoreRefusedError(
            f"The archive holds a file in the place of a folder ({archives.shown(min(both))}): "
            f"{archives.BROKEN}."
        )
    needed = sum(each.size for each in manifest.members.values())
    for place in [*folders.roots().values(), Path(tempfile.gettempdir())]:
        if not has_room(needed, place):
            raise RestoreRefusedError(
                f"There is no room for the {needed} bytes of the archive in {place}: make room."
            )


def _refuse_unless_migrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RestoreRefusedError(
            "This database lacks migrations: run `manage.py migrate`, then restore."
        )


def _is_empty() -> bool:
    """No account, no message, no line of history and no file: nothing that somebody did here."""
    models = (get_user_model(), PrivateFile, OutboxMessage, ModelLogEntry, PageLogEntry)
    tables = connection.introspection.table_names()
    return not folders.hold_files() and not any(
        model._meta.db_table in tables and model._default_manager.exists() for model in models
    )


def _exchange(path: Path, manifest: Manifest, *, upgrade: bool) -> None:
    try:
        exchange = folders.Exchange()
    except OSError as error:
        raise _not_written(error) from error
    try:
        for name, source in _parts(path, folders.PREFIX):
            exchange.stage(name, source)
        with tempfile.TemporaryDirectory(prefix="restore-") as scratch:
            parts = _parts(path, databases.PREFIX)
            databases.kind().load(
                manifest, parts, Path(scratch), upgrade=upgrade, last=exchange.swap
            )
    except BaseException as error:
        exchange.swap_back()
        if isinstance(error, OSError | DatabaseError | sqlite3.Error):
            raise _not_written(error) from error
        raise
    exchange.clear()


def _not_written(error: Exception) -> RestoreRefusedError:
    return RestoreRefusedError(
        f"The archive could not be put in its place ({error}): make room and see that this account "
        "may write, then restore once more."
    )


def _parts(path: Path, prefix: str) -> Iterator[tuple[str, IO[bytes]]]:
    for name, source in archives.members(path):
        if name.startswith(f"{prefix}/"):
            yield name, source
