"""What has happened to an innovation, for those who may see it: the acts that were logged with it."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from agents.models import Person
from innovations.models import Innovation

SHOWN = 10
# What an act may be told with: words of the innovation itself, and names of its people.
TOLD = ("what", "person")


@dataclass(frozen=True)
class Happening:
    """`what`: the act, in the language that is active; `about`: whom or what it concerned; `by`: who
    did it, if that was a person."""

    at: datetime
    what: str
    about: str
    by: str


def history_of(innovation: Innovation) -> list[Happening]:
    """The latest SHOWN acts, the last one first. Two queries, however many there are."""
    entries = list(
        ModelLogEntry.objects.for_instance(innovation).order_by("-timestamp", "-pk")[:SHOWN]
    )
    people = Person.objects.filter(user_id__in={entry.user_id for entry in entries})
    names = {person.user_id: person.full_name for person in people}
    return [
        Happening(
            entry.timestamp,
            str(registry.get_formatter(entry).format_message(entry)),
            next((str(entry.data[name]) for name in TOLD if entry.data.get(name)), ""),
            names.get(entry.user_id, ""),
        )
        for entry in entries
    ]
