"""How a certificate looks and what stands on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Signer
from foundation.models import PrivateFile


class Kind(models.TextChoices):
    """What a certificate says."""

    ATTENDANCE = "attendance", _("certificate of attendance")
    PASSING = "passing", _("certificate of completion")
    CHARTER = "charter", _("charter of appreciation")


class CertificateDesign(models.Model):
    """A template of certificates: paper, pictures, texts with tokens, numbers, signer.

    Never a record of what was issued: a certificate keeps its own facts and its own bytes.
    """

    class Paper(models.TextChoices):
        A4 = "a4", _("A4 (297 × 210 mm)")
        F4 = "f4", _("F4 (330 × 215 mm)")

    class Use(models.TextChoices):
        """Issued by itself when such an achievement is written."""

        BY_HAND = "", _("only by hand")
        COURSE = "course", _("completed courses")
        EVENT = "event", _("attended events")
        SESSION = "session", _("clinic sessions")

    name = models.CharField(_("name of the template"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PASSING)
    use_for = models.CharField(
        _("issued by itself for"), max_length=20, choices=Use, blank=True, default=Use.BY_HAND
    )
    paper = models.CharField(_("paper"), max_length=4, choices=Paper, default=Paper.A4)
    emblem = models.ForeignKey(
        PrivateFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("emblem"),
    )
    background = models.ForeignKey(
        PrivateFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("background"),
    )
    issuer = models.CharField(_("issuing office"), max_length=200)
    heading = models.CharField(_("heading"), max_length=80)
    opening = models.CharField(_("line before the name"), max_length=200)
    body = models.TextField(_("text below the name"), max_length=1000)
    place = models.CharField(_("place of issue"), max_length=80)
    pattern = models.CharField(_("number pattern"), max_length=120)
    classification = models.CharField(_("classification code"), max_length=30, blank=True)
    unit = models.CharField(_("unit in the number"), max_length=40, blank=True)
    signer = models.ForeignKey(Signer, models.PROTECT, related_name="+", verbose_name=_("signer"))
    has_titles = models.BooleanField(_("print academic titles"), default=False)
    has_nip = models.BooleanField(_("print the NIP of the recipient"), default=True)
    has_signer_nip = models.BooleanField(_("print rank and NIP of the signer"), default=True)
    has_curriculum = models.BooleanField(_("second page with the curriculum"), default=True)
    valid_months = models.PositiveSmallIntegerField(
        _("valid for so many months"), null=True, blank=True
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["use_for"],
                condition=models.Q(is_active=True) & ~models.Q(use_for=""),
                name="certificate_design_one_for_each_use",
            )
        ]

    def __str__(self) -> str:
        return self.name
