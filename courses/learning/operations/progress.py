"""Activities seen and done; the last required one completes the course."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from courses.blocks.registered import is_lacking
from courses.choices import DoneWhen
from courses.completion.asking import rule_of
from courses.completion.operations import decide
from courses.learning.checklists import keys_in
from courses.learning.operations.enrollments import CompletedError, running
from courses.learning.outline import Outline, Step
from courses.models import ActivityPage, ActivityProgress, Enrollment
from courses.models.records import FACTS
from courses.signals import activity_completed
from courses.terms import Rule
from foundation.public.offered import public
from foundation.users import Account, AnyUser


class NotMarkedByLearnerError(Exception):
    """This activity is not done because its learner says so."""


class LockedError(Exception):
    """Other activities of the course must be done before this one: `steps`, those of the outline."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self.steps = steps


class LackingError(Exception):
    """A block within the lesson waits for something that the learner has not done yet."""


class MinutesLeftError(Exception):
    """It is done only `minutes` (rounded up, from now) after it was opened."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


@public
@dataclass(frozen=True)
class Outcome:
    """What a kind of activity knows of one learner's work. `score` is in percent, the one that counts
    now; None leaves what was reported before."""

    is_submitted: bool = False
    is_passed: bool = False
    is_graded: bool = False
    score: Decimal | None = None


@public
@transaction.atomic
def view_activity(
    user: Account, activity: ActivityPage, *, at: datetime | None = None
) -> ActivityProgress:
    """Note that the activity was opened, the first time; the first of a course starts it.

    One that is done by being opened is done with it, unless a block in it waits for more. `at`, here and below: the instant to record,
    for what is entered afterwards; None is now. Raises NotEnrolledError, LockedError.
    """
    enrollment = running(user, activity.course)
    refuse_locked(enrollment, activity)
    now = at or timezone.now()
    progress = _view(enrollment, activity, now)
    if rule_of(activity).when is DoneWhen.VIEWED and (
        progress.done_at is not None or not is_lacking(user, activity)
    ):
        _finish(enrollment, progress, activity, user, now)
    return progress


@transaction.atomic
def mark_done(user: Account, activity: ActivityPage, *, at: datetime | None = None) -> Enrollment:
    """The learner says that she is done. Saying it again changes nothing. Raises
    NotEnrolledError, NotMarkedByLearnerError where something else makes it done, LockedError,
    MinutesLeftError where she must stay longer: by the server's clock, from the first opening on, and
    LackingError where a block in it waits for something.
    """
    rule = rule_of(activity)
    if not rule.is_said_by_learner:
        raise NotMarkedByLearnerError
    at = at or timezone.now()
    enrollment = running(user, activity.course)
    refuse_locked(enrollment, activity)
    progress = _view(enrollment, activity, at)
    if progress.done_at is None:
        _refuse_too_soon(progress, rule, at)
        if is_lacking(user, activity):
            raise LackingError
    _finish(enrollment, progress, activity, user, at)
    return enrollment


@public
@transaction.atomic
def finish_activity(
    user: Account, activity: ActivityPage, *, at: datetime | None = None
) -> Enrollment:
    """Note that `user` has done the activity, and complete her course if that was all.

    What a kind with an operation of its own calls when its learner has passed, whatever rule its
    editor chose; a kind that knows several calls `report_outcome`. Doing it again changes nothing.
    Raises NotEnrolledError.
    """
    at = at or timezone.now()
    enrollment = running(user, activity.course)
    _finish(enrollment, _view(enrollment, activity, at), activity, user, at)
    return enrollment


@public
def refuse_locked(enrollment: Enrollment, activity: ActivityPage) -> None:
    """Raises LockedError while other activities must be done before this one: for kinds that have
    addresses of their own. Two queries."""
    step = Outline.of(activity.course, enrollment).step_of(activity)
    if step is not None and step.is_locked:
        raise LockedError(step.waits_for)


@public
@transaction.atomic
def report_outcome(
    enrollment: Enrollment,
    activity: ActivityPage,
    outcome: Outcome,
    *,
    by: Account | None = None,
    at: datetime | None = None,
) -> Enrollment:
    """Note what was handed in, passed or marked, and its score; the activity is done if its rule asks
    for that, and the course complete if that was all.

    For the learner's own act and for that of whoever marks (`by`). Safe to run again: the first of
    each keeps its date, and what is done stays done though a later outcome be worse. A score counts for
    the course as it is now. An enrollment that ended keeps what is told, and nothing more. Returns
    `enrollment`, read anew.
    """
    at = at or timezone.now()
    enrollment = Enrollment.objects.select_for_update().get(pk=enrollment.pk)
    progress = _view(enrollment, activity, at)
    _note_outcome(progress, outcome, at)
    fact = FACTS.get(rule_of(activity).when)
    is_done = fact is not None and getattr(progress, fact) is not None
    if enrollment.withdrawn_on is None:
        if is_done or progress.done_at is not None:
            _finish(enrollment, progress, activity, by, at)
        elif enrollment.completed_on is None:
            decide(enrollment, activity.course, by, at=at)  # a score may have been all
    return enrollment


@transaction.atomic
def undo_done(user: Account, activity: ActivityPage) -> Enrollment:
    """What its learner has marked as done by mistake is not done; it stays seen. Doing it again
    changes nothing. Raises NotEnrolledError, NotMarkedByLearnerError, and CompletedError once the
    course is completed: what was completed stays completed."""
    if not rule_of(activity).is_said_by_learner:
        raise NotMarkedByLearnerError
    enrollment = running(user, activity.course)
    if enrollment.completed_on is not None:
        raise CompletedError
    mine = ActivityProgress.objects.filter(enrollment=enrollment, activity_id=activity.pk)
    mine.exclude(done_at=None).update(done_at=None)
    return enrollment


@transaction.atomic
def tick(
    user: Account, activity: ActivityPage, checklist: str, keys: Collection[str]
) -> ActivityProgress:
    """Of the items of `checklist` (the id of its block) those in `keys` are ticked, all others of it
    are not; other lists of the activity stay. Unknown keys are left out. Raises NotEnrolledError,
    LockedError."""
    enrollment = running(user, activity.course)
    refuse_locked(enrollment, activity)
    progress = _view(enrollment, activity, timezone.now())
    known = keys_in(activity, checklist)
    others = [key for key in progress.ticks if key not in known]
    progress.ticks = [*others, *(key for key in known if key in keys)]
    progress.save(update_fields=["ticks"])
    return progress


def remember_place(user: AnyUser, activity: ActivityPage) -> None:
    """Keep the activity as the place where "continue" leads, on any device. Does nothing for
    visitors and for whoever is not enrolled: reading an open lesson is no refusal."""
    enrollment = activity.enrollment_of(user)
    if enrollment is not None and enrollment.last_activity_id != activity.pk:
        # Without a lock: the last page that opens wins, and a read writes no more than this.
        Enrollment.objects.filter(pk=enrollment.pk).update(last_activity=activity.pk)
        enrollment.last_activity_id = activity.pk


def _refuse_too_soon(progress: ActivityProgress, rule: Rule, at: datetime) -> None:
    if rule.minutes and progress.viewed_at is not None:
        left = progress.viewed_at + timedelta(minutes=rule.minutes) - at
        if left > timedelta(0):
            raise MinutesLeftError(-(-int(left.total_seconds()) // 60) or 1)


def _note_outcome(progress: ActivityProgress, outcome: Outcome, at: datetime) -> None:
    told = {
        "submitted_at": outcome.is_submitted or outcome.is_passed or outcome.is_graded,
        "passed_at": outcome.is_passed,
        "graded_at": outcome.is_graded,
    }
    for name, is_true in told.items():
        if is_true and getattr(progress, name) is None:
            setattr(progress, name, at)
    if outcome.score is not None:
        progress.score = outcome.score
    progress.save(update_fields=[*told, "score"])


def _view(enrollment: Enrollment, activity: ActivityPage, at: datetime) -> ActivityProgress:
    progress, _ = ActivityProgress.objects.get_or_create(
        enrollment=enrollment, activity_id=activity.pk
    )
    if progress.viewed_at is None:
        progress.viewed_at = at
        progress.save(update_fields=["viewed_at"])
    if enrollment.started_on is None:
        enrollment.started_on = timezone.localdate(at)
        enrollment.save(update_fields=["started_on"])
    return progress


def _finish(
    enrollment: Enrollment,
    progress: ActivityProgress,
    activity: ActivityPage,
    user: Account | None,
    at: datetime,
) -> None:
    if progress.done_at is None:
        progress.done_at = at
        progress.save(update_fields=["done_at"])
        activity_completed.after_commit(progress=progress, by=user)
    if enrollment.completed_on is None:
        decide(enrollment, activity.course, user, at=at)
