from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person
from agents.models.appointments import has_role, opds_in_charge
from foundation.users import AnyUser
from innovations.visibility import by_other_apps

Kind = Appointment.Kind


class InnovationQuerySet(models.QuerySet["Innovation"]):
    def visible_to(self, user: AnyUser) -> Self:
        """Those one carries oneself, those of OPDs in one's charge, all for the clinic."""
        if not user.is_authenticated:
            return self.none()
        today = timezone.localdate()
        if user.is_superuser or has_role(user, today, Kind.CLINIC, Kind.VERIFIER):
            return self
        in_charge = opds_in_charge(user, today, Kind.HEAD, Kind.INNOVATION_ADMIN, Kind.SUPERVISOR)
        own = Member.objects.filter(person__user_id=user.pk)
        return self.filter(
            models.Q(pk__in=own.values("innovation_id"))
            | models.Q(opd_id__in=in_charge)
            | by_other_apps(user)
        )

    def editable_by(self, user: AnyUser) -> Self:
        """Those one carries oneself and those of one's own OPD as its innovation admin."""
        if not user.is_authenticated:
            return self.none()
        today = timezone.localdate()
        if user.is_superuser or has_role(user, today, Kind.CLINIC):
            return self
        in_charge = opds_in_charge(user, today, Kind.INNOVATION_ADMIN)
        own = Member.objects.filter(person__user_id=user.pk)
        return self.filter(
            models.Q(pk__in=own.values("innovation_id")) | models.Q(opd_id__in=in_charge)
        )

    def carried_by(self, user: AnyUser) -> Self:
        """Those in whose team one is, in whatever part."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            pk__in=Member.objects.filter(person__user_id=user.pk).values("innovation_id")
        )


class Innovation(models.Model):
    """A renewal in running the regional government (UU 23/2014, PP 38/2017), from the idea on."""

    class Stage(models.TextChoices):
        INITIATIVE = "initiative", _("Initiative")
        TRIAL = "trial", _("Trial")
        APPLICATION = "application", _("Application")

    name = models.CharField(_("name"), max_length=200)
    # The report's first line is "Nama SKPD / Kelompok": the owner need not be an OPD.
    opd = models.ForeignKey(
        Opd, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("OPD")
    )
    group_name = models.CharField(_("group"), max_length=150, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.INITIATIVE)
    summary = models.TextField(_("summary"), max_length=1000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    people = models.ManyToManyField(Person, through="Member", related_name="innovations")

    objects = InnovationQuerySet.as_manager()

    class Meta:
        verbose_name = _("innovation")
        verbose_name_plural = _("innovations")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opd=None, group_name__gt="")
                | models.Q(opd__isnull=False, group_name=""),
                name="innovation_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("innovations:detail", args=[self.pk])

    @property
    def owner_name(self) -> str:
        return self.opd.name if self.opd else self.group_name


class Member(models.Model):
    class Part(models.TextChoices):
        INITIATOR = "initiator", _("Initiator")
        LEADER = "leader", _("Leader")
        MEMBER = "member", _("Team member")

    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    part = models.CharField(_("part"), max_length=20, choices=Part, default=Part.MEMBER)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["innovation", "person"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_part_display()})"
