from datetime import datetime
from typing import Self

from django.db import models


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def due(self, at: datetime) -> Self:
        return self.filter(queued_at=None, due_at__lte=at)


class Reminder(models.Model):
    """To be sent once, for one revision of its subject: a change outdates it.

    `subject` and `recipient` are keys such as "session:5" and "person:7": whoever registered the
    prefix of the subject (`foundation.reminders.registry`) knows what they stand for.
    """

    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    recipient = models.CharField(max_length=80)
    revision = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)
    skipped_at = models.DateTimeField(null=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind", "recipient", "revision"], name="reminder_planned_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(queued_at=None), name="reminder_unqueued"
            ),
            models.Index(fields=["recipient"], name="reminder_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"
