"""The mentors of a report, each with the decree under which she works."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from agents.models import Appointment, Person
from mentoring.models.assignments import MENTORS


def with_term(
    on: date, people: Iterable[int], *, also_appointed_on: date | None = None
) -> QuerySet[Any]:
    """By name, with `kind` and `term_ends_on` of the mentor's decree in force on that day.

    `people`: ids; `also_appointed_on` adds whoever held such a decree on that day.
    """
    decrees = Appointment.objects.kinds(*MENTORS).filter(person=OuterRef("pk"))
    running = decrees.in_force(on).order_by("-starts_on", "-pk")
    wanted = Q(pk__in=people)
    if also_appointed_on is not None:
        wanted |= Q(Exists(decrees.in_force(also_appointed_on)))
    return (
        Person.objects.filter(wanted)
        .annotate(
            kind=Subquery(running.values("kind")[:1]),
            term_ends_on=Subquery(running.values("ends_on")[:1]),
        )
        .order_by("name", "pk")
    )
