"""Whoever answers for a unit reminds its people, at most once a week each."""

from collections import defaultdict
from collections.abc import Iterable, Set
from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models import Person, Posting
from agents.registry.operations.people import person_for
from agents.reminding.operations import MayNotRemindError, Outcome, Skipped, lock_people, sort_out
from courses.learning.permissions import opds_to_assign
from courses.models import CoursePage, Enrollment, Nudge
from courses.nudges import notices
from foundation.users import Account


class About(models.TextChoices):
    """What they are reminded of."""

    UNFINISHED = "unfinished", _("what is not completed")
    OVERDUE = "overdue", _("what is overdue")
    JOINING = "joining", _("joining a course")


@transaction.atomic
def nudge(
    people: Iterable[int],
    about: About,
    by: Account,
    *,
    course: CoursePage | None = None,
    at: datetime | None = None,
) -> Outcome:
    """Remind `people` (ids of persons): one mail each and a line in the bell, noted as `Nudge`.

    `course`: of this one alone. Only those whose main place of work today is one of
    `opds_to_assign(by)`, and nobody whom anybody has reminded in the last seven days. Raises
    MayNotRemindError.
    """
    at = at or timezone.now()
    opds = opds_to_assign(by)
    if not opds:
        raise MayNotRemindError
    found = lock_people(people)
    today = timezone.localdate(at)
    keys = [person.pk for person in found]
    here, open_of = _here(keys, opds, today), _unfinished(keys, about, course, today)

    def refuse(person: Person) -> Skipped | None:
        if person.pk not in here:
            return Skipped.ELSEWHERE
        is_done = about != About.JOINING and person.pk not in open_of
        return Skipped.NOTHING if is_done else None

    outcome = sort_out(found, Nudge.objects.all(), at, refuse)
    sender = person_for(by)
    noted = Nudge.objects.bulk_create(
        [Nudge(person=person, by=sender, at=at) for person in outcome.reminded]
    )
    notices.tell(noted, about, open_of, course)
    return outcome


def _here(people: Iterable[int], opds: Set[int], today: date) -> set[int]:
    places = Posting.objects.workplaces(today).filter(person__in=list(people), opd__in=opds)
    return set(places.values_list("person_id", flat=True))


def _unfinished(
    people: Iterable[int], about: About, course: CoursePage | None, today: date
) -> dict[int, list[Enrollment]]:
    """By person, what she has still to do in published courses; first what is due first."""
    rows = Enrollment.objects.to_continue().filter(person__in=list(people))
    if course is not None:
        rows = rows.filter(course=course)
    if about == About.OVERDUE:
        rows = rows.filter(due_on__lt=today)
    found: dict[int, list[Enrollment]] = defaultdict(list)
    for each in rows:
        found[each.person_id].append(each)
    return dict(found)
