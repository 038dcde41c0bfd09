"""What follows a migrate."""

from typing import Any

from django.apps import AppConfig
from django.db import connections

from scheduling.bookings import guard


def put_guard_up(sender: AppConfig, **kwargs: Any) -> None:
    """A later migration may have rebuilt a table, which drops the triggers of SQLite."""
    database = connections[kwargs.get("using", "default")]
    if {guard.HOLDS, guard.BOOKINGS} <= set(database.introspection.table_names()):
        guard.install(database)
