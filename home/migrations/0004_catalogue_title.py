"""The catalogue is called as the header calls it. One that an editor has saved is the editor's."""

from django.db import migrations


def _rename(apps, old, new):
    CourseIndexPage = apps.get_model("courses", "CourseIndexPage")
    untouched = CourseIndexPage.objects.filter(title=old, slug="bimtek", latest_revision=None)
    untouched.update(title=new, draft_title=new)


def rename(apps, schema_editor):
    _rename(apps, "Bimtek", "Belajar")


def name_as_before(apps, schema_editor):
    _rename(apps, "Belajar", "Bimtek")


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0002_search_text"),
        ("home", "0003_approval"),
    ]
    operations = [migrations.RunPython(rename, name_as_before)]
