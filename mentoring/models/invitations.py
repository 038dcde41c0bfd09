"""A mentor invites a team to a session and proposes up to three times, of which it picks one."""

from datetime import datetime
from functools import cached_property
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation import facts
from foundation.users import AnyUser
from innovations.models import Innovation, Member
from mentoring.models.sessions import Session
from scheduling.models import Booking

# Of the bookings that hold the proposed times.
KIND = "session_invitation"
MOST_TIMES = 3


class SessionInvitationQuerySet(models.QuerySet["SessionInvitation"]):
    def visible_to(self, user: AnyUser) -> Self:
        """One's own as mentor, and those of innovations that one may see."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            models.Q(mentor__user_id=user.pk)
            | models.Q(innovation__in=Innovation.objects.visible_to(user))
        )

    def open(self, at: datetime) -> Self:
        """Nobody has answered, and one of the times may still be picked at this instant."""
        held = ProposedTime.objects.waiting(at).filter(invitation=models.OuterRef("pk"))
        return self.filter(models.Exists(held), state=SessionInvitation.State.OPEN)

    def answerable_by(self, user: AnyUser) -> Self:
        """Open ones that the account may answer: it belongs to the team, and is not the mentor."""
        if not user.is_authenticated:
            return self.none()
        team = Member.objects.filter(person__user_id=user.pk).values("innovation_id")
        found = self.open(facts.now()).filter(innovation__in=team)
        return found.exclude(mentor__user_id=user.pk)

    def withdrawable_by(self, user: AnyUser) -> Self:
        """Open ones of which the account is the mentor."""
        if not user.is_authenticated:
            return self.none()
        return self.open(facts.now()).filter(mentor__user_id=user.pk)

    def with_names(self) -> Self:
        """With what rows and pages name: people, innovation, OPD and the times."""
        times = ProposedTime.objects.select_related("booking__room").order_by("booking__starts_at")
        return self.select_related(
            "mentor__user", "answered_by", "innovation__opd", "session__booking"
        ).prefetch_related(models.Prefetch("times", queryset=times))


class SessionInvitation(models.Model):
    """What a mentor proposes to the team of an innovation, and what it said to that. Its times hold
    the mentor tentatively; the session that comes of it has a booking of its own."""

    class State(models.TextChoices):
        OPEN = "open", _("Awaiting the team")
        ACCEPTED = "accepted", _("A time was picked")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")
        EXPIRED = "expired", _("Expired")

    innovation = models.ForeignKey(
        Innovation, models.PROTECT, related_name="session_invitations", verbose_name=_("innovation")
    )
    mentor = models.ForeignKey(
        Person, models.PROTECT, related_name="session_invitations", verbose_name=_("mentor")
    )
    topic = models.CharField(_("topic"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    session = models.OneToOneField(
        Session, models.PROTECT, null=True, related_name="invitation", verbose_name=_("session")
    )

    objects = SessionInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a session")
        verbose_name_plural = _("invitations to sessions")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="accepted", session__isnull=False)
                | (~models.Q(state="accepted") & models.Q(session=None)),
                name="session_invitation_accepted_has_session",
            )
        ]

    def __str__(self) -> str:
        return f"{self.innovation} – {self.mentor}"

    def get_absolute_url(self) -> str:
        return reverse("mentoring:session_invitation", args=[self.pk])

    @cached_property
    def proposed(self) -> list["ProposedTime"]:
        """All its times, in order."""
        return sorted(self.times.all(), key=lambda each: each.starts_at)

    @property
    def waiting(self) -> list["ProposedTime"]:
        """Those that may be picked, as of now."""
        if self.state != self.State.OPEN:
            return []
        return [each for each in self.proposed if each.booking.is_waiting]

    @property
    def status(self) -> State:
        """As of now: one whose times are all up has expired before anybody notes it."""
        state = self.State(self.state)
        return self.State.EXPIRED if state == self.State.OPEN and not self.waiting else state

    @property
    def expires_at(self) -> datetime | None:
        """Until then one of its times may be picked."""
        found = [each.booking.expires_at for each in self.waiting if each.booking.expires_at]
        return max(found, default=None)


class ProposedTimeQuerySet(models.QuerySet["ProposedTime"]):
    def waiting(self, at: datetime) -> Self:
        """Those whose time is still held at this instant."""
        waiting = {"booking__state": Booking.State.TENTATIVE, "booking__expires_at__gt": at}
        return self.filter(**waiting)


class ProposedTime(models.Model):
    """One time of an invitation; when and where stand on its booking."""

    invitation = models.ForeignKey(SessionInvitation, models.CASCADE, related_name="times")
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="proposed_time")

    objects = ProposedTimeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.invitation_id}: {self.booking}"

    @property
    def starts_at(self) -> datetime:
        return self.booking.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.booking.ends_at
