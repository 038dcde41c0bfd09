"""Activities seen and done; the last required one completes the course."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.choices import CompletedBy
from courses.completion.operations import decide
from courses.learning.checklists import keys_in
from courses.learning.operations.enrollments import CompletedError, running
from courses.models import ActivityPage, ActivityProgress, Enrollment
from courses.signals import activity_completed
from foundation.public.offered import public
from foundation.users import Account, AnyUser


class NotMarkedByLearnerError(Exception):
    """An activity of this kind is not done because its learner says so."""


@transaction.atomic
def view_activity(
    user: Account, activity: ActivityPage, *, at: datetime | None = None
) -> ActivityProgress:
    """Note that the activity was opened, the first time; the first of a course starts it.

    A kind that is completed by viewing is done with it. `at`, here and below: the instant to record,
    for what is entered afterwards; None is now. Raises NotEnrolledError.
    """
    enrollment = running(user, activity.course)
    now = at or timezone.now()
    progress = _view(enrollment, activity, now)
    if getattr(activity.specific_class, "completed_by", None) is CompletedBy.VIEWING:
        _finish(enrollment, progress, activity, user, now)
    return progress


@transaction.atomic
def mark_done(user: Account, activity: ActivityPage, *, at: datetime | None = None) -> Enrollment:
    """The learner says that she is done. Saying it again changes nothing. Raises
    NotEnrolledError, and NotMarkedByLearnerError for a kind that decides by itself."""
    if not activity.is_marked_by_learner:
        raise NotMarkedByLearnerError
    return finish_activity(user, activity, at=at)


@public
@transaction.atomic
def finish_activity(
    user: Account, activity: ActivityPage, *, at: datetime | None = None
) -> Enrollment:
    """Note that `user` has done the activity, and complete her course if that was all.

    What a kind with an operation of its own calls when its learner has passed. Doing it again
    changes nothing. Raises NotEnrolledError.
    """
    at = at or timezone.now()
    enrollment = running(user, activity.course)
    _finish(enrollment, _view(enrollment, activity, at), activity, user, at)
    return enrollment


@transaction.atomic
def undo_done(user: Account, activity: ActivityPage) -> Enrollment:
    """What its learner has marked as done by mistake is not done; it stays seen. Doing it again
    changes nothing. Raises NotEnrolledError, NotMarkedByLearnerError, and CompletedError once the
    course is completed: what was completed stays completed."""
    if not activity.is_marked_by_learner:
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
    are not; other lists of the activity stay. Unknown keys are left out. Raises NotEnrolledError."""
    enrollment = running(user, activity.course)
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
    user: Account,
    at: datetime,
) -> None:
    if progress.done_at is None:
        progress.done_at = at
        progress.save(update_fields=["done_at"])
        activity_completed.after_commit(progress=progress, by=user)
    if enrollment.completed_on is None:
        decide(enrollment, activity.course, user, at=at)
