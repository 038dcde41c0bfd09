import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person
from agents.models.appointments import has_role
from innovations.models import Innovation, Member
from mentoring.models.resources import Resource, Room
from mentoring.models.windows import Window


def new_uid() -> str:
    return f"{uuid.uuid4()}@klinik-inoba"


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, user: Any) -> Self:
        """The mentor's own, and those of innovations one may see."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            models.Q(mentor__user_id=user.pk)
            | models.Q(booked_by__user_id=user.pk)
            | models.Q(innovation__in=Innovation.objects.visible_to(user))
        )

    def of(self, user: Any) -> Self:
        """Those in which one takes part: as mentor or as one of the innovation's people."""
        if not user.is_authenticated:
            return self.none()
        own = Member.objects.filter(person__user_id=user.pk)
        return self.filter(
            models.Q(mentor__user_id=user.pk)
            | models.Q(booked_by__user_id=user.pk)
            | models.Q(innovation_id__in=own.values("innovation_id"))
        )

    def booked(self) -> Self:
        return self.filter(status=Session.Status.CONFIRMED)

    def waiting(self, at: datetime) -> Self:
        """Requests that the mentor may still answer."""
        return self.filter(status=Session.Status.REQUESTED, expires_at__gt=at)

    def expired(self, at: datetime) -> Self:
        """Requests whose time is up, while nobody has written it down yet."""
        return self.filter(status=Session.Status.REQUESTED, expires_at__lte=at)

    def coming(self, at: datetime) -> Self:
        """Booked or asked for: what holds time."""
        return self.filter(_is_standing(at), ends_at__gt=at)

    def past(self, at: datetime) -> Self:
        return self.exclude(_is_standing(at), ends_at__gt=at)

    def changeable_by(self, user: Any) -> Self:
        """Who takes part, and the clinic, may move or cancel what has not begun."""
        open_ones = self.booked().filter(starts_at__gt=timezone.now())
        return open_ones if _is_clinic(user) else open_ones.of(user)

    def answerable_by(self, user: Any) -> Self:
        """The mentor alone says whether a request suits her."""
        if not user.is_authenticated:
            return self.none()
        return self.waiting(timezone.now()).filter(mentor__user_id=user.pk)

    def withdrawable_by(self, user: Any) -> Self:
        """Requests of those who asked, and of the clinic; a mentor declines instead."""
        waiting = self.waiting(timezone.now())
        if _is_clinic(user):
            return waiting
        return waiting.of(user).exclude(mentor__user_id=user.pk)

    def reportable_by(self, user: Any) -> Self:
        """The mentor, and the clinic, say what came of a session that has begun."""
        if not user.is_authenticated:
            return self.none()
        begun = self.filter(status__in=AGREED, starts_at__lte=timezone.now())
        return begun if _is_clinic(user) else begun.filter(mentor__user_id=user.pk)

    def with_names(self) -> Self:
        return self.select_related("mentor__user", "booked_by__user", "innovation__opd", "room")


def _is_standing(at: datetime) -> models.Q:
    return models.Q(status=Session.Status.CONFIRMED) | models.Q(
        status=Session.Status.REQUESTED, expires_at__gt=at
    )


def _is_clinic(user: Any) -> bool:
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Appointment.Kind.CLINIC)


class Session(models.Model):
    """One meeting of a mentor and an innovator; it keeps its id and UID through every move."""

    class Status(models.TextChoices):
        REQUESTED = "requested", _("Awaiting approval")
        CONFIRMED = "confirmed", _("Booked")
        HELD = "held", _("Held")
        NO_SHOW = "no_show", _("Missed")
        CANCELLED = "cancelled", _("Cancelled")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Expired")

    uid = models.CharField(max_length=80, unique=True, default=new_uid, editable=False)
    # What calendars compare; and what invitations, notices and reminders are counted by.
    sequence = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.CONFIRMED)
    innovation = models.ForeignKey(
        Innovation, models.PROTECT, related_name="sessions", verbose_name=_("innovation")
    )
    mentor = models.ForeignKey(
        Person, models.PROTECT, related_name="sessions", verbose_name=_("mentor")
    )
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    window = models.ForeignKey(Window, models.PROTECT, null=True, related_name="+")
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, related_name="+", verbose_name=_("room")
    )
    online_link = models.URLField(_("online link"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    # Until then the mentor may answer a request, whose time is held meanwhile.
    expires_at = models.DateTimeField(null=True)
    topic = models.CharField(_("topic"), max_length=200, blank=True)
    minutes = models.TextField(_("minutes"), max_length=10_000, blank=True)
    capacity = models.PositiveSmallIntegerField(default=1)
    seats_taken = models.PositiveSmallIntegerField(default=1)
    # Stamped when the session is over: figures of old years do not move with the innovation.
    opd = models.ForeignKey(Opd, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(seats_taken__lte=models.F("capacity")), name="session_seats"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="requested") | models.Q(expires_at__isnull=False),
                name="session_request_expires",
            ),
        ]
        indexes = [
            models.Index(fields=["mentor", "starts_at"], name="session_of_mentor"),
            models.Index(fields=["innovation", "starts_at"], name="session_of_innovation"),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(status="requested"),
                name="session_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.innovation} – {self.mentor}"

    def get_absolute_url(self) -> str:
        return reverse("mentoring:session", args=[self.pk])

    @property
    def attendees(self) -> list[Person]:
        """Who is invited: one mail each."""
        return [self.mentor, self.booked_by]

    @property
    def place(self) -> str:
        return str(self.room) if self.room else ""

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def state(self) -> Status:
        """The status as of now: a request whose time is up has expired before anybody notes it."""
        status = self.Status(self.status)
        if (
            status == self.Status.REQUESTED
            and self.expires_at
            and self.expires_at <= timezone.now()
        ):
            return self.Status.EXPIRED
        return status

    @property
    def is_waiting(self) -> bool:
        return self.state == self.Status.REQUESTED

    @property
    def is_off(self) -> bool:
        """Nobody meets: cancelled, declined or expired."""
        return self.state in CALLED_OFF


Status = Session.Status
# Both sides have said yes; nobody will meet.
AGREED = (Status.CONFIRMED, Status.HELD, Status.NO_SHOW)
CALLED_OFF = (Status.CANCELLED, Status.DECLINED, Status.EXPIRED)


class HoldQuerySet(models.QuerySet["Hold"]):
    def counting(self, at: datetime) -> Self:
        """Active, save those of a request whose time is up: they are taken down by the next booking."""
        expired = models.Q(session__status=Status.REQUESTED, session__expires_at__lte=at)
        return self.filter(~expired, active=True)


class Hold(models.Model):
    """A resource is busy from … to …, the end excluded. The database's guard stands on these rows:
    no two active ones of one resource overlap (see mentoring.sessions.guard)."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="holds")
    session = models.ForeignKey(Session, models.CASCADE, related_name="holds")
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
                fields=["session", "resource"], name="hold_once_per_session_and_resource"
            ),
        ]
        indexes = [
            models.Index(
                fields=["resource", "busy_from"],
                condition=models.Q(active=True),
                name="hold_of_resource",
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.busy_from:%Y-%m-%d %H:%M}"


# No session is longer, so what began earlier than this before an instant is over: with it
# a look at one month reads one month of the index, however long the history.
LONGEST_HOLD = timedelta(hours=4)
