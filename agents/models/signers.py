from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models.appointments import Decree
from agents.models.people import Person


class SignerQuerySet(models.QuerySet["Signer"]):
    def in_force(self, on: date) -> Self:
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)


class Signer(models.Model):
    """Who signs certificates and letters, as what, and since which decree.

    The position is text and no posting: it is printed as the decree words it, and stays so on
    what was signed when the person has moved on.
    """

    class Capacity(models.TextChoices):
        """What stands before the position in the signature, as letters of the government have it."""

        DEFINITIVE = "definitive", _("in office")
        ACTING = "acting", _("acting (Plt.)")
        DAILY_ACTING = "daily_acting", _("acting by the day (Plh.)")
        CARETAKER = "caretaker", _("caretaker (Pj.)")
        ON_BEHALF = "on_behalf", _("on behalf of (a.n.)")
        UNDER_ORDER = "under_order", _("by order within on behalf of (u.b.)")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="signing", verbose_name=_("person")
    )
    position = models.CharField(_("position as printed"), max_length=200)
    capacity = models.CharField(
        _("capacity"), max_length=20, choices=Capacity, default=Capacity.DEFINITIVE
    )
    decree = models.ForeignKey(
        Decree,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signers",
        verbose_name=_("decree"),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = SignerQuerySet.as_manager()

    class Meta:
        verbose_name = _("signer")
        verbose_name_plural = _("signers")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="signer_term_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.position}"
