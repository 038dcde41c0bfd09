"""What the registry settles before and when somebody's data go."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from agents.claims.merging import register_merge
from agents.models import Erasure, Person
from agents.models.claims import Claim, appointed_people
from agents.personal_data.obstacles import register_obstacle, register_step


def _has_a_task(person: Person) -> list[str]:
    appointments = appointed_people(timezone.localdate()).filter(person=person)
    return [
        _("The appointment as %(role)s has not ended.") % {"role": each.get_kind_display()}
        for each in appointments.order_by("pk")
    ]


def _end_postings(person: Person) -> int:
    """She works nowhere from tomorrow on; a posting that was to begin later never did."""
    today = timezone.localdate()
    later = person.postings.filter(starts_on__gt=today)
    gone = later.delete()[0]
    return int(gone) + person.postings.filter(
        models.Q(ends_on=None) | models.Q(ends_on__gt=today)
    ).update(ends_on=today)


def _settle_claims(person: Person) -> int:
    claims = Claim.objects.filter(models.Q(person=person) | models.Q(user=person.user))
    return claims.filter(state__in=[Claim.State.LINKED, Claim.State.PENDING]).update(
        state=Claim.State.UNDONE, settled_at=timezone.now()
    )


def _move_requests(old: Person, new: Person) -> list[int]:
    mine = Erasure.objects.filter(person=old)
    keys = list(mine.values_list("pk", flat=True))
    mine.update(person=new)
    return keys


def _give_requests_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    Erasure.objects.filter(pk__in=moved or [], person=holder).update(person=owner)


def connect() -> None:
    register_merge("erasures", _move_requests, _give_requests_back)
    register_obstacle("appointments", _has_a_task)
    register_step("postings", _end_postings)
    register_step("claims", _settle_claims)
