from django.db import migrations, models


class Migration(migrations.Migration):
    """Of a table whose new rows wait for a look at what they refer to."""

    dependencies = [("innovations", "9998_written_notes")]
    operations = [
        migrations.AddField("Note", "author", models.CharField(max_length=50, default="")),
        migrations.AlterField("Note", "text", models.TextField()),
    ]
