"""What completing a course asks for, apart from its pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequirementQuerySet(models.QuerySet["Requirement"]):
    def changing(self) -> Self:
        """Those with a change that asks for less and is not in force: waiting or stopped."""
        return self.exclude(proposed=[])

    def due(self, at: datetime) -> Self:
        """Those whose change takes effect at this instant or before; a stopped one never does."""
        return self.filter(effective_at__lte=at)


class Requirement(models.Model):
    """What completing a course asks for; made when somebody first enrolls.

    Pages change in one instant, what is asked of learners does not: what an editor takes away is
    asked for until `effective_at`. While `proposed` is not empty a change waits; if it then has no
    `effective_at`, the clinic has stopped it.
    """

    course = models.OneToOneField(
        "courses.CoursePage",
        models.CASCADE,
        related_name="requirement",
        verbose_name=_("course"),
    )
    activities = models.JSONField(default=list)  # ids in force; empty while never recorded
    proposed = models.JSONField(default=list)  # ids that would be; empty while nothing changes
    effective_at = models.DateTimeField(_("takes effect"), null=True)
    changes = models.PositiveIntegerField(default=0)  # looked at; names the next outbox row

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion requirement")
        verbose_name_plural = _("completion requirements")

    def __str__(self) -> str:
        return str(self.course)

    @property
    def is_stopped(self) -> bool:
        """Whether a change is proposed that the clinic keeps from taking effect."""
        return bool(self.proposed) and self.effective_at is None

    def asks_more_than(self, activities: Iterable[int]) -> bool:
        """Whether something that is asked for is not among `activities` (ids). True while nothing
        has been recorded: what was asked of earlier learners is not known then."""
        return not self.activities or bool(set(self.activities) - set(activities))
