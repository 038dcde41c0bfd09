"""Whether a database from an archive is what the archive says, and its way to this code."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

from foundation.backups.manifest import Manifest
from foundation.backups.refusals import RestoreRefusedError


class _InOneTransaction(migrate.Command):
    """On PostgreSQL all migrations share the transaction of the restore."""

    def migration_progress_callback(self, action: str, *args: Any, **kwargs: Any) -> None:
        super().migration_progress_callback(action, *args, **kwargs)
        if action == "apply_success" and connection.vendor == "postgresql":
            # A commit would settle what is deferred, and the next migration may not alter a
            # table for which something is still to be looked at.
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def migrate_to_head() -> None:
    """Apply to the default connection's database what it lacks. Raises RestoreRefusedError.

    Whoever calls sees to it that a failure leaves nothing behind.
    """
    ContentType.objects.clear_cache()  # numbers of another database
    try:
        call_command(_InOneTransaction(), verbosity=0, interactive=False)
    except Exception as error:
        raise RestoreRefusedError(
            f"The archive cannot be migrated ({type(error).__name__}: {error}): install the code "
            "that wrote it, restore there, and report this."
        ) from error
    finally:
        ContentType.objects.clear_cache()


def refuse_other_migrations(manifest: Manifest, done: Iterable[tuple[str, str]]) -> None:
    """Raises RestoreRefusedError unless the migrations that a database says it has are those by which
    the archive was taken as fitting."""
    if {(app, name) for app, name in manifest.migrations} != set(done):
        raise RestoreRefusedError(
            "The database in the archive is of another state than the archive says: restore an "
            "older backup."
        )


def refuse_missing_tables(found: Iterable[str]) -> None:
    """Raises RestoreRefusedError unless every table that this code needs is there."""
    needed = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    if missing := sorted(needed - set(found)):
        raise RestoreRefusedError(
            f"The database in the archive lacks tables ({missing[0]}): restore an older backup."
        )
