"""What happened to a session and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from mentoring.models.sessions import Session


class SessionChange(models.Model):
    """What happened to a session, for those who take part: when it was before, and why."""

    class Kind(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Request withdrawn")
        EXPIRED = "expired", _("Expired")
        BOOKED = "booked", _("Booked")
        MOVED = "moved", _("Moved")
        MENTOR = "mentor", _("Handed over")
        CANCELLED = "cancelled", _("Cancelled")
        TOOK_PLACE = "took_place", _("Held")
        MISSED = "missed", _("Missed")

    session = models.ForeignKey(Session, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField()
    # Nobody lets a request expire: time does.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    was_starting_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Attendance(models.Model):
    """Who was expected at a session, and whether she came; None until somebody says."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    was_present = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="attendance_once")
        ]

    def __str__(self) -> str:
        return str(self.person)
