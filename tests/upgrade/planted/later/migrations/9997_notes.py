import django.db.models.deletion
from django.db import migrations, models

from tests.upgrade.planted import last_of_innovations


class Migration(migrations.Migration):
    dependencies = [last_of_innovations()]
    operations = [
        migrations.CreateModel(
            "Note",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("text", models.CharField(max_length=200)),
                (
                    "innovation",
                    models.ForeignKey("innovations.Innovation", django.db.models.deletion.CASCADE),
                ),
            ],
        ),
    ]
