"""What happens to the ledger when an account is linked to its staff record, and unlinked.

The ledgers of two records of one person become one. Where both achieved the same, one of them counts
and the other is superseded, with its papers: their codes still answer.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Person
from credentials.models import Achievement, Certificate

REASON = "Digabung: orang yang sama sudah memiliki capaian ini."


@transaction.atomic
def move(old: Person, new: Person) -> dict[str, Any]:
    """Achievements of `old` become those of `new`; of doubles the one of `new` counts on. Returns
    {"moved": ids, "doubled": {id: ids of the papers that ended}} for `give_back`."""
    theirs = {
        (each.source_key, each.role): each
        for each in Achievement.objects.standing().filter(person=new)
    }
    moved, doubled = [], {}
    for mine in Achievement.objects.select_for_update().filter(person=old).order_by("pk"):
        other = theirs.get((mine.source_key, mine.role)) if mine.withdrawn_at is None else None
        if other is not None:
            doubled[str(mine.pk)] = _supersede(mine, other)
        mine.person = new
        mine.save(update_fields=["person", *_ENDED])
        moved.append(mine.pk)
    return {"moved": moved, "doubled": doubled}


@transaction.atomic
def give_back(moved: Any, holder: Person, owner: Person, since: datetime) -> None:
    """Return what `move` brought, each as it was before; doubles count again."""
    moved = moved or {"moved": [], "doubled": {}}
    rows = Achievement.objects.select_for_update().filter(pk__in=moved["moved"], person=holder)
    for mine in rows.order_by("pk"):
        papers = moved["doubled"].get(str(mine.pk))
        mine.person = owner
        if papers is not None and mine.superseded_by_id is not None:
            mine.withdrawn_at, mine.withdrawn_reason, mine.superseded_by = None, "", None
            _stand_again(papers)
        mine.save(update_fields=["person", *_ENDED])


_ENDED = ("withdrawn_at", "withdrawn_reason", "superseded_by")


def _supersede(mine: Achievement, other: Achievement) -> list[int]:
    mine.withdrawn_at, mine.withdrawn_reason, mine.superseded_by = timezone.now(), REASON, other
    papers = Certificate.objects.filter(achievement=mine).live()
    keys = list(papers.values_list("pk", flat=True))
    Certificate.objects.filter(pk__in=keys).update(
        state=Certificate.State.REPLACED, ended_at=timezone.now(), reason=REASON
    )
    return keys


def _stand_again(papers: list[int]) -> None:
    Certificate.objects.filter(pk__in=papers, reason=REASON).update(
        state=Certificate.State.LIVE, ended_at=None, reason=""
    )
