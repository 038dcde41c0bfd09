"""Attempts, what was asked and answered in them, and how it was graded."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from django.db import models
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Appointment, Opd, Person, Posting
from agents.models.appointments import has_role
from agents.reporting.permissions import reported_opds, sees_all_reports
from assessments.choices import HANDED_IN, OPEN, State, Which
from assessments.models.questions import QuestionVersion
from assessments.models.quizzes import QuizPage, QuizRevision
from courses.models import Enrollment
from foundation.models import PrivateFile
from foundation.users import AnyUser

FIVE = Decimal("0.00001")


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, user: AnyUser) -> Self:
        """Those of the person behind an account; none of a visitor."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(enrollment__person__user_id=user.pk)

    def in_cycle(self, enrollment: Enrollment) -> Self:
        """All of her in this course and cycle: whoever left and came back has not begun anew."""
        return self.filter(
            enrollment__person_id=enrollment.person_id,
            enrollment__course_id=enrollment.course_id,
            enrollment__cycle=enrollment.cycle,
        )

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def handed_in(self) -> Self:
        """Submitted or finished: those that count; an abandoned one counts for nothing."""
        return self.filter(state__in=HANDED_IN)

    def due_for_check(self, now: datetime) -> Self:
        return self.open().filter(next_check_at__lte=now)

    def visible_to(self, user: AnyUser) -> Self:
        """Her own; of everybody for the clinic; for heads, innovation admins and supervisors those
        of their OPDs: finished ones where they were stamped, others where the person works today."""
        if not user.is_authenticated:
            return self.none()
        opds = reported_opds(user)
        mine = models.Q(enrollment__person__user_id=user.pk)
        return self if opds is None else self.filter(mine | _at(opds, timezone.localdate()))

    def analysed_by(self, user: AnyUser) -> Self:
        """Those of which `user` may see figures without names: all for the clinic and for editors, who
        write the questions; for heads, innovation admins and supervisors those of their OPDs. None for
        anybody else, her own neither."""
        if not user.is_authenticated:
            return self.none()
        today = timezone.localdate()
        opds = reported_opds(user)
        if opds is None or has_role(user, today, Appointment.Kind.EDITOR):
            return self
        return self.filter(_at(opds, today)) if opds else self.none()

    def finished(self) -> Self:
        """Handed in and graded: those that statistics are made of. What was abandoned, what waits for
        a person and what is under way are not among them; a preview is no attempt at all."""
        return self.filter(state=State.FINISHED)

    def ranked(self, which: str, name: str = "rank") -> Self:
        """Each with its rank among those of the same learner and cycle by `which` (a value of
        `Which`): the one with 1 counts. Of all attempts each has 1."""
        if which == Which.ALL:
            return self.annotate(**{name: models.Value(1)})
        window = models.Window(
            RowNumber(),
            partition_by=[models.F("enrollment__person_id"), models.F("enrollment__cycle")],
            order_by=_RANKS[which],
        )
        return self.annotate(**{name: window})

    def counted(self, which: str) -> Self:
        """Those that count by `which`."""
        return self if which == Which.ALL else self.ranked(which).filter(models.Q(rank=1))

    def gradable_by(self, user: AnyUser) -> Self:
        """Whose answers `user` reads and grades: all for the clinic, never her own; none for anybody
        else."""
        if not user.is_authenticated or not sees_all_reports(user):
            return self.none()
        return self.exclude(enrollment__person__user_id=user.pk)


# The first and the last by their beginning; of equal scores the earlier one.
_BEGUN = ("started_at", "pk")
_RANKS: dict[str, list[Any]] = {
    Which.FIRST: [models.F(each).asc() for each in _BEGUN],
    Which.LAST: [models.F(each).desc() for each in _BEGUN],
    Which.HIGHEST: [
        models.F("percent").desc(nulls_last=True),
        *(models.F(each).asc() for each in _BEGUN),
    ],
}


def _at(opds: Iterable[int], day: date) -> models.Q:
    here = Posting.objects.workplaces(day).filter(opd_id__in=list(opds)).values("person_id")
    return models.Q(opd_id__in=list(opds)) | models.Q(opd=None, enrollment__person_id__in=here)


