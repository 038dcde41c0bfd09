"""Let go of what was announced long ago."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.models import Event, Notice
from foundation.privacy.retention import Rule, days_of, delete

EVENTS_STAY = timedelta(days=30)
READ_NOTICES_STAY = timedelta(days=180)
RULES = [
    Rule(
        "events",
        EVENTS_STAY.days,
        _("The order in which things were announced"),
        lambda before: Event.objects.filter(at__lt=before),
        delete,
    ),
    Rule(
        "notices",
        READ_NOTICES_STAY.days,
        _("Lines of the bell that were read"),
        lambda before: Notice.objects.filter(read_at__lt=before),
        delete,
    ),
]
AT_ONCE = 5000  # rows: no write transaction lasts


def forget_old_announcements() -> int:
    """Whoever goes on from before the first event that is kept is told to read again; the count
    of a stream never starts anew. Returns how many rows are gone."""
    now = timezone.now()
    return sum(_delete_some(rule.old(now - stay)) for rule, stay in _stays())


def _stays() -> list[tuple[Rule, timedelta]]:
    """What the settings keep for good is left out."""
    found = ((rule, days_of(rule)) for rule in RULES)
    return [(rule, timedelta(days=days)) for rule, days in found if days is not None]


def _delete_some(rows: Any) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return int(rows.model.objects.filter(pk__in=keys).delete()[0])
