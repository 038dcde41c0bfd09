from typing import Any

from django.db import migrations

from scheduling.bookings import guard


def put_up(apps: Any, schema_editor: Any) -> None:
    """On SQLite what follows the migrate does it: a later migration could not rebuild a table."""
    if schema_editor.connection.vendor == "postgresql":
        guard.install(schema_editor.connection)


def take_down(apps: Any, schema_editor: Any) -> None:
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