class Attempt(models.Model):
    """One go of one learner at a quiz. The server's clock alone decides when it ends."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="quiz_attempts")
    quiz = models.ForeignKey(QuizPage, models.PROTECT, related_name="attempts")
    revision = models.ForeignKey(QuizRevision, models.PROTECT, related_name="+")
    n = models.PositiveIntegerField(_("attempt"))
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.IN_PROGRESS)
    started_at = models.DateTimeField(_("started at"))
    # No answer counts after it, save for the network allowance; None: there is no end.
    due_at = models.DateTimeField(null=True)
    # Until then what is overdue may be submitted.
    grace_until = models.DateTimeField(null=True)
    # When `manage.py minute` must look at it.
    next_check_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True)
    # The end that staff gave when they opened it again; it is then handed in by itself.
    reopened_until = models.DateTimeField(null=True)
    # The page that was reached, of one that only goes forward.
    reached = models.PositiveSmallIntegerField(default=0)
    # Once it is over
    opd = models.ForeignKey(Opd, models.PROTECT, null=True, related_name="+")
    earned = models.DecimalField(max_digits=12, decimal_places=5, null=True)
    total = models.DecimalField(max_digits=12, decimal_places=5, default=Decimal(0))
    percent = models.DecimalField(max_digits=8, decimal_places=5, null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "quiz", "n"], name="attempt_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "quiz"],
                condition=models.Q(state__in=[each.value for each in OPEN]),
                name="attempt_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="attempt_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_check_at"],
                condition=models.Q(state__in=[each.value for each in OPEN]),
                name="attempt_to_check",
            ),
            models.Index(fields=["quiz", "state"], name="attempt_by_quiz"),
        ]

    def __str__(self) -> str:
        return f"{self.quiz} · {self.n}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_handed_in(self) -> bool:
        return self.state in HANDED_IN

    @property
    def settings(self) -> dict[str, Any]:
        """Of the quiz when it was begun."""
        found: dict[str, Any] = self.revision.content["settings"]
        return found


class AttemptSlot(models.Model):
    """One question in an attempt: which version was asked, in which order, what was answered."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="slots")
    n = models.PositiveSmallIntegerField()  # from 1, as it is asked
    page = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(max_length=150, blank=True)
    # The number by which a learner knows it; none of a text between questions.
    number = models.PositiveSmallIntegerField(null=True)
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="asked")
    max_mark = models.DecimalField(max_digits=9, decimal_places=5)
    # Places in the payload in the order in which they are shown.
    order: "models.JSONField[list[int], list[int]]" = models.JSONField(default=list)
    # What fields, values and pictures are called in this attempt alone.
    salt = models.CharField(max_length=32)

    # Goes up with each change: who did not see the last one does not overwrite it.
    seq = models.PositiveIntegerField(default=0)
    # Which page of a browser wrote last, and how often it had written by then.
    sheet = models.CharField(max_length=32, blank=True)
    sheet_seq = models.PositiveIntegerField(default=0)
    # What stood in the fields, and what it says.
    sent: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    response: "models.JSONField[Any, Any]" = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # The answer that was checked last, by its `seq`: checking it again is no other try.
    checked_seq = models.PositiveIntegerField(null=True)
    # Nothing is answered any more: it was checked for good, or the attempt is over.
    closed_at = models.DateTimeField(null=True)
    # An exact share of the mark, as "1/3"; empty while it is not graded.
    fraction = models.CharField(max_length=60, blank=True)
    mark = models.DecimalField(max_digits=12, decimal_places=5, null=True)
    # Voided for all: it leaves what was earned and what could be earned.
    is_void = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("question of an attempt")
        verbose_name_plural = _("questions of attempts")
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "n"], name="attempt_slot_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt} · {self.n}"

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.fraction) if self.fraction else None

    @property
    def is_answered(self) -> bool:
        return self.response is not None


class AnswerFile(models.Model):
    """A file that a learner handed in as her answer."""

    slot = models.ForeignKey(AttemptSlot, models.CASCADE, related_name="files")
    file = models.ForeignKey(PrivateFile, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("file of an answer")
        verbose_name_plural = _("files of answers")

    def __str__(self) -> str:
        return self.file.name


class Mark(models.Model):
    """One grading of one answer, by the rules or by a person. Only added to; the newest counts."""

    slot = models.ForeignKey(AttemptSlot, models.CASCADE, related_name="marks")
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="+")
    fraction = models.CharField(max_length=60)
    # None: by the rules of the question.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # What the grader says to the learner, or why it was graded again.
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    # By which regrading; None for the first one and for those of a grader.
    regrade = models.ForeignKey(
        "assessments.Regrade", models.PROTECT, null=True, blank=True, related_name="marks"
    )

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering = ["slot", "pk"]

    def __str__(self) -> str:
        return self.fraction
