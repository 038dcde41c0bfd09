"""Take a completion back. By name and with a reason alone: nothing does it by itself."""

from decimal import Decimal

from django.db import transaction
from wagtail.log_actions import log

from courses.certificates.ledger import source_key
from courses.learning import notices
from courses.learning.operations.enrollments import ReasonMissingError
from courses.models import ActivityPage, ActivityProgress, Enrollment
from courses.signals import completion_withdrawn
from credentials.ledger.operations import withdraw
from credentials.models import Achievement
from foundation.users import Account


class NotCompletedError(Exception):
    """The enrollment is not completed, or its completion was withdrawn meanwhile."""


@transaction.atomic
def withdraw_completion(
    enrollment: Enrollment, by: Account, reason: str, *, undone: ActivityPage | None = None
) -> Enrollment:
    """It was not earned after all: the course is under way again, its lesson hours (JP) are gone from
    reports and from the ledger, and its papers are revoked. `undone`: the activity that was passed
    wrongly; it is to be passed anew, else the next act of the learner would complete again.

    The learner is told. The caller has asked whether `by` may. Raises NotCompletedError,
    ReasonMissingError.
    """
    reason = reason.strip()[:250]
    if not reason:
        raise ReasonMissingError
    rows = Enrollment.objects.select_for_update(of=("self",)).select_related("course", "person")
    locked: Enrollment = rows.get(pk=enrollment.pk)
    if locked.completed_on is None:
        raise NotCompletedError
    data = {
        "reason": reason,
        "completed_on": locked.completed_on.isoformat(),
        "jp": str(locked.jp),
        "undone": undone.pk if undone else None,
    }
    _open_again(locked)
    if undone is not None:
        mine = ActivityProgress.objects.filter(enrollment=locked, activity=undone.pk)
        mine.update(done_at=None, passed_at=None)
    key = source_key(locked.course_id, locked.cycle)
    written = Achievement.objects.standing().filter(source_key=key, person=locked.person_id)
    for each in written.order_by("pk"):
        withdraw(each, by, reason)
    log(instance=locked, action="courses.withdraw_completion", user=by, data=data)
    notices.tell_withdrawn(locked, reason)
    completion_withdrawn.after_commit(enrollment=locked, by=by, reason=reason)
    return locked


def _open_again(enrollment: Enrollment) -> None:
    enrollment.completed_on = enrollment.opd = None
    enrollment.jp, enrollment.required_activities = Decimal(0), []
    enrollment.course_revision = enrollment.rule_version = None
    names = ["completed_on", "opd", "jp", "required_activities", "course_revision", "rule_version"]
    enrollment.save(update_fields=names)
