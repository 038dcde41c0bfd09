"""Reminders of what somebody still owes an innovation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.models.nudges import NudgeQuerySet


class Nudge(models.Model):
    """Somebody in charge reminded a person of her mentoring, by a mail and a line in her bell."""

    class About(models.TextChoices):
        """What she is reminded of."""

        LATE = "late", _("overdue follow-ups")
        UNANSWERED = "unanswered", _("questions that wait too long")
        UNREPORTED = "unreported", _("sessions without report")
        STALLED = "stalled", _("innovations without a next session")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("reminded by"))
    about = models.CharField(max_length=12, choices=About)
    at = models.DateTimeField()

    objects = NudgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder of mentoring")
        verbose_name_plural = _("reminders of mentoring")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "at"], name="mentoring_nudge_of_person")]

    def __str__(self) -> str:
        return f"{self.person} – {self.at:%Y-%m-%d}"
