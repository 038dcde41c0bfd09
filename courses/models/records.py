from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person, Posting
from courses.models.pages import CoursePage, LessonPage


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    def current(self) -> Self:
        return self.filter(withdrawn_on=None)

    def in_progress(self) -> Self:
        return self.current().filter(completed_on=None)

    def of(self, user: Any) -> Self:
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()

    def assigned(self, year: int, cut_off: date) -> Self:
        """Begun by the cut-off, not withdrawn by then, not completed before the year (DESIGN)."""
        return self.filter(
            models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gt=cut_off),
            models.Q(completed_on=None) | models.Q(completed_on__gte=date(year, 1, 1)),
            enrolled_on__lte=cut_off,
        )

    def with_opd(self, cut_off: date) -> Self:
        """Annotate `opd_then`: where it was completed, else the primary posting at the cut-off."""
        postings = Posting.objects.filter(person=models.OuterRef("person"))
        place = postings.primary().in_force(cut_off).order_by("-starts_on").values("opd_id")[:1]
        return self.annotate(
            opd_then=models.Case(
                models.When(completed_on__lte=cut_off, then=models.F("opd_id")),
                default=models.Subquery(place),
                output_field=models.BigIntegerField(),
            )
        )


class Enrollment(models.Model):
    """One person takes one course. What is finished is frozen with the OPD where it was."""

    class Origin(models.TextChoices):
        SELF = "self", _("Own wish")
        ASSIGNED = "assigned", _("Assigned")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="enrollments", verbose_name=_("person")
    )
    course = models.ForeignKey(
        CoursePage, models.PROTECT, related_name="enrollments", verbose_name=_("course")
    )
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.SELF)
    enrolled_on = models.DateField(_("enrolled on"))
    started_on = models.DateField(_("started on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=250, blank=True)
    last_lesson = models.ForeignKey(
        LessonPage, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    # Frozen at completion
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    opd = models.ForeignKey(
        Opd, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("OPD")
    )
    jp = models.DecimalField(
        _("lesson hours (JP)"), max_digits=5, decimal_places=1, default=Decimal(0)
    )
    course_revision = models.PositiveBigIntegerField(null=True, blank=True)
    required_lessons = models.JSONField(default=list, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrollment")
        verbose_name_plural = _("enrollments")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=models.Q(withdrawn_on=None),
                name="enrollment_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(completed_on=None) | models.Q(withdrawn_on=None),
                name="enrollment_ends_one_way",
            ),
        ]
        indexes = [
            models.Index(fields=["enrolled_on", "completed_on"], name="enrollment_by_year"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.course}"


class LessonProgress(models.Model):
    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="progress")
    lesson = models.ForeignKey(LessonPage, models.PROTECT, related_name="progress")
    viewed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "lesson"], name="lesson_progress_once")
        ]

    def __str__(self) -> str:
        return f"{self.lesson}"
