"""What completing a course asks for, apart from its pages."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.terms import Terms


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
    conditions = models.JSONField(default=dict, blank=True)  # and how: `Terms.as_json`
    proposed = models.JSONField(default=list)  # ids that would be; empty while nothing changes
    proposed_conditions = models.JSONField(default=dict, blank=True)
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

    @property
    def in_force(self) -> Terms:
        """What is asked for; empty while nothing has been recorded: what was asked of earlier learners
        is not known then."""
        return Terms.read(self.activities, self.conditions)

    @property
    def coming(self) -> Terms:
        """What would be asked for after the change; empty while none is proposed."""
        return Terms.read(self.proposed, self.proposed_conditions)

    def is_relaxed_by(self, terms: Terms) -> bool:
        """Whether somebody could meet `terms` without meeting what is in force."""
        return not self.activities or not terms.asks_as_much_as(self.in_force)


class RuleVersion(models.Model):
    """What completing a course asked for from one instant on; rows are never changed.

    `n` counts from 1 in each course. The newest is in force.
    """

    course = models.ForeignKey(
        "courses.CoursePage",
        models.CASCADE,
        related_name="rule_versions",
        verbose_name=_("course"),
    )
    n = models.PositiveIntegerField(_("version"))
    effective_at = models.DateTimeField(_("takes effect"))
    activities = models.JSONField(default=list)
    conditions = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("version of the rules")
        verbose_name_plural = _("versions of the rules")
        ordering = ["course", "-n"]
        constraints = [models.UniqueConstraint(fields=["course", "n"], name="rule_version_once")]

    def __str__(self) -> str:
        return f"{self.course} {self.n}"
