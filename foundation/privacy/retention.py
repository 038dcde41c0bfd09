"""What is forgotten by itself, and after how many days.

`FOUNDATION_RETENTION_DAYS = {"outbox": 30}` in the settings overrules a default; None keeps for good.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from foundation.app_settings import app_settings

# Rows of one transaction: none shall hold SQLite's one lock for long.
AT_ONCE = 2_000
SOME = 5_000  # rows that a duty of the minute takes
HOUR = 1  # of the night, in the site's zone


@dataclass(frozen=True)
class Rule:
    """`old` answers the rows that are due at an instant; `end` forgets them and says how many."""

    name: str
    days: int
    what: str | Promise
    old: Callable[[datetime], QuerySet[Any]]
    end: Callable[[QuerySet[Any]], int]


_rules: dict[str, Rule] = {}


def register_rule(rule: Rule) -> None:
    """The rule is run every night, and by `manage.py retention_run`."""
    _rules[rule.name] = rule


def rules() -> list[Rule]:
    """All rules, by name."""
    return [rule for _, rule in sorted(_rules.items())]


def days_of(rule: Rule) -> int | None:
    """Days of the rule as the site has set them (FOUNDATION_RETENTION_DAYS); None keeps for
    good."""
    return app_settings.RETENTION_DAYS.get(rule.name, rule.days)


def delete(rows: QuerySet[Any]) -> int:
    """Delete in portions. Answers how many rows of the queryset itself went."""
    count = 0
    while keys := list(rows.order_by().values_list("pk", flat=True)[:AT_ONCE]):
        # Not the default manager, which may hide rows. Counted here, for delete() counts what hangs
        # on them as well.
        rows.model._base_manager.filter(pk__in=keys).delete()
        count += len(keys)
    return count


def due(now: datetime) -> dict[str, int]:
    """How many rows a run at `now` would forget, by rule; nothing is changed."""
    found = ((rule, _rows(rule, now)) for rule in rules())
    return {rule.name: rows.count() for rule, rows in found if rows is not None}


def run(now: datetime) -> dict[str, int]:
    """Forget what is due. Returns how many rows, by rule."""
    found = ((rule, _rows(rule, now)) for rule in rules())
    return {rule.name: rule.end(rows) for rule, rows in found if rows is not None}


def forget_some(rule: Rule) -> int:
    """Delete up to SOME rows that `rule` lets go now, the oldest first. Returns how many rows are
    gone, those that hang on them included.

    For duties of the minute, where a day brings more than one night should have to delete.
    """
    rows = _rows(rule, timezone.now())
    if rows is None:
        return 0
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:SOME])
    return int(rows.model._base_manager.filter(pk__in=keys).delete()[0])


def _rows(rule: Rule, now: datetime) -> QuerySet[Any] | None:
    days = days_of(rule)
    return None if days is None else rule.old(now - timedelta(days=days))


def nightly() -> str:
    """The duty: once a night. A process that has forgotten runs it again, without harm."""
    now = timezone.localtime()
    if now.hour < HOUR or not cache.add(f"retention:{now:%Y-%m-%d}", 1, 24 * 3600):
        return "not now"
    return str({name: count for name, count in run(now).items() if count})
