from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person, Posting
from foundation.compiled import Compiled
from foundation.users import AnyUser


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    def current(self) -> Self:
        return self.filter(withdrawn_on=None)

    def in_progress(self) -> Self:
        return self.current().filter(completed_on=None)

    def latest_cycle(self) -> Self:
        """The newest first, of whoever takes a course again after having completed it."""
        return self.order_by("-cycle", "-pk")

    def having_done(self, activities: Collection[int]) -> Self:
        """Those in which each of `activities` (ids, at least one) is done."""
        done = ActivityProgress.objects.filter(
            enrollment=models.OuterRef("pk"), activity__in=activities
        ).exclude(done_at=None)
        counted = done.order_by().values("enrollment").annotate(n=models.Count("pk"))
        # One row per enrollment and activity, so as many as asked is all of them.
        return self.alias(done=models.Subquery(counted.values("n"))).filter(done=len(activities))

    def to_continue(self) -> Self:
        """Running and published, what is due first at the top, then what was begun last."""
        return (
            self.in_progress()
            .filter(course__live=True)
            .select_related("course")
            .order_by(models.F("due_on").asc(nulls_last=True), "-enrolled_on", "-pk")
        )

    def of(self, user: AnyUser) -> Self:
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()

    def with_outcome(self) -> Self:
        """For the learner's own list: newest first, course and OPD at hand."""
        return self.select_related("course", "opd").order_by("-enrolled_on", "-pk")

    def assigned(self, year: int, cut_off: date) -> Self:
        """Begun by the cut-off, not withdrawn by then, not completed before the year."""
        return self.filter(
            models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gt=cut_off),
            models.Q(completed_on=None) | models.Q(completed_on__gte=date(year, 1, 1)),
            enrolled_on__lte=cut_off,
        )

    def completed_by(self, day: date) -> Self:
        return self.filter(completed_on__lte=day)

    def running_on(self, day: date) -> Self:
        """Started, and not completed by that day."""
        return self.filter(started_on__lte=day).filter(_unfinished(day))

    def with_state(self, day: date) -> Self:
        """Annotate `was_completed` and `was_running` as of that day."""
        running = models.Q(started_on__lte=day) & _unfinished(day)
        return self.annotate(
            was_completed=_flag(models.Q(completed_on__lte=day)), was_running=_flag(running)
        )

    def with_place_then(self, day: date) -> Self:
        """Annotate `place_then`, the name of the OPD to which it belongs as of that day."""
        place = Posting.objects.workplaces(day).filter(person=models.OuterRef("person"))
        return self.annotate(
            place_then=models.Case(
                models.When(completed_on__lte=day, then=models.F("opd__name")),
                default=models.Subquery(place.values("opd__name")[:1]),
            )
        )

    def at(self, opds: set[int], day: date) -> Self:
        """What was completed at `opds`, and what their people had not completed by that day."""
        people = Posting.objects.workplaces(day).filter(opd_id__in=opds).values("person_id")
        return self.filter(
            models.Q(completed_on__lte=day, opd_id__in=opds)
            | _unfinished(day) & models.Q(person_id__in=people)
        )

    def at_no_opd(self, day: date) -> Self:
        """What belongs to no OPD: whoever takes it was not posted anywhere."""
        people = Posting.objects.workplaces(day).values("person_id")
        return self.filter(
            models.Q(completed_on__lte=day, opd_id=None)
            | _unfinished(day) & ~models.Q(person_id__in=people)
        )


def _unfinished(day: date) -> models.Q:
    return models.Q(completed_on=None) | models.Q(completed_on__gt=day)


def _flag(condition: models.Q) -> "models.ExpressionWrapper[Any]":
    return models.ExpressionWrapper(condition, output_field=models.BooleanField())


class Enrollment(models.Model):
    """One person takes one course. What is finished is frozen with the OPD where it was.

    Of one cycle there is one that is not withdrawn.
    """

    class Origin(models.TextChoices):
        SELF = "self", _("Own wish")
        ASSIGNED = "assigned", _("Assigned")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="enrollments", verbose_name=_("person")
    )
    # Pages ask for enrollments, so the records name pages by text.
    course = models.ForeignKey(
        "courses.CoursePage",
        models.PROTECT,
        related_name="enrollments",
        verbose_name=_("course"),
    )
    cycle = models.PositiveSmallIntegerField(default=1)  # 2 when taken again after completion
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.SELF)
    enrolled_on = models.DateField(_("enrolled on"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    assigned_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned by"),
    )
    started_on = models.DateField(_("started on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=250, blank=True)
    last_activity = models.ForeignKey(
        "courses.ActivityPage", models.SET_NULL, null=True, blank=True, related_name="+"
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
    required_activities = models.JSONField(default=list, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrollment")
        verbose_name_plural = _("enrollments")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course", "cycle"],
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

    @classmethod
    def current_of(cls, course: int, account_id: object) -> "Enrollment | None":
        """Whoever is behind an account, in this course and not withdrawn; of the latest cycle."""
        return next(iter(_current(course, account_id)), None)

    @classmethod
    def current_at(cls, path: str, account_id: object) -> "Enrollment | None":
        """The same for the course at `path`, which comes with it."""
        return next(iter(_current_at(path, account_id)), None)

    def is_overdue(self, on: date) -> bool:
        return self.due_on is not None and self.completed_on is None and self.due_on < on


_current_at = Compiled(
    lambda path, account: (
        Enrollment.objects.current()
        .filter(course__path=path, person__user_id=account)
        .latest_cycle()
        .select_related("course")
        .defer("course__cover", "course__body")
    )
)
_current = Compiled(
    lambda course, account: (
        Enrollment.objects.current()
        .filter(course_id=course, person__user_id=account)
        .latest_cycle()
    )
)


class ActivityProgress(models.Model):
    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="progress")
    activity = models.ForeignKey("courses.ActivityPage", models.PROTECT, related_name="progress")
    viewed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "activity"], name="activity_progress_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}"
