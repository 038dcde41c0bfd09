from typing import Any

from django.db import migrations

from mentoring.sessions import guard


def put_up(apps: Any, schema_editor: Any) -> None:
    guard.install(schema_editor.connection)


def take_down(apps: Any, schema_editor: Any) -> None:
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
