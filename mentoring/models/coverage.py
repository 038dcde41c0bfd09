"""Whose questions a mentor answers: read once, for every rule about consultations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from agents.models import Appointment, Opd
from agents.models.appointments import has_role
from agents.models.opds import OpdForest
from foundation.compiled_for import CompiledFor
from foundation.facts import fact
from foundation.request_cache import is_kept
from foundation.users import AnyUser
from mentoring.models.assignments import MENTORS, Assignment


@dataclass(frozen=True)
class Coverage:
    """What a mentor covers by accompanying whole OPDs, as ids of OPDs with all below them: those
    whose talks she may read, those whose talks she may answer, and those that some mentor
    accompanies. All empty for whoever is no mentor."""

    is_mentor: bool = False
    readable: frozenset[int] = frozenset()
    answerable: frozenset[int] = frozenset()
    accompanied: frozenset[int] = frozenset()


def coverage_of(user: AnyUser, on: date) -> Coverage:
    """The coverage of the account on a local day, once a request: one query, and none for whoever is
    no mentor then."""
    # Of her roles a page asks anyway; whatever changes something would ask for this alone.
    if is_kept() and not has_role(user, on, *MENTORS):
        return Coverage()
    return fact(_read, user, on)


def _read(user: AnyUser, on: date) -> Coverage:
    found = _rows(user, on)
    if not found:
        return Coverage()
    forest = OpdForest(row[:3] for row in found)
    reads, answers, anybody = ({row[0] for row in found if row[flag]} for flag in (3, 4, 5))
    below = [frozenset(forest.below(tops)) for tops in (reads, answers, anybody)]
    return Coverage(True, *below)


def _found(user: AnyUser, on: date) -> "models.QuerySet[Opd, Any]":
    mentor = Appointment.objects.of(user).in_force(on).kinds(*MENTORS)
    here = Assignment.objects.readable(on).filter(opd=models.OuterRef("pk"))
    running = here.running(on)
    return (
        Opd.objects.filter(models.Exists(mentor))
        .annotate(
            reads=models.Exists(here.of(user)),
            answers=models.Exists(running.of(user)),
            has_mentor=models.Exists(running),
        )
        .values_list("pk", "path", "successor_id", "reads", "answers", "has_mentor")
    )


_rows: CompiledFor[Any] = CompiledFor(_found)
