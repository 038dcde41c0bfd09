"""Meetings of mentor and innovator: status, and who may do what with one."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person
from agents.models.appointments import has_role
from foundation import facts
from foundation.users import AnyUser
from innovations.models import Innovation, Member
from scheduling.models import Booking, Hold, Room, Window
from scheduling.models.bookings import is_current

# Of its booking.
KIND = "session"
# As what the people of the innovation take part, besides whoever booked.
TEAM = "team"
State = Booking.State


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, user: AnyUser) -> Self:
        """Those of which one is the mentor or that one booked, and those of innovations that one
        may see."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            models.Q(mentor__user_id=user.pk)
            | models.Q(booked_by__user_id=user.pk)
            | models.Q(innovation__in=Innovation.objects.visible_to(user))
        )

    def of(self, user: AnyUser) -> Self:
        """Those in which one takes part: as mentor, as who booked it or as one of the innovation's
        people; none of a visitor."""
        if not user.is_authenticated:
            return self.none()
        own = Member.objects.filter(person__user_id=user.pk)
        return self.filter(
            models.Q(mentor__user_id=user.pk)
            | models.Q(booked_by__user_id=user.pk)
            | models.Q(innovation_id__in=own.values("innovation_id"))
        )

    def agreed_once(self) -> Self:
        """Without those that were asked for and came to nothing before anybody had said yes."""
        agreed = Session.objects.order_by().filter(changes__kind__in=["booked", "approved"])
        is_open = ~models.Q(booking__state=State.CANCELLED)
        return self.filter(is_open | models.Q(pk__in=agreed.values("pk")))

    def in_status(self, *wanted: "Session.Status") -> Self:
        """Those of one of these statuses, as stored; see the function `in_status`."""
        return self.filter(in_status(*wanted))

    def booked(self) -> Self:
        """Agreed on, and nobody has said yet what came of it."""
        return self.in_status(Status.CONFIRMED)

    def waiting(self, at: datetime) -> Self:
        """Requests that the mentor may still answer at this instant."""
        return self.in_status(Status.REQUESTED).filter(booking__expires_at__gt=at)

    def expired(self, at: datetime) -> Self:
        """Requests whose time is up at this instant, while nobody has written it down yet."""
        return self.in_status(Status.REQUESTED).filter(booking__expires_at__lte=at)

    def coming(self, at: datetime) -> Self:
        """Booked or asked for and not over at this instant: what takes time. Once it is told what
        came of it, it is past."""
        return self.filter(_is_coming(at))

    def past(self, at: datetime) -> Self:
        """All others: over, reported or called off."""
        return self.exclude(_is_coming(at))

    def between(self, start: datetime, end: datetime) -> Self:
        """Those that begin from `start` on and before `end`."""
        return self.filter(booking__starts_at__gte=start, booking__starts_at__lt=end)

    def of_bookings(self, bookings: Any) -> Self:
        """Of these bookings: rows, ids or a queryset."""
        return self.filter(booking__in=bookings)

    def changeable_by(self, user: AnyUser) -> Self:
        """Those that the account may move or cancel now: booked ones that have not begun, in which
        it takes part; all of them for the clinic."""
        open_ones = self.booked().filter(booking__starts_at__gt=facts.now())
        return open_ones if _is_clinic(user) else open_ones.of(user)

    def answerable_by(self, user: AnyUser) -> Self:
        """Requests that the account may answer now: the mentor alone says whether one suits her."""
        if not user.is_authenticated:
            return self.none()
        return self.waiting(facts.now()).filter(mentor__user_id=user.pk)

    def withdrawable_by(self, user: AnyUser) -> Self:
        """Requests that the account may withdraw now: of those who asked, and all for the clinic. A
        mentor declines instead."""
        waiting = self.waiting(facts.now())
        if _is_clinic(user):
            return waiting
        return waiting.of(user).exclude(mentor__user_id=user.pk)

    def reportable_by(self, user: AnyUser) -> Self:
        """Those of which the account may say now what came of them: begun ones, of the mentor; all
        for the clinic."""
        if not user.is_authenticated:
            return self.none()
        begun = self.in_status(*AGREED).filter(booking__starts_at__lte=facts.now())
        return begun if _is_clinic(user) else begun.filter(mentor__user_id=user.pk)

    def containing(self, words: str) -> Self:
        """Those that have these words in their topic, or in the name of the innovation or mentor."""
        return self.filter(
            models.Q(topic__icontains=words)
            | models.Q(innovation__name__icontains=words)
            | models.Q(mentor__name__icontains=words)
        )

    def with_names(self) -> Self:
        """With what rows of lists name: place, people and their accounts, innovation, OPD."""
        return self.select_related(
            "booking__room", "mentor__user", "booked_by__user", "innovation__opd"
        )


def _is_coming(at: datetime) -> models.Q:
    return models.Q(is_current(at, "booking__"), outcome="", booking__ends_at__gt=at)


def _is_clinic(user: AnyUser) -> bool:
    return bool(user.is_superuser) or has_role(user, timezone.localdate(), Appointment.Kind.CLINIC)


