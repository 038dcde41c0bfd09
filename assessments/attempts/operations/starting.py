"""Begin an attempt."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from assessments.app_settings import app_settings
from assessments.attempts.laying import lay_out, questions_met
from assessments.attempts.operations.closing import bring_up_to_date
from assessments.attempts.standing import Refusal, Standing
from assessments.choices import OnTimeOut, State
from assessments.models import Attempt, AttemptSlot, QuizPage, VoidedQuestion
from assessments.quizzes.revisions import revision_of
from assessments.quizzes.terms import Terms
from courses.learning.operations import view_activity
from courses.learning.operations.enrollments import running
from courses.models import Enrollment
from foundation.text import comparable
from foundation.users import Account


class StartRefusedError(Exception):
    """No attempt may begin now; `why` says it."""

    def __init__(self, why: Refusal) -> None:
        self.why = why
        super().__init__(why.value)


class WrongCodeError(Exception):
    """The room code is another one."""


@transaction.atomic
def start(user: Account, quiz: QuizPage, *, code: str = "", at: datetime | None = None) -> Attempt:
    """Begin, or go on with what is open: beginning twice, in two windows or again after leaving and
    coming back gives no further attempt.

    `at`: the instant to record, for what is entered afterwards; None is now. Raises
    NotEnrolledError, LockedError, StartRefusedError, WrongCodeError.
    """
    now = at or timezone.now()
    # Locks the enrollment: of two that begin at once the second finds what the first has begun.
    enrollment = running(user, quiz.course)
    standing = Standing.of(quiz, enrollment, now)
    if standing.open_attempt is not None:
        current = bring_up_to_date(standing.open_attempt, at=now)
        if current.is_open:
            return _continued(current, enrollment)
        standing = Standing.of(quiz, enrollment, now)
    if standing.refusal is not None:
        raise StartRefusedError(standing.refusal)
    if standing.terms.code and comparable(code) != comparable(standing.terms.code):
        raise WrongCodeError
    return _begun(user, enrollment, standing, now)


def _begun(user: Account, enrollment: Enrollment, standing: Standing, now: datetime) -> Attempt:
    quiz = standing.quiz
    revision = revision_of(quiz)
    attempt = Attempt(
        enrollment=enrollment,
        quiz=quiz,
        revision=revision,
        n=max((each.n for each in standing.attempts), default=0) + 1,
        state=State.IN_PROGRESS,
        started_at=now,
    )
    set_times(attempt, standing.terms)
    met = questions_met(standing.attempts) if standing.attempts else []
    voided = VoidedQuestion.objects.filter(quiz=quiz).values_list("question_id", flat=True)
    slots = lay_out(attempt, revision.content, met, left_out=voided)
    if not slots:
        raise StartRefusedError(Refusal.EMPTY)
    attempt.total = sum((each.max_mark for each in slots), start=attempt.total)
    attempt.save(force_insert=True)
    AttemptSlot.objects.bulk_create(slots)
    view_activity(user, quiz, at=now)
    return attempt


def _continued(attempt: Attempt, enrollment: Enrollment) -> Attempt:
    if attempt.enrollment_id != enrollment.pk:
        attempt.enrollment = enrollment
        attempt.save(update_fields=["enrollment"])
    return attempt


def set_times(attempt: Attempt, terms: Terms) -> None:
    """When it ends and when the clock must look at it. The overdue period counts from the end. One
    that staff opened again ends when they said, whatever the quiz says."""
    due_at = attempt.reopened_until or terms.due_at(attempt.started_at)
    settings = attempt.revision.content["settings"]
    attempt.due_at = due_at
    attempt.grace_until = attempt.next_check_at = None
    if due_at is None:
        return
    attempt.next_check_at = due_at + app_settings.NETWORK_ALLOWANCE
    if settings["on_time_out"] == OnTimeOut.OVERDUE and attempt.reopened_until is None:
        attempt.grace_until = due_at + timedelta(minutes=settings["overdue_minutes"])
        if attempt.state == State.OVERDUE:
            attempt.next_check_at = attempt.grace_until
