"""Who takes which course, and how far each has come."""

from collections.abc import Mapping, Set
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agents.models import Opd, Person, Posting
from courses.choices import DoneWhen
from courses.terms import Rule, Terms
from foundation.compiled import Compiled
from foundation.users import AnyUser


class EnrollmentQuerySet(models.QuerySet["Enrollment"]):
    def current(self) -> Self:
        """Not withdrawn: under way or completed."""
        return self.filter(withdrawn_on=None)

    def in_progress(self) -> Self:
        """Neither withdrawn nor completed, whether begun or not."""
        return self.current().filter(completed_on=None)

    def latest_cycle(self) -> Self:
        """Of whoever takes a course again after completing it, the newest enrollment first."""
        return self.order_by("-cycle", "-pk")

    def meeting(self, terms: Terms, *, as_if: bool = False) -> Self:
        """Those in which what `terms` ask for is done. `as_if`: also what would be done if the rules of
        `terms` had been in force all along."""
        mine = ActivityProgress.objects.filter(enrollment=models.OuterRef("pk")).order_by()
        done = mine.filter(activity__in=terms.activities)
        done = done.filter(_DONE | fulfilled(terms.rules) if as_if else _DONE)
        scored = models.Q(activity__in=terms.scored)
        if terms.minimum_score and terms.scored:
            reached = models.Q(score__gte=terms.minimum_score)
            done = done.filter(~scored | reached)
        counted = done.values("enrollment").annotate(n=models.Count("pk"))
        # One row per enrollment and activity, so as many as asked for are that many activities.
        found = self.alias(done=models.Subquery(counted.values("n"))).filter(done__gte=terms.needed)
        if not terms.pass_mark or not set(terms.scored) & set(terms.activities):
            return found
        score = Coalesce("score", Decimal(0), output_field=models.DecimalField())
        means = done.filter(scored).values("enrollment").annotate(mean=models.Avg(score))
        mean = models.Subquery(means.values("mean"), output_field=models.DecimalField())
        return found.alias(mean=mean).filter(mean__gte=terms.pass_mark)

    def to_continue(self) -> Self:
        """In progress in a published course, with the course: first what is due first, then what
        was enrolled in last."""
        return (
            self.in_progress()
            .filter(course__live=True)
            .select_related("course")
            .order_by(models.F("due_on").asc(nulls_last=True), "-enrolled_on", "-pk")
        )

    def of(self, user: AnyUser) -> Self:
        """Of the person behind an account; none of a visitor."""
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()

    def with_outcome(self) -> Self:
        """All, newest first, with course and OPD, for the learner's own list."""
        return self.select_related("course", "opd").order_by("-enrolled_on", "-pk")

    def assigned(self, first: date, cut_off: date) -> Self:
        """What the report of a period that begins on `first` calls assigned (`docs/glossary.md`):
        enrolled by `cut_off`, not withdrawn by then, not completed before `first`."""
        return self.filter(
            models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gt=cut_off),
            models.Q(completed_on=None) | models.Q(completed_on__gte=first),
            enrolled_on__lte=cut_off,
        )

    def completed_by(self, day: date) -> Self:
        """Completed on `day` or before."""
        return self.filter(completed_on__lte=day)

    def running_on(self, day: date) -> Self:
        """Begun on `day` or before, and not completed by then."""
        return self.filter(started_on__lte=day).filter(_unfinished(day))

    def waiting_on(self, day: date) -> Self:
        """Without a start by `day`, and not completed by then."""
        return self.filter(_unstarted(day), _unfinished(day))

    def overdue_on(self, day: date) -> Self:
        """Due before `day`, and not completed by then."""
        return self.filter(due_on__lt=day).filter(_unfinished(day))

    def with_state(self, day: date) -> Self:
        """Annotate `was_completed`, `was_running`, `was_waiting` and `was_overdue` (bool) as of `day`;
        the same conditions as `completed_by`, `running_on`, `waiting_on` and `overdue_on`."""
        unfinished = _unfinished(day)
        return self.annotate(
            was_completed=_flag(models.Q(completed_on__lte=day)),
            was_running=_flag(models.Q(started_on__lte=day) & unfinished),
            was_waiting=_flag(_unstarted(day) & unfinished),
            was_overdue=_flag(models.Q(due_on__lt=day) & unfinished),
        )

    def with_place_then(self, day: date) -> Self:
        """Annotate `place_then`, the name of the OPD where it counts as of `day`: stamped at
        completion, else that of the main posting; None for whoever was posted nowhere."""
        place = Posting.objects.workplaces(day).filter(person=models.OuterRef("person"))
        return self.annotate(
            place_then=models.Case(
                models.When(completed_on__lte=day, then=models.F("opd__name")),
                default=models.Subquery(place.values("opd__name")[:1]),
            )
        )

    def at(self, opds: Set[int], day: date) -> Self:
        """Completed by `day` at one of `opds` (ids), or not completed by then, of people posted
        there."""
        people = Posting.objects.workplaces(day).filter(opd_id__in=opds).values("person_id")
        return self.filter(
            models.Q(completed_on__lte=day, opd_id__in=opds)
            | _unfinished(day) & models.Q(person_id__in=people)
        )

    def at_no_opd(self, day: date) -> Self:
        """Those that count at no OPD as of `day`: the person was not posted anywhere."""
        people = Posting.objects.workplaces(day).values("person_id")
        return self.filter(
            models.Q(completed_on__lte=day, opd_id=None)
            | _unfinished(day) & ~models.Q(person_id__in=people)
        )


