from django.db import migrations, models


class Migration(migrations.Migration):
    """Which languages there are is the site's affair, and no part of the schema."""

    dependencies = [
        ('agents', '0002_registry'),
    ]

    operations = [
        migrations.AlterField(
            model_name='user',
            name='language',
            field=models.CharField(blank=True, max_length=5, verbose_name='language'),
        ),
    ]
