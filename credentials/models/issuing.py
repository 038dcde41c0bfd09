"""Certificates that are to be issued, one row each; a restart finds what is left."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from credentials.models.achievements import Achievement
from credentials.models.certificates import Certificate
from credentials.models.designs import CertificateDesign


class Batch(models.Model):
    """Certificates that somebody ordered at once."""

    design = models.ForeignKey(
        CertificateDesign, models.PROTECT, related_name="+", verbose_name=_("template")
    )
    about = models.CharField(_("for"), max_length=255)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("ordered"), auto_now_add=True)

    class Meta:
        verbose_name = _("bulk issue")
        verbose_name_plural = _("bulk issues")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.about


class IssuanceQuerySet(models.QuerySet["Issuance"]):
    def free(self, now: datetime) -> Self:
        """Those that wait and that no process has at this instant."""
        return self.filter(
            models.Q(claimed_until=None) | models.Q(claimed_until__lt=now),
            state=Issuance.State.WAITING,
        )


class Issuance(models.Model):
    """One certificate that is to be issued, was issued, or was refused with a reason."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        DONE = "done", _("issued")
        REFUSED = "refused", _("refused")

    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="issuances")
    design = models.ForeignKey(CertificateDesign, models.PROTECT, related_name="issuances")
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, blank=True, related_name="issuances"
    )
    state = models.CharField(_("state now"), max_length=10, choices=State, default=State.WAITING)
    refusal = models.CharField(_("reason"), max_length=40, blank=True)
    certificate = models.OneToOneField(
        Certificate, models.PROTECT, null=True, blank=True, related_name="issuance"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)

    objects = IssuanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate to be issued")
        verbose_name_plural = _("certificates to be issued")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["achievement", "design"], name="issuance_once_per_template"
            )
        ]
        indexes = [models.Index(fields=["state", "id"], name="issuance_waiting")]

    def __str__(self) -> str:
        return f"{self.achievement}"
