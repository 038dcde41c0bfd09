"""Certificates of other organisers, which somebody asks to have counted."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from credentials.models.achievements import Achievement, Form, Role
from foundation.models import PrivateFile
from foundation.users import AnyUser


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    def waiting(self) -> Self:
        return self.filter(state=Recognition.State.SUBMITTED)

    def alive(self) -> Self:
        """Those that wait, were given back or were recognised: of one certificate there is one."""
        return self.filter(state__in=Recognition.ALIVE)

    def of(self, user: AnyUser) -> Self:
        """Those of the person behind an account; of nobody for a visitor."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)


class Recognition(models.Model):
    """One certificate from outside, with what its holder says of it and what the clinic decided.

    The fields are those that apps of other regions ask for (title, organiser, days, number and day of
    the certificate, JP, role, predicate, file). Nothing is deleted: what was refused stays with its reason.
    """

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("waits for the clinic")
        RETURNED = "returned", _("given back with remarks")
        RECOGNISED = "recognised", _("recognised")
        REFUSED = "refused", _("refused")
        TAKEN_BACK = "taken_back", _("taken back")
        WITHDRAWN = "withdrawn", _("withdrawn after recognition")

    ALIVE = (State.SUBMITTED, State.RETURNED, State.RECOGNISED)

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="recognitions", verbose_name=_("person")
    )
    title = models.CharField(_("title of the activity"), max_length=255)
    organiser = models.CharField(_("organiser"), max_length=200)
    form = models.CharField(_("form"), max_length=20, choices=Form)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTICIPANT)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    number = models.CharField(_("number of the certificate"), max_length=120)
    issued_on = models.DateField(_("day of the certificate"))
    jp = models.DecimalField(
        _("lesson hours (JP) on the certificate"),
        max_digits=5,
        decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(999)],
    )
    predicate = models.CharField(_("predicate"), max_length=60, blank=True)
    place = models.CharField(_("place, or “online”"), max_length=120, blank=True)
    file = models.OneToOneField(PrivateFile, models.PROTECT, related_name="+")

    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.SUBMITTED, db_index=True
    )
    submitted_at = models.DateTimeField(_("submitted"))
    # Of the clinic: what is to be mended, or why not.
    remarks = models.CharField(_("remarks"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    achievement = models.OneToOneField(
        Achievement, models.PROTECT, null=True, blank=True, related_name="recognition"
    )

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate from outside")
        verbose_name_plural = _("certificates from outside")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "number", "issued_on"],
                condition=models.Q(state__in=("submitted", "returned", "recognised")),
                name="recognition_once_per_certificate",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="recognition_days_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="recognised") | models.Q(achievement__isnull=False),
                name="recognition_has_its_achievement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} – {self.person}"

    def get_absolute_url(self) -> str:
        return reverse("credentials:recognition", args=[self.pk])

    @property
    def is_with_its_holder(self) -> bool:
        """Whether she may mend it and send it again."""
        return self.state == self.State.RETURNED

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.SUBMITTED, self.State.RETURNED)
