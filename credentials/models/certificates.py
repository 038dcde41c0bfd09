"""Papers that say what somebody achieved: each with a number, a code and bytes that never change."""

import secrets
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Signer
from agents.reporting.permissions import reported_opds
from credentials.models.achievements import Achievement
from credentials.models.designs import CertificateDesign, Kind
from credentials.models.numbers import NumberEntry
from foundation.models import PrivateFile
from foundation.users import AnyUser

# Capitals and digits that nobody mistakes on paper: 30^27 is more than 2^132.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 27


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of(self, user: AnyUser) -> Self:
        """Those of the person behind an account; of nobody for a visitor."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(achievement__person__user_id=user.pk)

    def visible_to(self, user: AnyUser) -> Self:
        """One's own; those of the OPDs whose figures `user` may open; all for the clinic."""
        if not user.is_authenticated:
            return self.none()
        opds = reported_opds(user)
        if opds is None:
            return self
        mine = models.Q(achievement__person__user_id=user.pk)
        return self.filter(mine | models.Q(achievement__opd_id__in=opds))

    def issued(self) -> Self:
        """Those with their bytes: signed, or by an office that does not sign electronically."""
        return self.filter(file__isnull=False)

    def live(self) -> Self:
        """Neither revoked nor replaced; it may have expired."""
        return self.filter(state=Certificate.State.LIVE)


class Certificate(models.Model):
    """One paper. `facts` is all that is printed on it; a later change of the person, the course or
    the template does not reach it."""

    class State(models.TextChoices):
        LIVE = "live", _("valid")
        REVOKED = "revoked", _("revoked")
        REPLACED = "replaced", _("replaced")

    class Signing(models.TextChoices):
        DRAFT = "draft", _("not signed")
        WAITING = "waiting", _("waits for the signature")
        SIGNED = "signed", _("signed")
        FAILED = "failed", _("signing failed")
        NONE = "none", _("without an electronic signature")

    achievement = models.ForeignKey(
        Achievement, models.PROTECT, related_name="certificates", verbose_name=_("achievement")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    design = models.ForeignKey(
        CertificateDesign, models.PROTECT, related_name="+", verbose_name=_("template")
    )
    entry = models.OneToOneField(NumberEntry, models.PROTECT, related_name="certificate")
    number = models.CharField(_("number"), max_length=120, unique=True)
    code = models.CharField(max_length=40, unique=True, default=new_code, editable=False)
    issued_on = models.DateField(_("date of issue"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    facts = models.JSONField()
    signer = models.ForeignKey(Signer, models.PROTECT, related_name="+", verbose_name=_("signer"))
    state = models.CharField(_("state now"), max_length=10, choices=State, default=State.LIVE)
    signing = models.CharField(
        _("signature"), max_length=10, choices=Signing, default=Signing.DRAFT
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["achievement", "kind"],
                condition=models.Q(state="live"),
                name="certificate_one_live",
            ),
            models.CheckConstraint(
                condition=models.Q(state="live", ended_at=None)
                | ~models.Q(state="live") & models.Q(ended_at__isnull=False),
                name="certificate_end_has_its_instant",
            ),
        ]
        indexes = [models.Index(fields=["issued_on", "id"], name="certificate_by_day")]

    def __str__(self) -> str:
        return self.number

    def has_expired(self, on: date | None = None) -> bool:
        """Whether its last day lies before the local day `on`; None is today."""
        return self.expires_on is not None and self.expires_on < (on or timezone.localdate())

    @property
    def status(self) -> str:
        """`valid`, `expired`, `revoked` or `replaced`, as the public check says it today."""
        if self.state != self.State.LIVE:
            return str(self.state)
        return "expired" if self.has_expired() else "valid"


class CertificateFile(models.Model):
    """The bytes of a certificate, as they were signed. Never replaced."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="file")
    file = models.OneToOneField(PrivateFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, unique=True)
    signed_by = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256


class SigningJob(models.Model):
    """A signature that is not there yet: asked of a gateway, or failed and to be tried again."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="job")
    key = models.CharField(max_length=64, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    remote_id = models.CharField(max_length=120, blank=True)
    error = models.CharField(max_length=250, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.key
