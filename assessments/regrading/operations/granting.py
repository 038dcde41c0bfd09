"""One attempt more for one learner: an exception of hers."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from assessments.attempts.standing import Standing
from assessments.models import Override, QuizPage
from assessments.overrides.operations import Other, change_exception, make_exception
from assessments.regrading import notices
from courses.learning.operations import ReasonMissingError
from courses.models import Enrollment
from foundation.locks import lock_name
from foundation.users import Account

NAMES = ("opens_at", "closes_at", "limit_minutes", "code", "reason")


class AnyNumberError(Exception):
    """The quiz may be taken any number of times."""


class EndNeededError(Exception):
    """The quiz is closed for her: an attempt more needs a time until which it may be taken."""


class MeanwhileError(Exception):
    """Somebody else has given her an attempt meanwhile."""


@transaction.atomic
def grant_attempt(
    quiz: QuizPage,
    enrollment: Enrollment,
    by: Account,
    reason: str,
    *,
    seen: int,
    closes_at: datetime | None = None,
) -> Override:
    """Let her take the quiz once more than she may, or than she has. `seen`: how many attempts she may
    make as the page showed it: of two who press at once one gives an attempt. `closes_at`: until when,
    where it is closed. What an exception of her OPD says else is kept in hers.

    The learner is told. The caller has asked whether `by` may. Raises ReasonMissingError, AnyNumberError,
    EndNeededError, MeanwhileError.
    """
    reason = reason.strip()[:250]
    if not reason:
        raise ReasonMissingError
    lock_name(f"quiz-exception:{quiz.pk}:{enrollment.person_id}")
    now = timezone.now()
    standing = Standing.of(quiz, enrollment, now)
    allowed = standing.terms.attempts_allowed
    if not allowed:
        raise AnyNumberError
    if allowed != seen:
        raise MeanwhileError
    ends = closes_at or standing.terms.closes_at
    if ends is not None and ends <= now:
        raise EndNeededError
    override = _write(quiz, enrollment, by, max(allowed, len(standing.attempts)) + 1, closes_at)
    data = {"reason": reason, "quiz": quiz.pk, "attempts": override.attempts_allowed}
    log(instance=override, action="assessments.grant", user=by, data=data)
    notices.tell("granted", enrollment.person_id, quiz, quiz.url or "", reason=reason)
    return override


def _write(
    quiz: QuizPage,
    enrollment: Enrollment,
    by: Account,
    attempts: int,
    closes_at: datetime | None,
) -> Override:
    current = Override.objects.all().of(enrollment.person, quiz)
    facts = {name: getattr(current, name) for name in NAMES} if current else {}
    if closes_at is not None:
        facts["closes_at"] = closes_at
    other = Other(**facts, attempts_allowed=attempts)
    if current is not None and current.person_id is not None:
        return change_exception(current, by, other)
    return make_exception(quiz, by, other, person=enrollment.person)
