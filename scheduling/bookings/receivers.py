"""What follows a migrate."""

from typing import Any

from django.apps import AppConfig
from django.db import connections

from mentoring.models import Hold
from mentoring.sessions import guard


def put_guard_up(sender: AppConfig, **kwargs: Any) -> None:
    """A later migration may have rebuilt the table, which drops the triggers of SQLite."""
    database = connections[kwargs.get("using", "default")]
    if Hold._meta.db_table in database.introspection.table_names():
        guard.install(database)
