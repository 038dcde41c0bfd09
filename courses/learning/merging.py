"""What happens to enrollments when an account is linked to its staff record, and unlinked."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from agents.models import Person
from courses.completion.operations import decide
from courses.models import ActivityProgress, Enrollment
from courses.signals import enrolled, withdrawn

REASON = "Digabung saat akun dihubungkan dengan data pegawai."
Moved = dict[str, Any]
_FACTS = ("viewed_at", "done_at", "submitted_at", "passed_at", "graded_at")


def move(old: Person, new: Person) -> Moved:
    """Enrollments of `old` become those of `new`. Of two in one course, `old`'s takes the place of
    the other, with its due date and progress, unless the other is completed: then `old`'s is
    withdrawn.

    Returns {"moved": ids, "replaced": {id: id of the one whose place it took}}, which the link
    keeps as JSON for `give_back`. A course completed under both records stays under both: nothing
    completed is rewritten.
    """
    # Keys of "replaced" are texts because JSON has no others.
    result: Moved = {"moved": [], "replaced": {}}
    current = Enrollment.objects.current().filter(person=new)
    theirs = {(each.course_id, each.cycle): each for each in current}
    for mine in Enrollment.objects.filter(person=old).order_by("pk"):
        other = theirs.get((mine.course_id, mine.cycle)) if mine.withdrawn_on is None else None
        if other is not None and mine.completed_on and other.completed_on:
            continue
        if other is not None and other.completed_on:
            _set_aside(mine)
        elif other is not None:
            _take_place(mine, other)
            result["replaced"][str(mine.pk)] = other.pk
        _hand_over(mine, new)
        if str(mine.pk) in result["replaced"] and mine.completed_on is None:
            decide(mine, mine.course, by=None)  # the two together may have done all
        result["moved"].append(mine.pk)
    return result


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Undo `move` from its answer `moved`: enrollments that came from `owner` return from `holder`,
    and with them what the account began by its own wish after `since`.

    What it completed meanwhile was not completed in the name of the office: its OPD goes.
    """
    moved = moved or {"moved": [], "replaced": {}}
    begun = models.Q(origin=Enrollment.Origin.SELF, enrolled_on__gte=timezone.localdate(since))
    replaced = {int(mine): other for mine, other in moved["replaced"].items()}
    held = Enrollment.objects.filter(person=holder)
    own = list(held.filter(begun | models.Q(pk__in=moved["moved"])).values_list("pk", flat=True))
    Enrollment.objects.filter(pk__in=own).update(person=owner, opd=None)
    Enrollment.objects.filter(pk__in=set(own) & set(replaced)).update(
        origin=Enrollment.Origin.SELF, assigned_by=None, due_on=None
    )
    for enrollment in Enrollment.objects.filter(pk__in=replaced.values(), person=holder):
        _reinstate(enrollment)


def _hand_over(enrollment: Enrollment, person: Person) -> None:
    """What was finished before counts where the person worked on that day."""
    enrollment.person = person
    if enrollment.completed_on and enrollment.opd_id is None:
        enrollment.opd = person.primary_opd(enrollment.completed_on)
    enrollment.save()


def _set_aside(enrollment: Enrollment) -> None:
    enrollment.withdrawn_on, enrollment.withdrawn_reason = timezone.localdate(), REASON
    enrollment.save()
    withdrawn.after_commit(enrollment=enrollment, by=None)


def _take_place(mine: Enrollment, other: Enrollment) -> None:
    """The office's assignment, its due date and any progress under it pass to `mine`."""
    mine.origin, mine.due_on, mine.assigned_by = other.origin, other.due_on, other.assigned_by
    for each in other.progress.all():
        progress, _ = ActivityProgress.objects.get_or_create(
            enrollment=mine, activity_id=each.activity_id
        )
        for name in _FACTS:  # of each record the one that has it
            setattr(progress, name, getattr(progress, name) or getattr(each, name))
        if progress.score is None:
            progress.score = each.score
        progress.ticks = list(dict.fromkeys([*progress.ticks, *each.ticks]))
        progress.save(update_fields=[*_FACTS, "score", "ticks"])
    _set_aside(other)


def _reinstate(enrollment: Enrollment) -> None:
    running = Enrollment.objects.current().filter(
        person=enrollment.person, course=enrollment.course, cycle=enrollment.cycle
    )
    if not running.exists():
        enrollment.withdrawn_on, enrollment.withdrawn_reason = None, ""
        enrollment.save(update_fields=["withdrawn_on", "withdrawn_reason"])
        enrolled.after_commit(enrollment=enrollment, by=None)
