from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person
from agents.models.appointments import has_role, opds_in_charge
from foundation.public.offered import public
from foundation.users import Account, AnyUser
from innovations.visibility import by_other_apps

Kind = Appointment.Kind
EVERY = models.Q(pk__isnull=False)


class InnovationQuerySet(models.QuerySet["Innovation"]):
    def confirmed(self) -> Self:
        """Those whose owner knows of them. Whatever counts, lists or accompanies innovations begins
        here; only who registers one and who confirms it see the others."""
        return self.filter(state=Innovation.State.CONFIRMED)

    def awaiting(self) -> Self:
        """Those that somebody must confirm or reject."""
        return self.filter(state=Innovation.State.AWAITING)

    def in_charge_of(self, user: AnyUser) -> Self:
        """Those whose owner `user` speaks for: an innovation admin for the OPDs of her decree, the
        clinic for everybody, groups included."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(_in_charge(user))

    @public
    def visible_to(self, user: AnyUser) -> Self:
        """Those one carries oneself, those of OPDs in one's charge, all for the clinic; what nobody
        has confirmed only for its team and for those who may."""
        if not user.is_authenticated:
            return self.none()
        today = timezone.localdate()
        whole = _carried(user) | _in_charge(user)
        if has_role(user, today, Kind.VERIFIER):
            others = EVERY
        else:
            reading = opds_in_charge(user, today, Kind.HEAD, Kind.SUPERVISOR)
            others = models.Q(opd_id__in=reading) | by_other_apps(user)
        return self.filter(whole | (models.Q(state=Innovation.State.CONFIRMED) & others))

    def editable_by(self, user: AnyUser) -> Self:
        """Those one carries oneself and those whose owner one speaks for; what its team has
        withdrawn is nobody's to change."""
        if not user.is_authenticated:
            return self.none()
        found = self.filter(_carried(user) | _in_charge(user))
        return found.exclude(state=Innovation.State.WITHDRAWN)

    def carried_by(self, user: AnyUser) -> Self:
        """Those in whose team one is, in whatever part."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(_carried(user))


def _carried(user: Account) -> models.Q:
    own = Member.objects.filter(person__user_id=user.pk)
    return models.Q(pk__in=own.values("innovation_id"))


def _in_charge(user: Account) -> models.Q:
    today = timezone.localdate()
    if user.is_superuser or has_role(user, today, Kind.CLINIC):
        return EVERY
    return models.Q(opd_id__in=opds_in_charge(user, today, Kind.INNOVATION_ADMIN))


class Innovation(models.Model):
    """A renewal in running the regional government (UU 23/2014, PP 38/2017), from the idea on."""

    class Stage(models.TextChoices):
        INITIATIVE = "initiative", _("Initiative")
        TRIAL = "trial", _("Trial")
        APPLICATION = "application", _("Application")

    class State(models.TextChoices):
        """Whether the owner stands by it. Anybody may propose (PP 38/2017), nobody in the name of an
        agency that does not know of it."""

        AWAITING = "awaiting", _("Awaiting confirmation")
        CONFIRMED = "confirmed", _("Confirmed by the owner")
        REJECTED = "rejected", _("Not confirmed")
        WITHDRAWN = "withdrawn", _("Withdrawn by the team")

    name = models.CharField(_("name"), max_length=200)
    # The report's first line is "Nama SKPD / Kelompok": the owner need not be an OPD.
    opd = models.ForeignKey(
        Opd, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("OPD")
    )
    group_name = models.CharField(_("group"), max_length=150, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.INITIATIVE)
    summary = models.TextField(_("summary"), max_length=1000, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # A row that nobody said anything about counts nowhere.
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.AWAITING)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    # Why it was not confirmed; its team reads it.
    reason = models.CharField(_("reason"), max_length=250, blank=True)
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
        indexes = [
            models.Index(
                fields=["opd"],
                condition=models.Q(state="awaiting"),
                name="innovation_awaiting",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("innovations:detail", args=[self.pk])

    @property
    def is_confirmed(self) -> bool:
        return self.state == self.State.CONFIRMED

    @property
    def stages(self) -> list[dict[str, str]]:
        """All stages in their order, as steps: `label`, and `state` (done, current, todo)."""
        reached = self.Stage.values.index(self.stage)
        states = ["done"] * reached + ["current"] + ["todo"] * len(self.Stage)
        return [
            {"label": str(label), "state": state}
            for label, state in zip(self.Stage.labels, states, strict=False)
        ]

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
