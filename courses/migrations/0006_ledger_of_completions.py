"""Completions that stand go down into the ledger of achievements, once for each course and cycle.

Going back leaves them there: a ledger is never deleted, and the way forward adds none twice.
"""

from django.conf import settings
from django.db import migrations

BATCH = 1000


def fill(apps, schema_editor):
    Enrollment = apps.get_model("courses", "Enrollment")
    Achievement = apps.get_model("credentials", "Achievement")
    JpRule = apps.get_model("credentials", "JpRule")
    rule = JpRule.objects.filter(form="e_learning", role="participant").first()
    organiser = getattr(settings, "FOUNDATION_SITE_OFFICE", "") or getattr(
        settings, "FOUNDATION_SITE_NAME", "Klinik Inoba"
    )
    done = Enrollment.objects.exclude(completed_on=None).select_related("course", "person")
    rows = []
    for each in done.order_by("pk").iterator(chunk_size=BATCH):
        began = each.started_on or each.enrolled_on
        rows.append(
            Achievement(
                person_id=each.person_id,
                role="participant",
                kind="course",
                form="e_learning",
                title=each.course.title,
                organiser=organiser[:200],
                starts_on=min(began, each.completed_on),
                ends_on=each.completed_on,
                jp=each.jp,
                rule=rule,
                employment=each.person.employment,
                opd_id=each.opd_id,
                details={"units": [], "mode": "daring", "course": each.course_id},
                source_key=f"courses.course:{each.course_id}:{each.cycle}",
            )
        )
        if len(rows) == BATCH:
            Achievement.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    Achievement.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0005_rules_of_completion"),
        ("credentials", "0002_first_jp_rules"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
