"""Numbers of certificates: each is given once, and none ever again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberSeries(models.Model):
    """The count of one pattern in one unit and year. Raised inside the transaction of the issue: what
    is rolled back leaves no gap."""

    pattern = models.CharField(_("pattern"), max_length=120)
    unit = models.CharField(_("unit that counts"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        ordering = ["-year", "pattern", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["pattern", "unit", "year"], name="number_series_once")
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.pattern, self.unit, str(self.year))))


class NumberRange(models.Model):
    """Numbers that the secretariat has set aside: while a series has ranges, it counts within them
    only, from the lowest."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="ranges")
    first = models.PositiveIntegerField(_("first"))
    last = models.PositiveIntegerField(_("last"))
    source = models.CharField(_("letter or note of the secretariat"), max_length=200)

    class Meta:
        ordering = ["first"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__gt=0, last__gte=models.F("first")),
                name="number_range_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class GivenNumber(models.Model):
    """A whole number that the secretariat has given; used before the series counts on."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="given")
    number = models.CharField(_("number"), max_length=120, unique=True)
    source = models.CharField(_("letter or note of the secretariat"), max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number


class NumberEntry(models.Model):
    """One line in the book of numbers. A void one stays listed and is never used again."""

    number = models.CharField(_("number"), max_length=120, unique=True)
    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="entries")
    taken_at = models.DateTimeField(_("taken"), auto_now_add=True)
    voided_at = models.DateTimeField(_("void since"), null=True, blank=True)
    void_reason = models.CharField(_("reason"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("certificate number")
        verbose_name_plural = _("certificate numbers")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number
