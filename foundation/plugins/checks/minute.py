"""Whether `manage.py minute` runs, as far as the database knows: work that waits too long says so.

Django asks a database only for `check --database default`, and for `migrate`.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.utils import timezone
from wagtail.models import Revision

from foundation.models import OutboxMessage, Reminder

LONG = timedelta(minutes=10)


def the_minute_runs(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    try:
        waiting = _waiting()
    except DatabaseError:  # before the first `migrate`
        return []
    if not waiting:
        return []
    told = f"`manage.py minute` has not run for more than ten minutes: {', '.join(waiting)}."
    hint = "Run it every minute, by cron or as `manage.py minute --loop`."
    return [Warning(told, hint=hint, id="foundation.W005")]


def _waiting() -> list[str]:
    before = timezone.now() - LONG
    overdue = {
        "mail": OutboxMessage.objects.due(before),
        "reminders": Reminder.objects.due(before),
        "pages with a time to go live": Revision.objects.filter(approved_go_live_at__lte=before),
    }
    counts = {what: rows.count() for what, rows in overdue.items()}
    return [f"{what} waiting: {count}" for what, count in counts.items() if count]
