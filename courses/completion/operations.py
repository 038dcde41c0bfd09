"""Complete enrollments: at once after a learner's own act, with delay after an editor's.

Wagtail takes a course down page by page, and an editor takes a module down to mend it. Whoever
decided at each of these signals would certify everybody who had done the rest. So a signal only
writes a row of the outbox; `settle` looks at the course after the commit, while it is published,
and what then asks for less waits for its day (`COURSES_COMPLETION_DELAY`).

Locks: the requirement first, then enrollments in the order of their ids. A learner's own act
holds her enrollment and reads the requirement without a lock: either her progress is seen by
whoever puts a new one in force, or she sees the new one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from agents.models import Posting
from courses.app_settings import app_settings
from courses.certificates.ledger import note_completions
from courses.completion.asking import published_terms
from courses.models import ActivityProgress, CoursePage, Enrollment, Requirement, RuleVersion
from courses.models.records import FACTS, EnrollmentQuerySet
from courses.signals import course_completed
from courses.terms import Terms
from foundation.models import OutboxMessage
from foundation.outbox.operations import put
from foundation.users import Account

SETTLE = "courses.settle_requirement"
TOLD_AT_ONCE = 500


class NothingProposedError(Exception):
    """No change of this course is waiting, or it is not as it was when it was looked at."""


def asked_of(course: CoursePage) -> list[Terms]:
    """What must be met, all of it, to complete `course` at this moment.

    What is published, and what was before a change that is not in force. Empty if nothing is required:
    such a course is never complete. Notes what is asked if nobody has noted it yet; without that a
    later change would not be seen to ask for less.
    """
    published = published_terms(course)
    if not app_settings.COMPLETION_DELAY:
        return [published] if published else []
    requirement, _ = Requirement.objects.get_or_create(course=course)
    if not published:
        return []
    if requirement.activities and requirement.is_relaxed_by(published):
        return [published, requirement.in_force]
    if not requirement.proposed and published != requirement.in_force:
        _note(requirement, published)
    return [published]


def _note(requirement: Requirement, terms: Terms) -> None:
    """Put `terms`, which ask for as much as before, in force without the lock, unless somebody has
    put others in force since `requirement` was read."""
    same = Requirement.objects.filter(pk=requirement.pk, changes=requirement.changes)
    said = {"activities": list(terms.activities), "conditions": terms.as_json()}
    if same.update(**said, changes=requirement.changes + 1):
        _keep_version(requirement, terms)


def _keep_version(requirement: Requirement, terms: Terms) -> None:
    newest = RuleVersion.objects.filter(course=requirement.course_id).order_by("-n").first()
    said = {"activities": list(terms.activities), "conditions": terms.as_json()}
    if newest is None or (newest.activities, newest.conditions) != (*said.values(),):
        RuleVersion.objects.create(
            course_id=requirement.course_id,
            n=newest.n + 1 if newest else 1,
            effective_at=timezone.now(),
            **said,
        )


def decide(
    enrollment: Enrollment, course: CoursePage, by: Account | None, *, at: datetime | None = None
) -> bool:
    """Complete `enrollment`, which the caller has locked, if its course is published and all that
    it asks for is done. Returns whether it did; `enrollment` then holds what was frozen.

    `at`, here and below: the instant to record, for what is entered afterwards; None is now.
    """
    asked = asked_of(course) if course.live else []
    mine = Enrollment.objects.filter(pk=enrollment.pk)
    if not asked or not complete(mine, course, asked, by, at=at):
        return False
    enrollment.refresh_from_db()
    return True


def complete(
    enrollments: EnrollmentQuerySet,
    course: CoursePage,
    asked: Sequence[Terms],
    by: Account | None,
    *,
    at: datetime | None = None,
) -> int:
    """Complete those of `enrollments` (all of `course`) that run and meet all of `asked` (one at
    least). Returns how many.

    Freezes the day, the JP and the live revision of the course, the activities asked for and the
    version of the rules, and the OPD of the person's main posting on that day. A completion is never
    taken back.
    """
    at = at or timezone.now()
    found = enrollments.in_progress()
    for terms in asked:
        found = found.filter(pk__in=enrollments.meeting(terms).values("pk"))
    ready = list(found.select_related("person").order_by("pk"))
    if not ready:
        return 0
    required = {pk for terms in asked for pk in terms.activities}
    version = RuleVersion.objects.filter(course=course).order_by("-n")
    today = timezone.localdate(at)
    # One statement for all: thousands may complete when a course comes to ask for less.
    opd = Posting.objects.primary().in_force(today).filter(person=models.OuterRef("person"))
    Enrollment.objects.filter(pk__in=[each.pk for each in ready]).update(
        completed_on=today,
        opd=models.Subquery(opd.order_by("pk").values("opd")[:1]),
        jp=course.jp,
        course_revision=course.live_revision_id,
        required_activities=sorted(required),
        rule_version=models.Subquery(version.values("n")[:1]),
    )
    note_completions([each.pk for each in ready], course, by)
    _log_completions(ready, course, by, at)
    course_completed.after_commit_each(lambda: _completions([each.pk for each in ready], by))
    return len(ready)


@transaction.atomic
def note_change(course_ids: Iterable[int]) -> None:
    """One of these courses, or a page of it, was published, taken down, moved or deleted.

    Writes one outbox row per course, however many pages change until it is handled. A course
    in which nobody ever enrolled has nothing to be decided.
    """
    ids = set(course_ids)
    taken = Enrollment.objects.in_progress().filter(course__in=ids).values("course_id")
    known = models.Q(requirement__isnull=False) | models.Q(pk__in=taken)
    found = CoursePage.objects.filter(known, pk__in=ids).order_by("pk")
    for course_id in found.values_list("pk", flat=True):
        # Locked until this change is committed: `settle` either sees it, or has given the next
        # row another key.
        locked = Requirement.objects.select_for_update()
        requirement, _ = locked.get_or_create(course_id=course_id)
        put(f"{SETTLE}:{course_id}:{requirement.changes}", SETTLE, {"course": course_id})


def settle_message(message: OutboxMessage) -> None:
    """The sender of SETTLE: `settle` for the course in the payload. Safe to run again."""
    settle(message.payload["course"])


@transaction.atomic
def settle(course_id: int) -> None:
    """Look at what a course asks for now: put it in force, or let it wait for the day
    COURSES_COMPLETION_DELAY from now if it is less and somebody is under way.

    While the course is down, or has nothing left that is required, nothing is decided and what was
    waiting waits no more. Safe to run again.
    """
    requirement = Requirement.objects.select_for_update().filter(course=course_id).first()
    if requirement is None:
        return
    requirement.changes += 1  # from here on a change writes another row, see `note_change`
    course = CoursePage.objects.live().filter(pk=course_id).first()
    asked = published_terms(course) if course else Terms()
    if course is None or not asked:
        _propose(requirement, Terms())
        requirement.effective_at = None
    elif not requirement.is_relaxed_by(asked) or not _is_taken(course):
        _put_in_force(requirement, course, asked, by=None)
    elif asked != requirement.coming:
        _propose(requirement, asked)
        requirement.effective_at = timezone.now() + app_settings.COMPLETION_DELAY
    requirement.save()
    if requirement.effective_at and requirement.effective_at <= timezone.now():
        take_effect(requirement.pk)


def take_effect_when_due() -> int:
    """The duty "completion": put in force what has waited long enough. Returns for how many
    courses."""
    due = Requirement.objects.due(timezone.now()).order_by("pk")
    return sum(take_effect(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def take_effect(requirement_id: int) -> bool:
    """Put a change whose day has come in force, and complete whoever has done what is still asked
    for. Returns whether it did; a course that has changed once more since is settled anew
    instead."""
    waiting = Requirement.objects.select_for_update().due(timezone.now())
    requirement = waiting.filter(pk=requirement_id).first()
    if requirement is None:
        return False
    course = _as_proposed(requirement)
    if course is None:
        settle(requirement.course_id)
        return False
    _put_in_force(requirement, course, requirement.coming, by=None)
    requirement.save()
    return True


@transaction.atomic
def apply_now(requirement: Requirement, by: Account | None) -> int:
    """Put a change that waits or was stopped in force at once. Returns how many completed.

    Raises NothingProposedError if nothing waits, or the pages are not as they were proposed.
    """
    mine = _changing(requirement)
    course = _as_proposed(mine)
    if course is None:
        raise NothingProposedError
    count = _put_in_force(mine, course, mine.coming, by)
    mine.save()
    return count


@transaction.atomic
def stop(requirement: Requirement, by: Account | None) -> None:
    """Keep a change from taking effect until the course changes again; stopping twice is once.

    Learners are asked for what they were asked for before. Raises NothingProposedError.
    """
    mine = _changing(requirement)
    if mine.effective_at is not None:
        mine.effective_at = None
        mine.save(update_fields=["effective_at"])
        log(instance=mine, action="courses.stop_requirement", user=by)


def _propose(requirement: Requirement, terms: Terms) -> None:
    requirement.proposed = list(terms.activities)
    requirement.proposed_conditions = terms.as_json() if terms else {}


def _is_taken(course: CoursePage) -> bool:
    return Enrollment.objects.in_progress().filter(course=course).exists()


def _changing(requirement: Requirement) -> Requirement:
    locked = Requirement.objects.select_for_update().changing()
    found = locked.filter(pk=requirement.pk).first()
    if found is None:
        raise NothingProposedError
    return found


def _as_proposed(requirement: Requirement) -> CoursePage | None:
    """The course, if it is published and asks for what is proposed."""
    course = CoursePage.objects.live().filter(pk=requirement.course_id).first()
    return course if course and published_terms(course) == requirement.coming else None


def _put_in_force(
    requirement: Requirement, course: CoursePage, asked: Terms, by: Account | None
) -> int:
    """Complete who meets `asked`. The caller has locked `requirement` and saves it."""
    running = Enrollment.objects.in_progress().filter(course=course)
    list(running.select_for_update().order_by("pk").values_list("pk"))  # in id order, as all do
    _keep_version(requirement, asked)
    _mark_fulfilled(course, asked)
    count = complete(running, course, [asked], by)
    if count or requirement.proposed:
        data = {"completed": count, "required": list(asked.activities)}
        log(instance=requirement, action="courses.apply_requirement", user=by, data=data)
    requirement.activities, requirement.conditions = list(asked.activities), asked.as_json()
    _propose(requirement, Terms())
    requirement.effective_at = None
    requirement.changes += 1  # whoever has read the old one must not write it back
    return count


def _mark_fulfilled(course: CoursePage, asked: Terms) -> None:
    """Whose act fulfils the rule of an activity as it is now has done it, since that act."""
    running = Enrollment.objects.in_progress().filter(course=course)
    waiting = ActivityProgress.objects.filter(done_at=None, enrollment__in=running.values("pk"))
    for when, fact in FACTS.items():
        ids = [pk for pk, rule in asked.rules.items() if rule.when is when]
        if ids:
            mine = waiting.filter(activity__in=ids, **{f"{fact}__isnull": False})
            mine.update(done_at=models.F(fact))


def _completions(completed: list[int], by: Account | None) -> Iterator[dict[str, Any]]:
    """What the signal of each says, read as it was frozen."""
    rows = Enrollment.objects.select_related("person", "course", "opd")
    for first in range(0, len(completed), TOLD_AT_ONCE):
        part = completed[first : first + TOLD_AT_ONCE]
        for enrollment in rows.filter(pk__in=part).order_by("pk"):
            yield {"enrollment": enrollment, "by": by}


def _log_completions(
    completed: list[Enrollment], course: CoursePage, by: Account | None, at: datetime
) -> None:
    """What Wagtail's `log` writes for one, in one statement for all."""
    kind = ContentType.objects.get_for_model(Enrollment)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(each.pk),
            label=f"{each.person} – {course}",
            action="courses.complete",
            timestamp=at,
            user=by,
        )
        for each in completed
    )
