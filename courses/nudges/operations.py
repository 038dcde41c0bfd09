"""Whoever answers for a unit reminds its people, at most once a week each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.contact import address_of
from agents.models import Person, Posting
from agents.registry.operations.people import person_for
from courses.learning.permissions import opds_to_assign
from courses.models import CoursePage, Enrollment, Nudge
from courses.nudges import notices
from foundation.users import Account

EVERY = timedelta(days=7)
# One mail each is written in the transaction of the act, which shall not hold SQLite's one lock.
MOST_AT_ONCE = 200


class MayNotRemindError(Exception):
    """The account may remind nobody."""


class About(models.TextChoices):
    """What they are reminded of."""

    UNFINISHED = "unfinished", _("what is not completed")
    OVERDUE = "overdue", _("what is overdue")
    JOINING = "joining", _("joining a course")


class Skipped(models.TextChoices):
    """Why somebody is not reminded."""

    ELSEWHERE = "elsewhere", _("does not work in your unit today")
    RECENT = "recent", _("was reminded in the last seven days")
    NOTHING = "nothing", _("has nothing left to do")
    UNREACHABLE = "unreachable", _("has neither an account nor an e-mail")
    LATER = "later", _("comes with the next reminder: at most 200 at once")


@dataclass
class Outcome:
    """`reminded` and, by reason, those who are not; in the order in which they were asked for."""

    reminded: list[Person] = field(default_factory=list)
    skipped: dict[Skipped, list[Person]] = field(default_factory=lambda: defaultdict(list))


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
    asked = list(dict.fromkeys(people))
    # Locked: two offices that remind the same person at once write one mail.
    rows = Person.objects.filter(pk__in=asked).select_for_update(of=("self",)).order_by("pk")
    found = {person.pk: person for person in rows.select_related("user")}
    open_of = _unfinished(found, about, course, timezone.localdate(at))
    here, recent = _here(found, opds, timezone.localdate(at)), _recent(found, at)
    outcome = Outcome()
    for person in (found[pk] for pk in asked if pk in found):
        reason = _reason(person, here, recent, about, open_of)
        if reason is None and len(outcome.reminded) == MOST_AT_ONCE:
            reason = Skipped.LATER
        if reason is None:
            outcome.reminded.append(person)
        else:
            outcome.skipped[reason].append(person)
    sender = person_for(by)
    noted = Nudge.objects.bulk_create(
        [Nudge(person=person, by=sender, at=at) for person in outcome.reminded]
    )
    notices.tell(noted, about, open_of, course)
    return outcome


def _reason(
    person: Person,
    here: set[int],
    recent: set[int],
    about: About,
    open_of: dict[int, list[Enrollment]],
) -> Skipped | None:
    if person.pk not in here:
        return Skipped.ELSEWHERE
    if person.pk in recent:
        return Skipped.RECENT
    if about != About.JOINING and person.pk not in open_of:
        return Skipped.NOTHING
    if person.user is None and not address_of(person):
        return Skipped.UNREACHABLE
    return None


def _here(people: Iterable[int], opds: set[int], today: date) -> set[int]:
    places = Posting.objects.workplaces(today).filter(person__in=list(people), opd__in=opds)
    return set(places.values_list("person_id", flat=True))


def _recent(people: Iterable[int], at: datetime) -> set[int]:
    sent = Nudge.objects.since(at - EVERY).filter(person__in=list(people))
    return set(sent.values_list("person_id", flat=True))


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
