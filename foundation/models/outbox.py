from datetime import datetime
from typing import Self

from django.db import models


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def unsent(self) -> Self:
        return self.filter(sent_at=None)

    def due(self, at: datetime) -> Self:
        """What is unsent and may be tried at that instant: the next try is due, and nobody's lease
        runs."""
        return self.unsent().filter(next_try_at__lte=at)


class OutboxMessage(models.Model):
    """Something that must happen after a change, written in the transaction of the change."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    # Codes and reset links do not stay readable in the database once they are sent.
    is_secret = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(sent_at=None), name="outbox_unsent"
            )
        ]

    def __str__(self) -> str:
        return self.key
