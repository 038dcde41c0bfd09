"""What was registered before anybody was asked counts as it has counted."""

from django.db import migrations, models


def confirm(apps, schema_editor):
    innovations = apps.get_model("innovations", "Innovation").objects
    innovations.update(state="confirmed", settled_at=models.F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("innovations", "0002_ownership")]
    operations = [migrations.RunPython(confirm, migrations.RunPython.noop)]
