"""Where somebody stands with a quiz: what she has done, and what she may do next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from assessments.choices import Counts
from assessments.models import Attempt, QuizPage
from assessments.models.attempts import FIVE
from assessments.quizzes.terms import Terms, terms_for
from courses.models import Enrollment


class Refusal(Enum):
    """Why nobody begins now."""

    NOT_OPEN = "not open"
    CLOSED = "closed"
    NONE_LEFT = "none left"
    WAIT = "wait"
    EMPTY = "empty"


@dataclass(frozen=True)
class Standing:
    """`attempts`: all in this cycle of the course, the first first, abandoned ones too: whatever
    was begun is used up."""

    quiz: QuizPage
    terms: Terms
    attempts: Sequence[Attempt]
    now: datetime

    @classmethod
    def of(cls, quiz: QuizPage, enrollment: Enrollment, now: datetime) -> "Standing":
        mine = Attempt.objects.filter(quiz=quiz).in_cycle(enrollment).select_related("revision")
        attempts = sorted(mine, key=lambda each: (each.started_at, each.pk))
        return cls(quiz, terms_for(quiz, enrollment.person), attempts, now)

    @property
    def open_attempt(self) -> Attempt | None:
        return next((each for each in self.attempts if each.is_open), None)

    @property
    def left(self) -> int | None:
        """Attempts that may still be begun; None where there is no limit."""
        allowed = self.terms.attempts_allowed
        return max(0, allowed - len(self.attempts)) if allowed else None

    @property
    def waits_until(self) -> datetime | None:
        """When the next attempt may begin, if that is later than now."""
        if not self.attempts or not self.quiz.delay_minutes:
            return None
        until = _end_of(self.attempts[-1]) + timedelta(minutes=self.quiz.delay_minutes)
        return until if until > self.now else None

    @property
    def refusal(self) -> Refusal | None:
        """Why no new attempt may begin; None where one may."""
        terms = self.terms
        if terms.opens_at and self.now < terms.opens_at:
            return Refusal.NOT_OPEN
        if terms.closes_at and self.now >= terms.closes_at:
            return Refusal.CLOSED
        if self.left == 0:
            return Refusal.NONE_LEFT
        return Refusal.WAIT if self.waits_until else None

    @property
    def result(self) -> Decimal | None:
        """Percent; None while nothing is graded."""
        return result_of(self.attempts, self.quiz.counts)

    @property
    def is_passed(self) -> bool:
        return passes(self.quiz, self.result)


def _end_of(attempt: Attempt) -> datetime:
    return attempt.submitted_at or attempt.due_at or attempt.started_at


def passes(quiz: QuizPage, percent: Decimal | None) -> bool:
    """Without a pass mark nothing is failed, and nothing passed."""
    return quiz.has_pass_mark and percent is not None and percent >= quiz.pass_percent


def result_of(attempts: Iterable[Attempt], counts: str) -> Decimal | None:
    """Percent of one person by the rule that says which attempt counts (`Counts`), with five digits.
    Only what was handed in counts; the first or last one waits until it is graded."""
    handed_in = sorted((each for each in attempts if each.is_handed_in), key=_order)
    graded = [each.percent for each in handed_in if each.percent is not None]
    if not graded:
        return None
    if counts == Counts.FIRST:
        return handed_in[0].percent
    if counts == Counts.LAST:
        return handed_in[-1].percent
    if counts == Counts.HIGHEST:
        return max(graded)
    return (sum(graded, Decimal(0)) / len(graded)).quantize(FIVE, ROUND_HALF_UP)


def _order(attempt: Attempt) -> tuple[datetime, int]:
    return attempt.started_at, attempt.pk
