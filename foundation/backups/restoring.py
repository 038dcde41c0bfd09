"""Put an archive in the place of the database and of the files: wholly, or not at all."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import ModelLogEntry, PageLogEntry

from foundation.backups import archives, databases, folders
from foundation.backups.manifest import Manifest, refuse_unless_fitting
from foundation.backups.refusals import RestoreRefusedError
from foundation.models import OutboxMessage, PrivateFile


def restore(path: Path, *, force: bool = False, upgrade: bool = False) -> Manifest:
    """Restore `path` and answer what it holds. Raises RestoreRefusedError, having changed nothing.

    Everything is read and compared before the first change. A database without tables is taken
    as it is. With `upgrade` an archive of older code is migrated before it takes its place.
    """
    manifest = archives.verified(path)
    refuse_unless_fitting(manifest, upgrade=upgrade)
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
    exchange = folders.Exchange()
    try:
        for name, source in _parts(path, folders.PREFIX):
            exchange.stage(name, source)
        with tempfile.TemporaryDirectory(prefix="restore-") as scratch:
            parts = _parts(path, databases.PREFIX)
            databases.kind().load(
                manifest, parts, Path(scratch), upgrade=upgrade, last=exchange.swap
            )
    except BaseException:
        exchange.swap_back()
        raise
    exchange.clear()


def _parts(path: Path, prefix: str) -> Iterator[tuple[str, IO[bytes]]]:
    for name, source in archives.members(path):
        if name.startswith(f"{prefix}/"):
            yield name, source
