"""A follow-up of a session is one of the innovation that the session was about."""

from django.db import migrations, models


def fill(apps, schema_editor):
    follow_ups = apps.get_model("mentoring", "FollowUp").objects
    sessions = apps.get_model("mentoring", "Session").objects
    of_it = sessions.filter(pk=models.OuterRef("session")).values("innovation")
    follow_ups.filter(innovation=None).update(innovation=models.Subquery(of_it))


def leave_out(apps, schema_editor):
    """Before, nothing was to be done apart from a session: the way back has no place for it."""
    apps.get_model("mentoring", "FollowUp").objects.filter(session=None).delete()


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0002_follow_ups")]
    operations = [migrations.RunPython(fill, leave_out)]
