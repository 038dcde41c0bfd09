import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0003_innovations_of_follow_ups")]
    operations = [
        migrations.AlterField(
            model_name="followup",
            name="innovation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups",
                to="innovations.innovation",
                verbose_name="innovation",
            ),
        ),
    ]
