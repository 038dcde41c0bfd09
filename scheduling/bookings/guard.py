"""The database's own promise that nobody is in two places.

An exclusion constraint on PostgreSQL, two triggers on SQLite: whatever writes a hold (a screen,
`bulk_create`, raw SQL) is refused when another active hold of the resource overlaps. They are no
`Meta.constraints`, which SQLite cannot create; so a later change of the table drops the triggers,
and `install` runs again after every migrate.
"""

from typing import Any

from django.db import DatabaseError, connection

TABLE = "mentoring_hold"
NAME = "mentoring_hold_guard"
# What a refusal says on SQLite; on PostgreSQL it carries the name of the constraint.
WORD = "mentoring_hold_taken"

_OVERLAP = (
    f"EXISTS (SELECT 1 FROM {TABLE} WHERE resource_id = NEW.resource_id AND active"  # noqa: S608
    " AND id IS NOT NEW.id AND busy_from < NEW.busy_to AND busy_to > NEW.busy_from)"
)
# Times are text here, so another spelling of the same instant would not compare.
_FORMAT = "????-??-?? ??:??:00"
_SPELLING = f"NEW.busy_from NOT GLOB '{_FORMAT}' OR NEW.busy_to NOT GLOB '{_FORMAT}'"
_TRIGGERS = {
    f"{NAME}_{event.split()[0].lower()}": (
        f"CREATE TRIGGER {NAME}_{event.split()[0].lower()} BEFORE {event} ON {TABLE} "
        f"WHEN NEW.active AND ({_SPELLING} OR {_OVERLAP}) "
        f"BEGIN SELECT RAISE(ABORT, '{WORD}'); END"
    )
    for event in ("INSERT", "UPDATE")
}
_CONSTRAINT = (
    f"ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist"
    " (resource_id WITH =, tstzrange(busy_from, busy_to, '[)') WITH &&) WHERE (active)"
)
_STANDING = (
    "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conname = %s AND contype = 'x' AND convalidated AND conrelid = to_regclass(%s)"
)

_found_standing: set[str] = set()


class GuardMissingError(Exception):
    """Nothing in the database keeps bookings apart: run `manage.py migrate`."""


def install(database: Any = connection) -> None:
    """Put the guard up; harmless where it stands. Fails where holds overlap already."""
    if is_standing(database):
        return
    remove(database)
    with database.cursor() as cursor:
        for statement in _statements(database.vendor):
            cursor.execute(statement)


def remove(database: Any = connection) -> None:
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {NAME}")
        else:
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def is_standing(database: Any = connection) -> bool:
    """Whether the guard is there, and is ours and not a weaker one of the same name."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(_STANDING, [NAME, TABLE])
            found = cursor.fetchone()
            return found is not None and "WHERE (active)" in found[0] and "&&" in found[0]
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE]
        )
        return _TRIGGERS.items() <= dict(cursor.fetchall()).items()


def ensure() -> None:
    """Asked before every booking, answered from memory after the first in a process."""
    name = str(connection.settings_dict["NAME"])
    if name in _found_standing:
        return
    if not is_standing():
        raise GuardMissingError
    _found_standing.add(name)


def caused(error: DatabaseError) -> bool:
    """Whether a refusal of the database is the guard's."""
    return WORD in str(error) or NAME in str(error)


def _statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return ["CREATE EXTENSION IF NOT EXISTS btree_gist", _CONSTRAINT]
    return list(_TRIGGERS.values())
