from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models.people import Person


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def in_force(self, on: date) -> Self:
        """On a local day. A first day that nobody noted lies before every day asked for."""
        return self.filter(
            models.Q(starts_on=None) | models.Q(starts_on__lte=on),
            models.Q(ends_on=None) | models.Q(ends_on__gte=on),
        )

    def open(self) -> Self:
        return self.filter(ends_on=None)


class Employment(models.Model):
    """As what somebody is employed, from the first to the last day (both included).

    A civil servant on probation (CPNS) becomes a PNS, a contract (PPPK) runs out and is renewed:
    what was achieved meanwhile is stamped with the employment of its day.
    """

    # A part of the person's record: an empty record that is deleted takes it along.
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="employments", verbose_name=_("person")
    )
    kind = models.CharField(_("employment"), max_length=20, choices=Person.EmploymentKind)
    starts_on = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Empty where nobody noted it.")
    )
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    contract = models.CharField(_("number of the contract"), max_length=120, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        ordering = ["person", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ends_on=None), name="employment_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="employment_term_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
