from datetime import datetime
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.users import AnyUser
from innovations.models.innovations import Innovation, Member


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> Self:
        return self.filter(state=Invitation.State.PENDING)

    def to(self, user: AnyUser) -> Self:
        """Those that mean the person behind an account."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)

    def asked_since(self, at: datetime) -> Self:
        return self.filter(asked_at__gt=at)


class Invitation(models.Model):
    """Somebody is asked into a team. Nobody is in it before she says yes.

    `named` is what was typed. One that means nobody looks to its sender like any other, so that the
    page does not tell who is in the registry.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        TAKEN_BACK = "taken_back", _("Taken back")

    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="invitations")
    named = models.CharField(max_length=254, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    part = models.CharField(
        _("part"), max_length=20, choices=Member.Part, default=Member.Part.MEMBER
    )
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["innovation", "named"],
                condition=models.Q(state="pending"),
                name="invitation_asks_once",
            )
        ]
        indexes = [models.Index(fields=["invited_by", "asked_at"], name="invitation_of_inviter")]

    def __str__(self) -> str:
        return f"{self.innovation}: {self.get_part_display()}"

    def get_absolute_url(self) -> str:
        return reverse("innovations:invitation", args=[self.pk])

    @property
    def is_pending(self) -> bool:
        return self.state == self.State.PENDING

    @property
    def shown_name(self) -> str:
        """What was typed, as its team may read it: a NIP tells birth date and sex."""
        if "@" in self.named:
            return self.named
        return f"••••{self.named[-4:]}"