class Session(models.Model):
    """One meeting of a mentor and an innovator, and what came of it. When and where it is, its UID
    and sequence stand on its booking, which stays the same through every move."""

    class Status(models.TextChoices):
        """What people are told of a session: its booking's state, and what came of it."""

        REQUESTED = "requested", _("Awaiting approval")
        CONFIRMED = "confirmed", _("Booked")
        TOOK_PLACE = "took_place", _("Held")
        MISSED = "missed", _("Missed")
        CANCELLED = "cancelled", _("Cancelled")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Expired")

    class Outcome(models.TextChoices):
        """What the state of the booking does not say."""

        TOOK_PLACE = "took_place", _("Held")
        MISSED = "missed", _("Missed")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Expired")

    booking = models.OneToOneField(Booking, models.PROTECT, related_name="session")
    innovation = models.ForeignKey(
        Innovation, models.PROTECT, related_name="sessions", verbose_name=_("innovation")
    )
    mentor = models.ForeignKey(
        Person, models.PROTECT, related_name="sessions", verbose_name=_("mentor")
    )
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    window = models.ForeignKey(Window, models.PROTECT, null=True, related_name="+")
    topic = models.CharField(_("topic"), max_length=200, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    minutes = models.TextField(_("minutes"), max_length=10_000, blank=True)
    # Stamped when the session is over: figures of old years do not move with the innovation.
    opd = models.ForeignKey(Opd, models.PROTECT, null=True, related_name="+")

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["booking__starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.innovation} – {self.mentor}"

    def get_absolute_url(self) -> str:
        return reverse("mentoring:session", args=[self.pk])

    @property
    def sides(self) -> list[Person]:
        """Who agreed on it, and whose time it takes."""
        return [self.mentor, self.booked_by]

    def across_from(self, user: AnyUser) -> Person | None:
        """Whom one of the two sides meets; None for whoever is neither. No query of a session with
        names."""
        if self.mentor.user_id == user.pk:
            return self.booked_by
        return self.mentor if self.booked_by.user_id == user.pk else None

    @property
    def attendees(self) -> list[Person]:
        """Who is invited: one mail each. Those of the team hold no time."""
        invited = self.booking.participants.filter(part=TEAM, invited=True)
        team = Person.objects.filter(pk__in=invited.values("person")).select_related("user")
        return list(dict.fromkeys([*self.sides, *team.order_by("pk")]))

    @property
    def uid(self) -> str:
        """The same for calendars through every move."""
        return self.booking.uid

    @property
    def sequence(self) -> int:
        return self.booking.sequence

    @property
    def starts_at(self) -> datetime:
        return self.booking.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.booking.ends_at

    @property
    def expires_at(self) -> datetime | None:
        """Until then the mentor may answer a request, whose time is held meanwhile."""
        return self.booking.expires_at

    @property
    def room(self) -> Room | None:
        return self.booking.room

    @property
    def place(self) -> str:
        return self.booking.where

    @property
    def link(self) -> str:
        return self.booking.link

    @property
    def holds(self) -> models.Manager[Hold]:
        """What it takes: rows of people and room."""
        return self.booking.holds

    @property
    def is_over(self) -> bool:
        """Whether its end has passed."""
        return self.ends_at <= timezone.now()

    @property
    def status(self) -> Status:
        """As of now: a request whose time is up has expired before anybody notes it."""
        stored = self.stored_status
        if stored == Status.REQUESTED and self.booking.is_off:
            return Status.EXPIRED
        return stored

    @property
    def stored_status(self) -> Status:
        """What is written, whatever time it is. Where state and outcome contradict each other, the
        booking's state counts."""
        state = self.booking.state
        return STATUS_OF.get((state, self.outcome), STATUS_OF[state, ""])

    def get_status_display(self) -> str:
        return str(self.status.label)

    @property
    def is_waiting(self) -> bool:
        """Whether the mentor may still answer the request, as of now."""
        return self.booking.is_waiting

    @property
    def is_off(self) -> bool:
        """Nobody meets: cancelled, declined or expired."""
        return self.booking.is_off


Status = Session.Status
Outcome = Session.Outcome
# Both sides have said yes; nobody will meet.
AGREED = (Status.CONFIRMED, Status.TOOK_PLACE, Status.MISSED)
CALLED_OFF = (Status.CANCELLED, Status.DECLINED, Status.EXPIRED)
# The one place where state and outcome become a status: of a row, in a condition, in an annotation.
STATUS_OF: dict[tuple[str, str], Status] = {
    (State.TENTATIVE, ""): Status.REQUESTED,
    (State.CONFIRMED, ""): Status.CONFIRMED,
    (State.CONFIRMED, Outcome.TOOK_PLACE): Status.TOOK_PLACE,
    (State.CONFIRMED, Outcome.MISSED): Status.MISSED,
    (State.CANCELLED, ""): Status.CANCELLED,
    (State.CANCELLED, Outcome.DECLINED): Status.DECLINED,
    (State.CANCELLED, Outcome.EXPIRED): Status.EXPIRED,
}


def in_status(*wanted: Status) -> models.Q:
    """Condition on Session, as it is stored: an expired request is still one of REQUESTED until
    somebody writes that down."""
    condition = models.Q(pk__in=[])
    for (state, outcome), status in STATUS_OF.items():
        if status in wanted:
            condition |= models.Q(booking__state=state, outcome=outcome)
    return condition


def stored_status() -> models.Case:
    """`Session.stored_status` as a value of each row, for grouping; None where state and outcome
    contradict each other."""
    return models.Case(
        *(
            models.When(booking__state=state, outcome=outcome, then=models.Value(status.value))
            for (state, outcome), status in STATUS_OF.items()
        ),
        output_field=models.CharField(),
    )
