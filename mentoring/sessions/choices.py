"""With whom somebody may book a session for what, and when each is free next."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from agents.models import Person, PersonExpertise
from agents.models.opds import OpdForest
from agents.models.people import person_of
from foundation.calendar import local_time
from foundation.users import Account
from innovations.models import Innovation
from mentoring.models import Assignment
from mentoring.sessions.limits import Reached, reached_each
from mentoring.sessions.rules import DAYS_SHOWN, FURTHEST, Known, Wish
from mentoring.sessions.terms import DAY, Terms
from scheduling.models import Window
from scheduling.windows.slots import Offered, Slot

SHOWN = 3  # of the free times of one mentor


@dataclass(frozen=True)
class Choice:
    """A mentor of one innovation. `subjects`: what she masters; `times`: the first that are free
    within the days of the first page."""

    assignment: Assignment
    subjects: list[str]
    times: list[Slot] = field(default_factory=list)

    @property
    def mentor(self) -> Person:
        return self.assignment.mentor


@dataclass(frozen=True)
class Choices:
    """Of one innovation. `reached`: how much of the mentors' time may still be taken for it."""

    innovation: Innovation
    reached: Reached
    mentors: list[Choice]


def choices_of(user: Account, innovations: Collection[Innovation]) -> list[Choices]:
    """For each innovation, in its order: those with whom `user` may book, as `rules.bookable`, and
    never herself. Eight queries, however many innovations and mentors."""
    person = person_of(user)
    known = _known(user, person, innovations)
    given = {
        pk: [each for each in found if each.mentor != person]
        for pk, found in _assignments(innovations, known).items()
    }
    mentors = {each.mentor.pk for found in given.values() for each in found}
    subjects = _subjects(mentors)
    span = local_time.span(timezone.localdate(), DAYS_SHOWN)
    guests = [person] if person else []
    offered = Offered(Window.objects.filter(person__in=mentors), *span, guests)
    found = []
    for each in innovations:
        wish = Wish(person, each, user=user, known=known[each.pk])
        hers = {row.mentor.pk for row in given[each.pk]}
        times = _first_of(offered.free(wish.rules(hers), hers))
        rows = [
            Choice(row, subjects[row.mentor.pk], times[row.mentor.pk]) for row in given[each.pk]
        ]
        found.append(Choices(each, known[each.pk].reached, rows))
    return found


def _known(
    user: Account, person: Person | None, innovations: Collection[Innovation]
) -> dict[int, Known]:
    terms, reached = Terms.of_each(innovations), reached_each(user, person, innovations)
    return {each.pk: Known(terms[each.pk], reached[each.pk]) for each in innovations}


def _assignments(
    innovations: Collection[Innovation], known: dict[int, Known]
) -> dict[int, list[Assignment]]:
    """As `rules.bookable` of each: those who accompany today stand first."""
    today = timezone.localdate()
    of_them = Q(innovation__in=[each.pk for each in innovations]) | Q(opd__isnull=False)
    running = Assignment.objects.not_ended(today).filter(of_them).with_names()
    rows = list(running.order_by("starts_on", "pk"))
    forest = OpdForest() if any(row.opd_id for row in rows) else None
    last = today + (FURTHEST + DAYS_SHOWN) * DAY
    found: dict[int, list[Assignment]] = {}
    for each in innovations:
        mentors = known[each.pk].terms.mentors(today, last)
        first: dict[int, Assignment] = {}
        for row in rows:
            covers = row.innovation_id == each.pk or (
                row.opd_id and forest and each.opd_id in forest.below([row.opd_id])
            )
            if covers and row.mentor.pk in mentors:
                first.setdefault(row.mentor.pk, row)
        found[each.pk] = list(first.values())
    return found


def _subjects(mentors: Collection[int]) -> dict[int, list[str]]:
    """What each masters best, first."""
    rows = PersonExpertise.objects.filter(person__in=mentors).order_by("-level", "pk")
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name in rows.values_list("person_id", "expertise__name"):
        found[pk].append(name)
    return found


def _first_of(free: list[Slot]) -> dict[int, list[Slot]]:
    found: dict[int, list[Slot]] = defaultdict(list)
    for slot in sorted(free, key=lambda slot: slot.starts_at):
        if len(found[slot.window.person_id]) < SHOWN:
            found[slot.window.person_id].append(slot)
    return found
