from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def unsent(self) -> Self:
        """What is still to be sent, and will be tried."""
        return self.filter(sent_at=None, set_aside_at=None)

    def set_aside(self) -> Self:
        """What cannot be sent as it is, until somebody has it tried again or discards it."""
        return self.filter(sent_at=None, discarded_at=None).exclude(set_aside_at=None)

    def in_state(self, state: str) -> Self:
        """Of an `OutboxMessage.State`."""
        is_wish = models.Q(discarded_at=models.F("set_aside_at"))
        conditions = {
            "sent": models.Q(sent_at__isnull=False),
            "waiting": models.Q(sent_at=None, set_aside_at=None),
            "held": models.Q(sent_at=None, set_aside_at__isnull=False, discarded_at=None),
            "unwanted": models.Q(discarded_at__isnull=False) & is_wish,
            "discarded": models.Q(discarded_at__isnull=False) & ~is_wish,
        }
        return self.filter(conditions[state])

    def waiting_since(self, at: datetime) -> datetime | None:
        """Since when the oldest of what could have gone out by that instant waits: since it was
        written, or since it might first be tried where its recipient wanted no mail before. None
        where nothing waits."""
        since = models.Case(
            models.When(attempts=0, then=models.F("next_try_at")),
            default=models.F("created_at"),
        )
        waiting: Any = self.unsent().annotate(since=since).filter(since__lte=at)
        oldest: datetime | None = waiting.aggregate(oldest=models.Min("since"))["oldest"]
        return oldest

    def due(self, at: datetime) -> Self:
        """What is unsent and may be tried at that instant: the next try is due, and nobody's lease
        runs."""
        return self.unsent().filter(next_try_at__lte=at)


class OutboxMessage(models.Model):
    """Something that must happen after a change, written in the transaction of the change."""

    class State(models.TextChoices):
        """Follows from the instants of the row."""

        SENT = "sent", _("sent")
        WAITING = "waiting", _("waits")
        HELD = "held", _("held back")
        UNWANTED = "unwanted", _("not wanted, or read before")
        DISCARDED = "discarded", _("discarded")

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
    set_aside_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail held back")
        verbose_name_plural = _("mail held back")
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(sent_at=None), name="outbox_unsent"
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> "OutboxMessage.State":
        """What has become of it."""
        if self.sent_at:
            return self.State.SENT
        if self.discarded_at:
            is_wish = self.discarded_at == self.set_aside_at
            return self.State.UNWANTED if is_wish else self.State.DISCARDED
        return self.State.HELD if self.set_aside_at else self.State.WAITING

    @property
    def subject(self) -> str:
        """What a reader knows it by: its subject, or the kind of a mail that was to be written."""
        return str(self.payload.get("subject", "")) or self.kind

    @property
    def recipients(self) -> list[str]:
        return [str(address) for address in self.payload.get("to", [])]
