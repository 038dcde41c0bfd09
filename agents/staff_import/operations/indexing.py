"""Bulk writes send no signal that would bring the search index up to date."""

from wagtail.search.backends import get_search_backends

from agents.models import Person
from foundation.models import OutboxMessage


def index_people(message: OutboxMessage) -> None:
    """The sender of INDEX_PEOPLE; the payload names the people by key."""
    people = list(Person.objects.filter(pk__in=message.payload["people"]))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Person, people)
