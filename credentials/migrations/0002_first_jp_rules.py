"""JP that the organiser states count for participants. Other roles and forms have no rule until the
clinic enters one with its source: the annex of PerLAN 10/2018 was not read, and nothing is invented."""

from datetime import date

from django.db import migrations

FORMS = ("course", "e_learning", "seminar", "coaching", "internship", "other")
SOURCE = (
    "Jam pelajaran yang ditetapkan penyelenggara; tabel konversi PerLAN 10/2018 belum dimasukkan."
)


def add(apps, schema_editor):
    rules = apps.get_model("credentials", "JpRule")
    for form in FORMS:
        if not rules.objects.filter(form=form, role="participant").exists():
            rules.objects.create(
                form=form,
                role="participant",
                basis="stated",
                value=1,
                step="0.1",
                starts_on=date(2018, 1, 1),
                source=SOURCE,
            )


def take_away(apps, schema_editor):
    apps.get_model("credentials", "JpRule").objects.filter(source=SOURCE).delete()


class Migration(migrations.Migration):
    dependencies = [("credentials", "0001_initial")]

    operations = [migrations.RunPython(add, take_away)]
