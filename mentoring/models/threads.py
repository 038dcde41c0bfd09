"""What is said in a consultation, by whom, and how far each has read."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Person
from foundation.models import PrivateFile
from mentoring.models.assignments import MENTORS

LONGEST_TEXT = 5000


class Part(models.TextChoices):
    """On whose side somebody speaks."""

    ASKER = "asker", _("Asks")
    MENTOR = "mentor", _("Mentor")
    CLINIC = "clinic", _("Clinic team")


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def answering(self, on: date) -> Self:
        """Those who take part on the mentors' side and hold such a role on a local day, and those
        who spoke for the clinic. Who has left is not among them."""
        in_force = Appointment.objects.in_force(on).filter(person=models.OuterRef("person"))
        mentor = in_force.kinds(*MENTORS)
        return self.filter(
            models.Q(models.Exists(mentor), part=Part.MENTOR) | models.Q(part=Part.CLINIC),
            joined_at__isnull=False,
            left_at=None,
        )

    def with_read_upto(self) -> Self:
        """Annotate `read_upto`, the `seq` up to which each has read: whoever writes has read what
        stands above, and no row is written for it when she does."""
        return self.annotate(read_upto=_read_upto())

    def furthest_read(self) -> models.QuerySet[Any, Any]:
        """`read_upto` of the first row alone, for a subquery."""
        return self.annotate(upto=_read_upto()).values_list("upto", flat=True)[:1]

    def unmailed(self) -> Self:
        """Of `with_unread`: those whom no mail has told since they read last."""
        return self.filter(mailed_seq__lte=models.F("read_upto"))

    def unread_since(self, seq: int) -> Self:
        """Those for whom the message `seq`, or one before it, is still unread."""
        return self.with_unread().filter(first_unread__lte=seq)

    def opened_and_unread(self) -> Self:
        """Of `with_unread`, those who have read or spoken in the thread before."""
        opened = models.Q(read_at__isnull=False) | models.Q(joined_at__isnull=False)
        return self.filter(opened).with_unread()

    def with_unread(self, before: datetime | None = None) -> Self:
        """Those who have not left and for whom others have said something since they read last, at
        the latest at the instant `before`; annotated with `read_upto` and `first_unread` (a
        `seq`)."""
        later = (
            Message.objects.texts()
            .filter(
                consultation=models.OuterRef("consultation"), seq__gt=models.OuterRef("read_upto")
            )
            .exclude(author=models.OuterRef("person"))
        )
        if before is not None:
            later = later.filter(sent_at__lte=before)
        first = models.Subquery(later.order_by("seq").values("seq")[:1])
        # `last_seq` narrows nothing: it spares most rows the subqueries.
        behind = self.filter(left_at=None, consultation__stream__last_seq__gt=models.F("read_seq"))
        return behind.with_read_upto().annotate(first_unread=first).exclude(first_unread=None)


def _read_upto() -> Greatest:
    own = Message.objects.texts().filter(
        consultation=models.OuterRef("consultation"), author=models.OuterRef("person")
    )
    last = models.Subquery(own.order_by("-seq").values("seq")[:1])
    return Greatest("read_seq", Coalesce(last, 0))


class Participant(models.Model):
    """The place of a person in a thread: how far she has read and, from `joined_at` until
    `left_at`, that she takes part."""

    consultation = models.ForeignKey(
        "mentoring.Consultation", models.CASCADE, related_name="participants"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part)
    read_seq = models.PositiveBigIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    # The first message that stood unread when she was told of it by mail.
    mailed_seq = models.PositiveBigIntegerField(default=0)
    joined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    # She took a question that no mentor's assignment covers.
    holds_claim = models.BooleanField(default=False)

    # What `with_unread` annotates.
    first_unread: int

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "person"], name="participant_once"),
            models.UniqueConstraint(
                fields=["consultation"],
                condition=models.Q(holds_claim=True),
                name="consultation_taken_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.consultation_id}"


class MessageQuerySet(models.QuerySet["Message"]):
    def texts(self) -> Self:
        """What people said, without the lines of the system."""
        return self.filter(kind=Message.Kind.TEXT)

    def after(self, seq: int) -> Self:
        """Those behind `seq` in the thread."""
        return self.filter(seq__gt=seq)

    def for_thread(self) -> Self:
        """With what a line of a thread shows: author and attachments."""
        return self.select_related("author").prefetch_related("attachments__file")


class Message(models.Model):
    """One line of a thread, in the order of `seq`, which its event has in the thread's stream."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Message")
        JOINED = "joined", _("Joined")
        LEFT = "left", _("Left")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Opened again")

    consultation = models.ForeignKey(
        "mentoring.Consultation", models.CASCADE, related_name="messages"
    )
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEXT)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    # Of the form it came by: the second sending of the same form finds this row.
    key = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["consultation", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "seq"], name="message_counted_once"),
            models.UniqueConstraint(
                fields=["author", "key"], condition=~models.Q(key=""), name="message_sent_once"
            ),
        ]
        indexes = [models.Index(fields=["author", "consultation", "seq"], name="message_of_author")]

    def __str__(self) -> str:
        return f"{self.consultation_id}/{self.seq}"

    @property
    def answers_the_asker(self) -> bool:
        """Whether it is the other side's first text after a question that nobody had closed as
        answered. One query."""
        before = Message.objects.texts().filter(consultation=self.consultation_id)
        rows = before.filter(seq__lt=self.seq).order_by("-seq")
        last = rows.values_list("part", "seq", "consultation__closed_seq").first()
        if last is None or self.part == Part.ASKER:
            return False
        part, seq, closed_seq = last
        return part == Part.ASKER and seq > (closed_seq or 0)


class Attachment(models.Model):
    """A file of a message; who may read the message may open it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    file = models.OneToOneField(PrivateFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)


def is_open() -> models.Q:
    """Condition on Consultation: nobody closed it, or somebody said something after that."""
    later = Message.objects.texts().filter(
        consultation=models.OuterRef("pk"), seq__gt=models.OuterRef("closed_seq")
    )
    return models.Q(closed_seq=None) | models.Q(models.Exists(later))
