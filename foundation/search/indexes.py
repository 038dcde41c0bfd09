"""What the database brings for it: nearness of words, and an index where there is much to read.

On PostgreSQL the extension `pg_trgm`, which a database's owner may make since version 13; on SQLite a
function of ours with the same numbers. Without the extension everything is found that is spelled as
it is written, more slowly in many messages, and no other spelling is proposed.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError, connection, connections, transaction

from foundation.search.trigrams import word_similarity

logger = logging.getLogger(__name__)
EXTENSION = "pg_trgm"
CURE = "Have an administrator of the database run `CREATE EXTENSION pg_trgm`, then migrate again."

_indexed: set[tuple[str, str]] = set()
_found: set[str] = set()


def register_search_index(model: str, field: str) -> None:
    """A long list is searched in this field of `model` (`app.Model`): PostgreSQL gets an index of its
    trigrams after the next migrate. SQLite reads all of it."""
    _indexed.add((model, field))


def knows_trigrams(database: Any = connection) -> bool:
    """Whether the database knows how near two words are. One query, once it does once a process."""
    if database.vendor != "postgresql":
        return bool(database.vendor == "sqlite")
    name = str(database.settings_dict["NAME"])
    if name not in _found and _has_extension(database):
        _found.add(name)
    return name in _found


def install(app_label: str, database: Any = connection) -> None:
    """Put up the extension, and the indexes of an app; harmless where they stand. Where the database
    forbids it, a line in the log says what to do, and all else goes on."""
    wanted = [each for each in sorted(_indexed) if each[0].partition(".")[0] == app_label]
    if database.vendor != "postgresql" or not wanted:
        return
    if not _has_extension(database) and not _made(f"CREATE EXTENSION {EXTENSION}", database):
        logger.warning("search: no pg_trgm, so no other spelling is proposed. %s", CURE)
        return
    tables = set(database.introspection.table_names())
    for statement in _statements(wanted, tables, database):
        _made(statement, database)


def remember_trigrams(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Of `connection_created`: SQLite learns what PostgreSQL's extension knows."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "word_similarity", 2, word_similarity, deterministic=True
        )


def migrated(sender: Any, **kwargs: Any) -> None:
    """Of `post_migrate`."""
    install(sender.label, connections[kwargs.get("using", "default")])


def trigrams_are_there(
    app_configs: Any, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A check of the database: what a migrate could not make."""
    missing = [each for each in databases or () if not knows_trigrams(connections[each])]
    return [
        Warning(f"The database “{each}” has no {EXTENSION}.", hint=CURE, id="foundation.W010")
        for each in missing
    ]


def _has_extension(database: Any) -> bool:
    with database.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [EXTENSION])
        return cursor.fetchone() is not None


def _made(statement: str, database: Any) -> bool:
    try:
        with transaction.atomic(using=database.alias), database.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        logger.warning("search: %s", str(error).strip())
        return False
    return True


def _statements(wanted: list[tuple[str, str]], tables: set[str], database: Any) -> list[str]:
    quote = database.ops.quote_name
    found = []
    for label, field in wanted:
        model = apps.get_model(label)
        column = model._meta.get_field(field).column
        if model._meta.db_table in tables:
            name = quote(f"search_{model._meta.db_table}_{column}"[:60])
            place = f"{quote(model._meta.db_table)} USING gin ({quote(column)} gin_trgm_ops)"
            found.append(f"CREATE INDEX IF NOT EXISTS {name} ON {place}")
    return found
