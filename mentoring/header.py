"""What the header of every page asks of mentoring, in one question."""

from typing import NamedTuple

from django.db import models

from agents.models import Person
from foundation.compiled import Compiled
from foundation.request_cache import ask_once
from foundation.users import AnyUser
from innovations.models import Member
from mentoring.models import Participant


class Facts(NamedTuple):
    is_member: bool  # of the team of an innovation
    has_unread: bool  # in a consultation, whether or not she may still read it


NOBODY = Facts(is_member=False, has_unread=False)

_facts = Compiled(
    lambda account: (
        Person.objects.filter(user_id=account)
        .order_by()
        .values_list(
            models.Exists(Member.objects.filter(person=models.OuterRef("pk"))),
            models.Exists(
                Participant.objects.opened_and_unread().filter(person=models.OuterRef("pk"))
            ),
        )
    )
)


def facts_of(user: AnyUser) -> Facts:
    rows = ask_once(("mentoring.header", user.pk), lambda: _facts(user.pk))
    return Facts(*rows[0]) if rows else NOBODY
