"""What an office does for the training of its people: assign a course, remind."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.models.nudges import NudgeQuerySet
from agents.reporting.permissions import sees_all_reports
from foundation.users import AnyUser


class CourseAssignmentQuerySet(models.QuerySet["CourseAssignment"]):
    def visible_to(self, user: AnyUser) -> Self:
        """Those that `user` made; all of them for the clinic."""
        if not user.is_authenticated:
            return self.none()
        return self if sees_all_reports(user) else self.filter(by__user=user.pk)


class CourseAssignment(models.Model):
    """An office assigned one course to some of its people, at once: what to take back, and from whom."""

    # By name, not by class: `pages` imports the module of enrollments.
    course = models.ForeignKey(
        "courses.CoursePage", models.PROTECT, related_name="assignments", verbose_name=_("course")
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("assigned by"))
    at = models.DateTimeField()
    due_on = models.DateField(_("due on"), null=True, blank=True)
    new = models.JSONField(default=list)  # ids of the enrollments that it made
    # Of the enrollments whose due date came or moved: id (text, as JSON has no other keys) and the
    # due date before, or null.
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = CourseAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment of a course")
        verbose_name_plural = _("assignments of courses")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.course} – {self.at:%Y-%m-%d}"

    @property
    def count(self) -> int:
        """How many people were newly enrolled."""
        return len(self.new)


class Nudge(models.Model):
    """Somebody in charge reminded a person of her training, by a mail and a line in her bell."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="nudges", verbose_name=_("person")
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("reminded by"))
    at = models.DateTimeField()

    objects = NudgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder of training")
        verbose_name_plural = _("reminders of training")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "at"], name="nudge_of_person")]

    def __str__(self) -> str:
        return f"{self.person} – {self.at:%Y-%m-%d}"
