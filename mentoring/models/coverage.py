"""Whose questions a mentor answers: read once, for every rule about consultations."""

from dataclasses import dataclass, field
from datetime import date

from django.db import models

from agents.models import Appointment, Opd
from agents.models.appointments import has_role
from agents.models.opds import OpdForest
from foundation.request_cache import ask_once
from foundation.users import AnyUser
from mentoring.models.assignments import MENTORS, Assignment


@dataclass(frozen=True)
class Coverage:
    """What a mentor covers by accompanying whole OPDs, as ids of OPDs with all below them: those
    whose talks she may read, those whose talks she may answer, and those that some mentor
    accompanies. All empty for whoever is no mentor."""

    is_mentor: bool = False
    readable: set[int] = field(default_factory=set)
    answerable: set[int] = field(default_factory=set)
    accompanied: set[int] = field(default_factory=set)


def coverage_of(user: AnyUser, on: date) -> Coverage:
    """The coverage of the account on a local day, once a request: one query, and none for whoever is
    no mentor then."""
    if not has_role(user, on, *MENTORS):
        return Coverage()
    return ask_once(("mentoring.coverage", user.pk, on), lambda: _read(user, on))


def _read(user: AnyUser, on: date) -> Coverage:
    mentor = Appointment.objects.of(user).in_force(on).kinds(*MENTORS)
    here = Assignment.objects.readable(on).filter(opd=models.OuterRef("pk"))
    running = here.running(on)
    rows = (
        Opd.objects.filter(models.Exists(mentor))
        .annotate(
            reads=models.Exists(here.of(user)),
            answers=models.Exists(running.of(user)),
            has_mentor=models.Exists(running),
        )
        .values_list("pk", "path", "successor_id", "reads", "answers", "has_mentor")
    )
    found = list(rows)
    if not found:
        return Coverage()
    forest = OpdForest(row[:3] for row in found)
    reads, answers, anybody = ({row[0] for row in found if row[flag]} for flag in (3, 4, 5))
    return Coverage(True, forest.below(reads), forest.below(answers), forest.below(anybody))
