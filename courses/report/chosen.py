"""Which people of a list were chosen, and what they are reminded of."""

from typing import Any

from django.http import QueryDict

from agents.models import Person, Posting
from courses.nudges.operations import About
from courses.report.lists import people_in
from courses.report.scope import TrainingScope
from foundation.text import number_in

EVERYBODY = "semua"
MOST = 200  # people whom one form enrolls
# What the people of a list are reminded of; those of other figures have nothing to do.
ABOUT = {
    "never": About.JOINING,
    "headcount": About.UNFINISHED,
    "people": About.UNFINISHED,
    "assigned": About.UNFINISHED,
    "not_begun": About.UNFINISHED,
    "in_progress": About.UNFINISHED,
    "overdue": About.OVERDUE,
}


def chosen_people(
    scope: TrainingScope, key: str, figure: str, asked: QueryDict, field: str = "orang"
) -> list[int]:
    """Ids of the people of the list who are ticked (in `field`), or with `siapa=semua` of all; by
    name, once each. Whoever is not in the list is not among them. Raises NoSuchListError."""
    listed = list(dict.fromkeys(people_in(scope, key, figure)))
    if asked.get("siapa") == EVERYBODY:
        return listed
    ticked = {number_in(value) for value in asked.getlist(field)}
    return [pk for pk in listed if pk in ticked]


def those_here(people: list[int], scope: TrainingScope) -> Any:
    """Of those, the first MOST who work at an OPD of the scope today, as records by name."""
    places = Posting.objects.workplaces(scope.today).filter(person__in=people)
    if scope.opds is not None:
        places = places.filter(opd_id__in=scope.opds)
    found = Person.objects.filter(pk__in=places.values("person_id")).order_by("name", "pk")
    first = list(found.values_list("pk", flat=True)[:MOST])
    return Person.objects.filter(pk__in=first).order_by("name", "pk")
