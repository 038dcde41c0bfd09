"""Bring a database from an older archive to the migrations of this code."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

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
