"""Which people of a list were chosen, what they are reminded of, and how that is told."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agents.models import Person, Posting
from courses.nudges.operations import About, Outcome, Skipped
from courses.report.lists import people_in
from courses.report.scope import TrainingScope
from foundation.text import number_in

EVERYBODY = "semua"
MOST = 200  # people whom one form enrolls
MOST_NAMES = 8
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


def as_told(outcome: Outcome) -> dict[str, Any]:
    """What is kept of a reminder for whoever sends the same form again."""
    names = {
        reason.value: [person.full_name for person in people[:MOST_NAMES]]
        for reason, people in outcome.skipped.items()
    }
    counts = {reason.value: len(people) for reason, people in outcome.skipped.items()}
    return {"reminded": len(outcome.reminded), "names": names, "counts": counts}


def sentences(told: Mapping[str, Any]) -> list[str]:
    """Who was reminded, then who was not and why."""
    count = told["reminded"]
    found = [
        ngettext("%(count)s person was reminded.", "%(count)s people were reminded.", count)
        % {"count": count}
    ]
    for reason, names in told["names"].items():
        rest = told["counts"][reason] - len(names)
        shown = "; ".join(names)
        if rest:
            shown = _("%(names)s and %(count)s more") % {"names": shown, "count": rest}
        words = {"why": Skipped(reason).label, "who": shown}
        found.append(_("Left out, %(why)s: %(who)s.") % words)
    return found
