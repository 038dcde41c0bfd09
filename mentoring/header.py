"""What the header of every page asks of mentoring, in one question."""

from typing import Any, NamedTuple

from django.db import models

from agents.models import Person
from foundation.prepared import Prepared
from foundation.request_cache import ask_once
from innovations.models import Member
from mentoring.models import Participant


class Place(NamedTuple):
    is_member: bool  # of the team of an innovation
    has_news: bool  # in a consultation, whether or not she may still read it


NOBODY = Place(is_member=False, has_news=False)

_places = Prepared(
    lambda account: (
        Person.objects.filter(user_id=account)
        .order_by()
        .values_list(
            models.Exists(Member.objects.filter(person=models.OuterRef("pk"))),
            models.Exists(Participant.objects.with_news().filter(person=models.OuterRef("pk"))),
        )
    )
)


def place_of(user: Any) -> Place:
    rows = ask_once(("mentoring.place", user.pk), lambda: _places(user.pk))
    return Place(*rows[0]) if rows else NOBODY
