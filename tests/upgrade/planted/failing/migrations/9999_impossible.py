from django.db import migrations, models

from tests.upgrade.planted import last_of_innovations


def refuse(apps, schema_editor):
    if apps.get_model("innovations", "Innovation").objects.exists():
        raise ValueError("no innovation fits")


class Migration(migrations.Migration):
    """Fails where there are rows, after it has changed something."""

    dependencies = [last_of_innovations()]
    operations = [
        migrations.CreateModel("Trace", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunPython(refuse, migrations.RunPython.noop),
    ]
