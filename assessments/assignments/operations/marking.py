"""Markers mark, give back, and decide where two differ too much."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from assessments.assignments import notices
from assessments.assignments.operations.staff import extend
from assessments.models import Marker, Marking, RubricVersion, Submission
from assessments.models.assignments import arranges_assignments
from courses.learning.operations import Outcome, report_outcome
from courses.models import Enrollment
from foundation.users import Account

State = Submission.State


class NotMarkerError(Exception):
    """She does not mark this: not appointed, or it is her own."""


class MarkedAlreadyError(Exception):
    """It is marked, given back, or she has marked it."""


class NoDecisionError(Exception):
    """No third decision is asked for, or it is not hers."""


class LevelsError(Exception):
    """Not one level that exists for each criterion of the rubric as it is now."""


class ResubmitError(Exception):
    """It could not be handed in again: the last day has passed, and no later one is given."""


@dataclass(frozen=True)
class Verdict:
    """`levels`: places of the levels chosen, one for each criterion of `rubric_version`; `score`
    (percent) where there is no rubric."""

    levels: list[int] = field(default_factory=list)
    score: Decimal | None = None
    comment: str = ""
    rubric_version: int | None = None


@transaction.atomic
def mark(
    submission: Submission, by: Account, verdict: Verdict, *, at: datetime | None = None
) -> Submission:
    """One marker's mark. With one marker it is the result; of two the mean is, unless they differ by
    more than the threshold: then a third decides.

    Raises NotMarkerError, MarkedAlreadyError, LevelsError.
    """
    at = at or timezone.now()
    mine, person = _locked(submission), person_for(by)
    if not _is_marker(mine, person):
        raise NotMarkerError
    given = list(mine.markings.filter(is_decision=False))
    if mine.state != State.SUBMITTED or mine.needs_decision:
        raise MarkedAlreadyError
    if any(each.person_id == person.pk for each in given):
        raise MarkedAlreadyError
    given.append(_write(mine, person, verdict, at, is_decision=False))
    log(instance=mine, action="assessments.mark", user=by, timestamp=at)
    if len(given) < max(1, mine.assignment.marker_count):
        return mine
    scores = [each.score for each in given]
    if max(scores) - min(scores) > mine.assignment.threshold:
        mine.needs_decision = True
        mine.save(update_fields=["needs_decision"])
        notices.tell_deciders(mine)
        return mine
    return _grade(mine, (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01")), by, at)


@transaction.atomic
def decide(
    submission: Submission, by: Account, verdict: Verdict, *, at: datetime | None = None
) -> Submission:
    """The third decision is the result: of a marker who has not marked it, or of whoever arranges
    assignments. Raises NoDecisionError, LevelsError."""
    at = at or timezone.now()
    mine, person = _locked(submission), person_for(by)
    if mine.state != State.SUBMITTED or not mine.needs_decision or not may_decide(mine, by):
        raise NoDecisionError
    made = _write(mine, person, verdict, at, is_decision=True)
    log(instance=mine, action="assessments.decide", user=by, timestamp=at)
    return _grade(mine, made.score, by, at)


@transaction.atomic
def give_back(
    submission: Submission,
    by: Account,
    remarks: str,
    *,
    until: datetime | None = None,
    at: datetime | None = None,
) -> Submission:
    """Give it back with remarks; she hands in the next version. `until`: a new last day for her, needed
    where hers has passed. Raises NotMarkerError, MarkedAlreadyError, ResubmitError."""
    at = at or timezone.now()
    mine, person = _locked(submission), person_for(by)
    if not _is_marker(mine, person):
        raise NotMarkerError
    if mine.state != State.SUBMITTED or mine.needs_decision:
        raise MarkedAlreadyError
    _, cut_off = mine.assignment.times_for(mine.enrollment)
    last = until or cut_off
    if last is not None and last <= at:
        raise ResubmitError
    if until is not None:
        extend(mine.assignment, mine.enrollment, until, remarks[:250], by, at=at)
    mine.state, mine.remarks = State.RETURNED, remarks
    mine.returned_by, mine.returned_at = person, at
    mine.save(update_fields=["state", "remarks", "returned_by", "returned_at"])
    log(instance=mine, action="assessments.give_back", user=by, timestamp=at)
    notices.tell_learner(mine, "returned")
    return mine


def may_decide(submission: Submission, user: Account) -> bool:
    """Whether the third decision may be hers: she has not marked it and it is not her own."""
    person = Person.objects.filter(user_id=user.pk).first()
    if person is None or submission.enrollment.person_id == person.pk:
        return False
    if submission.markings.filter(person=person).exists():
        return False
    return _is_marker(submission, person) or arranges_assignments(user)


def _locked(submission: Submission) -> Submission:
    # The enrollment first, as whoever hands in does: the two wait for each other.
    Enrollment.objects.select_for_update().get(pk=submission.enrollment_id)
    found = Submission.objects.select_for_update(of=("self",))
    return found.select_related("assignment", "enrollment__person").get(pk=submission.pk)


def _is_marker(submission: Submission, person: Person) -> bool:
    if submission.enrollment.person_id == person.pk:
        return False
    appointed = Marker.objects.in_force().filter(assignment=submission.assignment_id)
    return appointed.filter(person=person).exists()


def _write(
    submission: Submission, person: Person, verdict: Verdict, at: datetime, *, is_decision: bool
) -> Marking:
    version = _version(submission)
    return Marking.objects.create(
        submission=submission,
        person=person,
        rubric_version=version,
        levels=verdict.levels if version else [],
        score=_score(version, verdict),
        comment=verdict.comment,
        is_decision=is_decision,
        at=at,
    )


def _version(submission: Submission) -> RubricVersion | None:
    """That of the first mark, else the newest, locked from now on: two markers use the same."""
    first = submission.markings.exclude(rubric_version=None).order_by("pk").first()
    if first is not None:
        return first.rubric_version
    rubric = submission.assignment.rubric
    if rubric is None:
        return None
    version = RubricVersion.objects.select_for_update().filter(rubric=rubric).latest("n")
    if version.locked_at is None:
        version.locked_at = timezone.now()
        version.save(update_fields=["locked_at"])
    return version


def _score(version: RubricVersion | None, verdict: Verdict) -> Decimal:
    if version is None:
        if verdict.score is None or not 0 <= verdict.score <= 100:
            raise LevelsError
        return verdict.score
    seen = verdict.rubric_version in {None, version.pk}
    fits = len(verdict.levels) == len(version.criteria) and all(
        0 <= place < len(one["levels"])
        for one, place in zip(version.criteria, verdict.levels, strict=False)
    )
    if not seen or not fits:
        raise LevelsError
    return version.percent_of(verdict.levels)


def _grade(submission: Submission, score: Decimal, by: Account, at: datetime) -> Submission:
    submission.score, submission.graded_at = score, at
    submission.state, submission.needs_decision = State.GRADED, False
    submission.save(update_fields=["score", "graded_at", "state", "needs_decision"])
    notices.tell_learner(submission, "graded")
    outcome = Outcome(
        is_submitted=True, is_graded=True, is_passed=submission.is_passed, score=score
    )
    report_outcome(submission.enrollment, submission.assignment, outcome, by=by, at=at)
    return submission
