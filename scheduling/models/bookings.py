import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from scheduling.models.resources import Resource, Room


def new_uid() -> str:
    return f"{uuid.uuid4()}@klinik-inoba"


def now() -> datetime:
    """Looked up at each call, so that tests may set the clock."""
    return timezone.now()


class BookingQuerySet(models.QuerySet["Booking"]):
    def waiting(self, at: datetime) -> Self:
        """Tentative, and somebody may still confirm it."""
        return self.filter(state=Booking.State.TENTATIVE, expires_at__gt=at)

    def expired(self, at: datetime) -> Self:
        """Tentative, its time is up, and nobody has written that down yet."""
        return self.filter(has_expired(at))

    def current(self, at: datetime) -> Self:
        """Confirmed, or tentative and not expired: what takes time."""
        return self.filter(is_current(at))

    def holding(self, resources: Any) -> Self:
        """Those with an active hold of one of `resources` (rows, ids or a queryset)."""
        held = Hold.objects.filter(active=True, resource__in=resources)
        return self.filter(pk__in=held.values("booking"))


def is_current(at: datetime, booking: str = "") -> models.Q:
    """Condition on Booking, or on a row that leads to one by `booking` ("booking__")."""
    state, expires_at = f"{booking}state", f"{booking}expires_at__gt"
    return models.Q(**{state: Booking.State.CONFIRMED}) | models.Q(
        **{state: Booking.State.TENTATIVE, expires_at: at}
    )


def has_expired(at: datetime) -> models.Q:
    """Condition on Booking: nobody confirmed it in time."""
    return models.Q(state=Booking.State.TENTATIVE, expires_at__lte=at)


class Booking(models.Model):
    """One row for each thing that takes time; it keeps its id and UID through every move.

    The thing itself (a session, a day of leave, a day of an event) points down to this row and
    keeps its own outcome; time, UID and sequence stand only here.
    """

    class State(models.TextChoices):
        TENTATIVE = "tentative", _("Tentative")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")

    kind = models.CharField(max_length=20, editable=False)
    uid = models.CharField(max_length=80, unique=True, default=new_uid, editable=False)
    # What calendars compare; and what invitations and reminders are counted by.
    sequence = models.PositiveIntegerField(default=0)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.TENTATIVE)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    # Until then a tentative booking holds its time.
    expires_at = models.DateTimeField(null=True, blank=True)
    # Where the kind itself has none: an innovation's name, say, would be a copy that grows old.
    title = models.CharField(_("title"), max_length=200, blank=True)
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("room")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("online link"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)
    changed_at = models.DateTimeField(default=now, editable=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="booking_in_order"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="tentative") | models.Q(expires_at__isnull=False),
                name="booking_tentative_expires",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "starts_at"], name="booking_of_kind"),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(state="tentative"),
                name="booking_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def where(self) -> str:
        """The room with its building, or the place in words."""
        return str(self.room) if self.room else self.place

    @property
    def is_waiting(self) -> bool:
        """As of now: an expired one waits no longer, before anybody notes it."""
        return (
            self.state == self.State.TENTATIVE
            and self.expires_at is not None
            and self.expires_at > timezone.now()
        )

    @property
    def is_off(self) -> bool:
        """As of now it takes no time: cancelled or expired."""
        return self.state != self.State.CONFIRMED and not self.is_waiting


class HoldQuerySet(models.QuerySet["Hold"]):
    def counting(self, at: datetime) -> Self:
        """Active, save those of a booking whose time to be confirmed is up: the next booking that
        needs them takes them down."""
        expired = models.Q(booking__state=Booking.State.TENTATIVE, booking__expires_at__lte=at)
        return self.filter(~expired, active=True)

    def within(self, start: datetime, end: datetime) -> Self:
        """Those that overlap this time, however long they are.

        The end stands first: the partial index on it skips everything that is over.
        """
        return self.filter(busy_to__gt=start, busy_from__lt=end)


class Hold(models.Model):
    """A resource is busy from … to …, the end excluded. The database's guard stands on these rows
    (see scheduling.bookings.guard): no two active ones of one resource overlap, and those of a
    confirmed booking stay as they are."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="holds")
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="holds")
    busy_from = models.DateTimeField()
    busy_to = models.DateTimeField()
    active = models.BooleanField(default=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(busy_to__gt=models.F("busy_from")), name="hold_in_order"
            ),
            models.UniqueConstraint(
                fields=["booking", "resource", "busy_from"], name="hold_once_per_booking"
            ),
        ]
        indexes = [
            models.Index(
                fields=["resource", "busy_to"],
                condition=models.Q(active=True),
                name="hold_of_resource",
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.busy_from:%Y-%m-%d %H:%M}"


class Participant(models.Model):
    """Who takes part in a booking, as what (in the words of its kind), whether a calendar
    invitation goes out, and what she has said to the present time and place. Not everybody who
    takes part holds time."""

    class Reply(models.TextChoices):
        """The words of RFC 5545, section 3.2.12, in lower case."""

        ACCEPTED = "accepted", _("Will come")
        DECLINED = "declined", _("Will not come")
        TENTATIVE = "tentative", _("Will perhaps come")

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, editable=False)
    invited = models.BooleanField(default=True)
    # Nothing yet; forgotten when the booking moves. When it was said, as the sender's clock has it.
    reply = models.CharField(_("reply"), max_length=10, choices=Reply, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "person"], name="participant_once_per_booking"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.booking_id}"
