"""Open an attempt again that is over: its answers stay, and it gets another end."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from assessments.attempts.operations.closing import enrollment_now, lock
from assessments.attempts.operations.starting import set_times
from assessments.choices import State
from assessments.models import Attempt
from assessments.quizzes.terms import terms_for
from assessments.regrading import notices
from courses.learning.operations import ReasonMissingError
from foundation.calendar.local_time import moment
from foundation.users import Account


class NotClosedError(Exception):
    """The attempt is under way."""


class OtherOpenError(Exception):
    """Another attempt of the same learner at this quiz is under way."""


class LeftCourseError(Exception):
    """The learner has left the course."""


class InThePastError(Exception):
    """The new end is over already."""


@transaction.atomic
def reopen(
    attempt: Attempt, by: Account, until: datetime, reason: str, *, at: datetime | None = None
) -> Attempt:
    """Answers are kept, and may be changed until `until`; it is then handed in by itself, whatever the
    quiz says of time. A question that was checked for good, with its feedback shown, stays as it is;
    all else is graded when it is handed in again, marks of a person where the answer changed. Until
    then the attempt has no score; what was completed stays.

    The learner is told. The caller has asked whether `by` may (`Attempt.objects.gradable_by`). Raises
    ReasonMissingError, InThePastError, NotClosedError, OtherOpenError, LeftCourseError.
    """
    now = at or timezone.now()
    reason = reason.strip()
    if not reason:
        raise ReasonMissingError
    if until <= now:
        raise InThePastError
    attempt = lock(attempt)
    _refuse(attempt)
    before = {"state": attempt.state, "percent": str(attempt.percent), "reason": reason}
    attempt.slots.filter(closed_at=None).update(fraction="", mark=None)
    attempt.state, attempt.reopened_until, attempt.submitted_at = State.IN_PROGRESS, until, None
    attempt.earned = attempt.percent = attempt.opd = None
    set_times(attempt, terms_for(attempt.quiz, attempt.enrollment.person))
    attempt.save()
    log(
        instance=attempt,
        action="assessments.reopen",
        user=by,
        data={**before, "until": until.isoformat()},
    )
    _tell(attempt, until, reason)
    return attempt


def _tell(attempt: Attempt, until: datetime, reason: str) -> None:
    url = reverse("assessments:page", args=[attempt.pk, attempt.reached + 1])
    person, end = attempt.enrollment.person_id, moment(until)
    notices.tell("reopened", person, attempt.quiz, url, reason=reason, until=end)


def _refuse(attempt: Attempt) -> None:
    if attempt.is_open:
        raise NotClosedError
    attempt.enrollment = enrollment_now(attempt)
    if attempt.enrollment.withdrawn_on is not None:
        raise LeftCourseError
    mine = Attempt.objects.filter(quiz=attempt.quiz).in_cycle(attempt.enrollment)
    if mine.open().exists():
        raise OtherOpenError