_DONE = models.Q(done_at__isnull=False)
# Where a learner's act leaves its mark; saying that it is done leaves none but `done_at`.
FACTS = {
    DoneWhen.VIEWED: "viewed_at",
    DoneWhen.SUBMITTED: "submitted_at",
    DoneWhen.PASSED: "passed_at",
    DoneWhen.GRADED: "graded_at",
}


def fulfilled(rules: Mapping[int, Rule]) -> models.Q:
    """Condition on ActivityProgress: the act that the rule of its activity asks for has happened. What
    the learner must say herself is not among it."""
    found = models.Q(pk__in=[])
    for when, fact in FACTS.items():
        ids = [pk for pk, rule in rules.items() if rule.when is when]
        if ids:
            found |= models.Q(activity__in=ids, **{f"{fact}__isnull": False})
    return found


def _unfinished(day: date) -> models.Q:
    return models.Q(completed_on=None) | models.Q(completed_on__gt=day)


def _unstarted(day: date) -> models.Q:
    return models.Q(started_on=None) | models.Q(started_on__gt=day)


def _flag(condition: models.Q) -> "models.ExpressionWrapper[Any]":
    return models.ExpressionWrapper(condition, output_field=models.BooleanField())


class Enrollment(models.Model):
    """One person takes one course. At completion, what it counts is frozen: the course and the
    person may change later.

    Of one cycle there is at most one that is not withdrawn; withdrawn ones stay.
    """

    class Origin(models.TextChoices):
        """Who wanted it: the learner, or her office."""

        SELF = "self", _("Own wish")
        ASSIGNED = "assigned", _("Assigned")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="enrollments", verbose_name=_("person")
    )
    # By name, not by class: `pages` imports this module.
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
    rule_version = models.PositiveIntegerField(null=True, blank=True)  # `RuleVersion.n`

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
        """The enrollment, not withdrawn and of the latest cycle, of the person behind an account in
        the course with this id; None if there is none."""
        return next(iter(_current(course, account_id)), None)

    @classmethod
    def current_at(cls, path: str, account_id: object) -> "Enrollment | None":
        """As `current_of` for the course at `path`, which comes along without cover and body."""
        return next(iter(_current_at(path, account_id)), None)

    def is_overdue(self, on: date) -> bool:
        """Whether its due date lies before the local day `on` and it is not completed."""
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
    """What a learner has seen and done of one activity; no row while she has not opened it.

    `submitted_at`, `passed_at` and `graded_at` are the first of each, and stay; `score` (percent) is
    the one that counts now.
    """

    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="progress")
    activity = models.ForeignKey("courses.ActivityPage", models.PROTECT, related_name="progress")
    viewed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    graded_at = models.DateTimeField(null=True, blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    # Keys of the items that she has ticked in its checklists.
    ticks: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "activity"], name="activity_progress_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}"
