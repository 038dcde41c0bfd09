"""What happens to certificates from outside when two records of one person become one."""

from datetime import datetime
from typing import Any

from django.db import transaction

from agents.models import Person
from credentials.models import Recognition


@transaction.atomic
def move(old: Person, new: Person) -> list[int]:
    """Those of `old` become those of `new`, save where `new` has the same certificate: that one stays
    with the closed record. Returns the keys of those that moved."""
    theirs = {
        (number.casefold(), day)
        for number, day in Recognition.objects.alive()
        .filter(person=new)
        .values_list("number", "issued_on")
    }
    moved = [
        each.pk
        for each in Recognition.objects.select_for_update().filter(person=old)
        if (each.number.casefold(), each.issued_on) not in theirs
    ]
    Recognition.objects.filter(pk__in=moved).update(person=new)
    return moved


def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return what `move` brought."""
    Recognition.objects.filter(pk__in=moved or [], person=holder).update(person=owner)
