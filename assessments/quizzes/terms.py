"""When and how often one person may take a quiz: what the page says, with her exceptions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from agents.models import Person
from assessments.models import Override, QuizPage

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Terms:
    opens_at: datetime | None
    closes_at: datetime | None
    limit_minutes: int
    attempts_allowed: int  # 0: any number
    code: str
    is_exception: bool = False

    def due_at(self, started_at: datetime) -> datetime | None:
        """When an attempt that began then ends; None where nothing ends it."""
        ends = [self.closes_at]
        if self.limit_minutes:
            ends.append(started_at + self.limit_minutes * MINUTE)
        return min((each for each in ends if each is not None), default=None)


def terms_for(quiz: QuizPage, person: Person | None) -> Terms:
    """One query; two more where OPDs have exceptions. None: as for somebody without any."""
    own = None if person is None else Override.objects.all().of(person, quiz)
    if own is None:
        return Terms(
            quiz.opens_at, quiz.closes_at, quiz.limit_minutes, quiz.attempts_allowed, quiz.code
        )
    limit, allowed = own.limit_minutes, own.attempts_allowed
    return Terms(
        opens_at=own.opens_at or quiz.opens_at,
        closes_at=own.closes_at or quiz.closes_at,
        limit_minutes=quiz.limit_minutes if limit is None else limit,
        attempts_allowed=quiz.attempts_allowed if allowed is None else allowed,
        code=own.code or quiz.code,
        is_exception=True,
    )
