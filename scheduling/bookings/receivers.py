"""What goes before and follows a migrate."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import connections

from scheduling.bookings import guard


def take_guard_down(sender: AppConfig, plan: Iterable[Any], **kwargs: Any) -> None:
    """SQLite rebuilds no table that a trigger of another one names."""
    database = connections[kwargs.get("using", "default")]
    changes = any(migration.app_label == sender.label for migration, _ in plan)
    if database.vendor == "sqlite" and changes:
        guard.remove(database)


def put_guard_up(sender: AppConfig, **kwargs: Any) -> None:
    """Also where a migration has rebuilt a table, which drops the triggers of SQLite."""
    database = connections[kwargs.get("using", "default")]
    if {guard.HOLDS, guard.BOOKINGS} <= set(database.introspection.table_names()):
        guard.install(database)
