"""Forget everything, so that the demonstration is built from nothing."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from foundation.app_settings import app_settings


def forget_everything() -> None:
    """Empty the database (files and all, or the schema), the uploads, private files and mails, and
    migrate. Connections of other processes are not looked after: none may run."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        connection.close()  # it would keep the deleted file open
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
        connection.close()
    for folder in (settings.MEDIA_ROOT, app_settings.PRIVATE_ROOT, app_settings.MAIL_DIR):
        shutil.rmtree(folder, ignore_errors=True)
    call_command("migrate", verbosity=0)
