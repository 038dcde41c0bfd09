from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def in_force(self) -> Self:
        return self.filter(removed_at=None)

    def of(self, year: int) -> Self:
        return self.filter(day__year=year)

    def untouched(self) -> Self:
        """As the seed wrote them; nobody has edited or removed them."""
        return self.filter(is_by_hand=False)


class Holiday(models.Model):
    """A day on which nobody works, whatever the day of the week.

    National days and joint leave (cuti bersama) are fixed for each year by a joint decree of the
    ministers of religious affairs, of manpower and of administrative reform; the joint leave of
    civil servants by the President (PP 11/2017 art. 333). Both are changed during the year, and
    a regency may add days of its own: so this is a table and no calculation.
    """

    class Kind(models.TextChoices):
        NATIONAL = "national", _("National holiday")
        JOINT_LEAVE = "joint_leave", _("Joint leave")
        REGENCY = "regency", _("Regency holiday")

    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Number and date of the decree or circular letter."),
    )
    # The seed changes nothing that somebody has added, edited or removed.
    is_by_hand = models.BooleanField(default=False)
    # A removed row stays, or the next seed would bring the day back.
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
