from typing import Any

from django.db import models


class Stream(models.Model):
    """What one may follow: a thread, or a person's bell. Its events are counted 1, 2, 3 …

    The count is given under a lock on this row, in the transaction of the change: primary keys
    are given before the commit, so "what came after key N" would lose rows.
    """

    name = models.CharField(max_length=80, unique=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """Something was announced. `ref` says where its record is found."""

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["stream", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="event_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stream_id}/{self.seq} {self.kind}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, bell: str) -> "NoticeQuerySet":
        """The lines of the bell that is the stream of that name."""
        return self.filter(bell__name=bell)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def fresh_first(self) -> "NoticeQuerySet":
        """What is unread, then the rest, each from the newest."""
        is_read = models.Case(models.When(read_at=None, then=0), default=1)
        return self.order_by(is_read, "-at", "-pk")


class Notice(models.Model):
    """One line of somebody's bell. A newer line of the same subject takes its place and is unread
    again."""

    bell = models.ForeignKey(Stream, models.CASCADE, related_name="notices")
    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    # What the sentence of `kind` needs, said in the reader's language when it is read.
    data: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["bell", "subject"], name="notice_once_per_subject"),
        ]
        indexes = [
            models.Index(
                fields=["bell"], condition=models.Q(read_at=None), name="notice_unread_of_bell"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
