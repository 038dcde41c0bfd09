"""Whoever arranges assignments appoints markers, extends, and keeps the rubrics."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from agents.models import Person
from agents.registry.operations.people import person_for
from assessments.models import AssignmentPage, Extension, Marker, Rubric, RubricVersion
from courses.models import Enrollment
from foundation.users import Account


class RubricTakenError(Exception):
    """There is a rubric of this name."""


@transaction.atomic
def appoint_marker(assignment: AssignmentPage, person: Person, by: Account) -> Marker:
    """Let somebody mark; appointing again answers the appointment there is."""
    marker, is_new = Marker.objects.get_or_create(
        assignment=assignment,
        person=person,
        ended_at=None,
        defaults={"appointed_by": person_for(by), "appointed_at": timezone.now()},
    )
    if is_new:
        log(instance=marker, action="assessments.appoint_marker", user=by)
    return marker


@transaction.atomic
def end_marker(marker: Marker, by: Account) -> None:
    """She marks no more; what she marked stays. Ending again changes nothing."""
    found = Marker.objects.select_for_update().in_force().filter(pk=marker.pk).first()
    if found is not None:
        found.ended_at = timezone.now()
        found.save(update_fields=["ended_at"])
        log(instance=found, action="assessments.end_marker", user=by)


@transaction.atomic
def extend(
    assignment: AssignmentPage,
    enrollment: Enrollment,
    until: datetime,
    reason: str,
    by: Account,
    *,
    at: datetime | None = None,
) -> Extension:
    """Let one learner hand in until later; the newest extension counts."""
    made = Extension.objects.create(
        assignment=assignment,
        enrollment=enrollment,
        until=until,
        reason=reason,
        by=person_for(by),
        at=at or timezone.now(),
    )
    log(instance=made, action="assessments.extend", user=by)
    return made


@transaction.atomic
def add_rubric(by: Account, *, title: str, criteria: list[dict[str, Any]]) -> Rubric:
    """A rubric with its first version, see `RubricVersion`. Raises RubricTakenError."""
    try:
        with transaction.atomic():
            rubric = Rubric.objects.create(title=title)
    except IntegrityError as error:
        raise RubricTakenError from error
    RubricVersion.objects.create(rubric=rubric, n=1, criteria=criteria)
    log(instance=rubric, action="assessments.add_rubric", user=by)
    return rubric


@transaction.atomic
def revise_rubric(
    rubric: Rubric, by: Account, *, title: str, criteria: list[dict[str, Any]]
) -> RubricVersion:
    """Change the newest version, or make the next one where that has been used. Raises
    RubricTakenError."""
    if Rubric.objects.filter(title=title).exclude(pk=rubric.pk).exists():
        raise RubricTakenError
    versions = RubricVersion.objects.select_for_update().filter(rubric=rubric)
    newest = versions.latest("n")
    Rubric.objects.filter(pk=rubric.pk).update(title=title)
    if newest.criteria != criteria:
        if newest.locked_at is None:
            newest.criteria = criteria
            newest.save(update_fields=["criteria"])
        else:
            newest = RubricVersion.objects.create(rubric=rubric, n=newest.n + 1, criteria=criteria)
    log(instance=rubric, action="assessments.revise_rubric", user=by)
    return newest
