from django.db import migrations


def write_notes(apps, schema_editor):
    notes = apps.get_model("innovations", "Note").objects
    for innovation in apps.get_model("innovations", "Innovation").objects.all():
        notes.create(innovation=innovation, text=innovation.name)


class Migration(migrations.Migration):
    dependencies = [("innovations", "9997_notes")]
    operations = [migrations.RunPython(write_notes)]
