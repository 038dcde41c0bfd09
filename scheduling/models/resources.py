from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person


class Room(models.Model):
    name = models.CharField(_("name"), max_length=100, unique=True)
    place = models.CharField(_("building and address"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), default=4)
    is_open = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name


class Resource(models.Model):
    """What can be in one place only: a person or a room. Bookings lock these rows, by id."""

    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="resource"
    )
    room = models.OneToOneField(
        Room, models.PROTECT, null=True, blank=True, related_name="resource"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None, room__isnull=False)
                | models.Q(person__isnull=False, room=None),
                name="resource_one_owner",
            )
        ]

    def __str__(self) -> str:
        return str(self.person or self.room)
