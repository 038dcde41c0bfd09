"""What was promised after a session becomes a follow-up of its innovation. Its innovation is filled in by
the next migration, and required by the one after it."""

import django.db.models.deletion
from django.db import migrations, models


def _person():
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="agents.person",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agents", "0002_registry"),
        ("innovations", "0001_initial"),
        ("mentoring", "0001_initial"),
    ]
    operations = [
        migrations.RenameModel("ActionItem", "FollowUp"),
        migrations.AlterModelOptions(
            name="followup",
            options={
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
            },
        ),
        migrations.AddField(
            model_name="followup",
            name="innovation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups",
                to="innovations.innovation",
                verbose_name="innovation",
            ),
        ),
        migrations.AddField(model_name="followup", name="done_by", field=_person()),
        migrations.AddField(model_name="followup", name="made_by", field=_person()),
        migrations.AddField(
            model_name="followup",
            name="made_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="followup",
            name="revision",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="followup",
            name="session",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups",
                to="mentoring.session",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["owner", "due_on"],
                name="follow_up_open",
            ),
        ),
    ]
