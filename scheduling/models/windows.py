from datetime import datetime, timedelta
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from foundation.users import AnyUser
from scheduling.models.resources import Room

SHORTEST, LONGEST = 15, 240  # minutes of a slot


class WindowQuerySet(models.QuerySet["Window"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def of(self, user: AnyUser) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self.filter(person__user_id=user.pk)

    def overlapping(self, start: datetime, end: datetime) -> Self:
        return self.filter(starts_at__lt=end, ends_at__gt=start)


class Window(models.Model):
    """Somebody is there for others from … to …; a booking never changes it."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="windows", verbose_name=_("person")
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    slot_minutes = models.PositiveSmallIntegerField(
        _("minutes per slot"),
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("room")
    )
    link = models.URLField(_("online link"), max_length=300, blank=True)
    needs_approval = models.BooleanField(_("approved one by one"), default=False)
    # Slots of a holiday are offered only where somebody meant that very day. A window made before
    # the day became a holiday was not meant for one.
    on_holiday = models.BooleanField(_("on a holiday, on purpose"), default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WindowQuerySet.as_manager()

    class Meta:
        verbose_name = _("window")
        verbose_name_plural = _("windows")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="window_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(slot_minutes__gte=SHORTEST, slot_minutes__lte=LONGEST),
                name="window_slot_length",
            ),
        ]
        indexes = [models.Index(fields=["person", "starts_at"], name="window_of_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.slot_minutes)

    def starts(self) -> list[datetime]:
        """Where a slot may begin; a rest shorter than a slot is nobody's."""
        first, length = self.starts_at, self.length
        return [first + length * nth for nth in range((self.ends_at - first) // length)]

    def has_slot(self, starts_at: datetime) -> bool:
        since = starts_at - self.starts_at
        fits = starts_at >= self.starts_at and starts_at + self.length <= self.ends_at
        return fits and not since % self.length
