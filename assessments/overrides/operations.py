"""Exceptions of a quiz: each change moves the ends of open attempts in the same transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from agents.models import Opd, Person
from assessments.attempts.operations import retime
from assessments.models import Override, QuizPage
from foundation.users import Account


class OverrideTakenError(Exception):
    """The person, or the OPD, has an exception of this quiz already."""


class ForWhomError(Exception):
    """An exception is for one person or for one OPD."""


class NothingElseError(Exception):
    """It says nothing else than the quiz."""


@dataclass(frozen=True)
class Other:
    """What is other than the quiz says; None and an empty code stay as they are."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    limit_minutes: int | None = None
    attempts_allowed: int | None = None
    code: str = ""
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        numbers = (self.limit_minutes, self.attempts_allowed)
        return not (self.opens_at or self.closes_at or self.code) and numbers == (None, None)


@transaction.atomic
def make_exception(
    quiz: QuizPage,
    by: Account,
    other: Other,
    *,
    person: Person | None = None,
    opd: Opd | None = None,
) -> Override:
    """For a person, or for an OPD with all below it. Raises ForWhomError, NothingElseError,
    OverrideTakenError."""
    if (person is None) == (opd is None):
        raise ForWhomError
    if other.is_empty:
        raise NothingElseError
    override = Override(quiz=quiz, person=person, opd=opd, **vars(other))
    try:
        with transaction.atomic():
            override.save()
    except IntegrityError as error:
        raise OverrideTakenError from error
    log(instance=override, action="assessments.make_exception", user=by)
    retime(quiz)
    return override


@transaction.atomic
def change_exception(override: Override, by: Account, other: Other) -> Override:
    """Raises NothingElseError."""
    if other.is_empty:
        raise NothingElseError
    override = Override.objects.select_for_update().get(pk=override.pk)
    for name, value in vars(other).items():
        setattr(override, name, value)
    override.save()
    log(instance=override, action="assessments.change_exception", user=by)
    retime(override.quiz)
    return override


@transaction.atomic
def end_exception(override: Override, by: Account) -> int:
    """The quiz holds again. Returns its key."""
    override = Override.objects.select_for_update().get(pk=override.pk)
    pk, quiz = override.pk, override.quiz
    log(instance=override, action="assessments.end_exception", user=by)
    override.delete()
    retime(quiz)
    return pk
