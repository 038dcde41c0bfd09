"""Given answers graded anew, question by question or because one was voided."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from agents.models import Person
from agents.reporting.permissions import sees_all_reports
from assessments.models.attempts import Attempt
from assessments.models.questions import Question
from assessments.models.quizzes import QuizPage
from courses.models import Enrollment
from foundation.users import AnyUser

LONGEST_REASON = 250


class RegradeQuerySet(models.QuerySet["Regrade"]):
    def visible_to(self, user: AnyUser) -> Self:
        """All for the clinic, which sees everybody's attempts; none for anybody else."""
        return self if user.is_authenticated and sees_all_reports(user) else self.none()


class Regrade(models.Model):
    """What was decided for all answers to a quiz, by whom and why; its lines are carried out one
    after the other."""

    class Kind(models.TextChoices):
        REGRADE = "regrade", _("Graded again")
        VOID = "void", _("Question voided")
        COUNT = "count", _("Question counts again")

    class Versions(models.TextChoices):
        SAME = "same", _("The version that was asked")
        NEWEST = "newest", _("The newest version")

    quiz = models.ForeignKey(QuizPage, models.PROTECT, related_name="regrades")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REGRADE)
    versions = models.CharField(max_length=10, choices=Versions, default=Versions.SAME)
    # Which of them; empty: all. For a voided question that one.
    questions: "models.JSONField[list[int], list[int]]" = models.JSONField(default=list)
    by_hand = models.BooleanField(default=False)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = RegradeQuerySet.as_manager()

    class Meta:
        verbose_name = _("regrading")
        verbose_name_plural = _("regradings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["quiz"],
                condition=models.Q(finished_at=None),
                name="regrade_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.quiz} · {self.get_kind_display()}"


class RegradedAttempt(models.Model):
    """One attempt that a regrading changes: as it was planned, and what came of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waits")
        DONE = "done", _("done")
        LEFT = "left", _("left as it is: it has changed meanwhile")

    regrade = models.ForeignKey(Regrade, models.CASCADE, related_name="lines")
    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="regraded")
    digest = models.CharField(max_length=64)
    before = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    after = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    # Whose completion would not stand on the new result; None: nobody's.
    stays = models.ForeignKey(Enrollment, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("regraded attempt")
        verbose_name_plural = _("regraded attempts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["regrade", "attempt"], name="regraded_attempt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.regrade} · {self.attempt}"


class VoidedQuestion(models.Model):
    """A question that counts for nobody in a quiz, while the row stands."""

    quiz = models.ForeignKey(QuizPage, models.PROTECT, related_name="voided")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("voided question")
        verbose_name_plural = _("voided questions")
        constraints = [
            models.UniqueConstraint(fields=["quiz", "question"], name="question_voided_once")
        ]

    def __str__(self) -> str:
        return f"{self.quiz} · {self.question}"
