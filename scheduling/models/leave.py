from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.users import AnyUser
from scheduling.models.bookings import Booking


class LeaveQuerySet(models.QuerySet["Leave"]):
    def of(self, user: AnyUser) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)

    def current(self, at: datetime) -> Self:
        """Not withdrawn, and not over."""
        return self.filter(booking__state=Booking.State.CONFIRMED, booking__ends_at__gt=at)


class Leave(models.Model):
    """Somebody is away. Its booking holds her time, so nothing is booked with her meanwhile."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("Annual leave")
        SICK = "sick", _("Sick leave")
        DUTY = "duty", _("Official duty elsewhere")
        OTHER = "other", _("Other leave")

    booking = models.OneToOneField(Booking, models.PROTECT, related_name="leave")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="leaves", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ANNUAL)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leave")
        ordering = ["booking__starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
