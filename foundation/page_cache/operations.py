"""The generation of what visitors see."""

from typing import Any

from django.db.models import F

from foundation.models import PageGeneration

ONLY = 1


def raise_generation(**_signal: Any) -> None:
    """Something that a visitor could see has changed, in this transaction: no process shows a page
    that was made before it, a second after it is committed. A receiver of any signal."""
    changed = PageGeneration.objects.filter(pk=ONLY).update(number=F("number") + 1)
    if not changed:
        PageGeneration.objects.get_or_create(pk=ONLY, defaults={"number": 1})


def generation() -> int:
    """The number in force. One query."""
    found = PageGeneration.objects.filter(pk=ONLY).values_list("number", flat=True)
    return next(iter(found), 0)
