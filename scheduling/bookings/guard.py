"""The database's own promise that nobody is in two places.

Whatever writes (a screen, `bulk_create`, raw SQL) is refused where

- two active holds of one resource would overlap;
- a booking would be confirmed, or its time moved while it is, without an active hold over all
  of its time, or with one that misses it;
- an active hold of a confirmed booking would change, end or go away.

So whoever changes a confirmed booking makes it tentative first and confirms it last, in one
transaction: `operations.changing` does that. The rules are looked at with each statement and not
at the commit: SQLite knows no deferred trigger, and a state at the commit could not tell a hold
that was taken away from one that was never needed.

They are no `Meta.constraints`, which SQLite cannot create. SQLite rebuilds a table in order to
change it: that drops the table's triggers, and fails while those of the other table name it. So
there they are taken down before a migrate that changes something here, and `install` runs after
every migrate (see `receivers`).
"""

from typing import Any

from django.db import DatabaseError, connection

HOLDS = "scheduling_hold"
BOOKINGS = "scheduling_booking"
NAME = "scheduling_guard"
# What every refusal says, on PostgreSQL as the name of a constraint or in the message.
OVERLAP, UNHELD, KEPT = f"{NAME}_overlap", f"{NAME}_unheld", f"{NAME}_kept"

# Of a booking NEW: whether its holds do not carry it. The same words on both databases.
_UNCARRIED = (
    f"(NOT EXISTS (SELECT 1 FROM {HOLDS} WHERE booking_id = NEW.id AND active"  # noqa: S608
    " AND busy_from <= NEW.starts_at AND busy_to >= NEW.ends_at)"
    f" OR EXISTS (SELECT 1 FROM {HOLDS} WHERE booking_id = NEW.id AND active"
    " AND (busy_to <= NEW.starts_at OR busy_from >= NEW.ends_at)))"
)
_CONFIRMED = f"EXISTS (SELECT 1 FROM {BOOKINGS} WHERE id = OLD.booking_id AND state = 'confirmed')"  # noqa: S608
# Of a hold: what it keeps, for whom and when.
_FACTS = ("booking_id", "resource_id", "busy_from", "busy_to", "active")

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
            cursor.execute(f"ALTER TABLE {HOLDS} DROP CONSTRAINT IF EXISTS {OVERLAP}")
            for name, (table, _, _) in _FUNCTIONS.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def is_standing(database: Any = connection) -> bool:
    """Whether the guard is there, and is ours and not a weaker one of the same name."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            return _has_constraint(cursor) and _has_functions(cursor)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
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
    return NAME in str(error)


# SQLite

# Times are text here, so another spelling of the same instant would not compare.
_FORMAT = "????-??-?? ??:??:00"


def _spelled(*columns: str) -> str:
    return " OR ".join(f"NEW.{column} NOT GLOB '{_FORMAT}'" for column in columns)


_OVERLAPS = (
    f"EXISTS (SELECT 1 FROM {HOLDS} WHERE resource_id = NEW.resource_id AND active"  # noqa: S608
    " AND id IS NOT NEW.id AND busy_from < NEW.busy_to AND busy_to > NEW.busy_from)"
)
# INSERT OR REPLACE takes a row away without a word to the trigger on DELETE.
_REPLACES = (
    f"EXISTS (SELECT 1 FROM {HOLDS} h JOIN {BOOKINGS} b ON b.id = h.booking_id"  # noqa: S608
    " WHERE h.active AND b.state = 'confirmed' AND (h.id = NEW.id OR"
    " (h.booking_id = NEW.booking_id AND h.resource_id = NEW.resource_id"
    " AND h.busy_from = NEW.busy_from)))"
)
_TAKEN = f"NEW.active AND ({_spelled('busy_from', 'busy_to')} OR {_OVERLAPS})"
_CHANGED = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _FACTS)
_BAD = f"NEW.state = 'confirmed' AND ({_spelled('starts_at', 'ends_at')} OR {_UNCARRIED})"
# By name: what it stands before, when it speaks, and what it says.
_RULES = {
    f"{NAME}_hold_insert": (f"INSERT ON {HOLDS}", _TAKEN, OVERLAP),
    f"{NAME}_hold_update": (f"UPDATE ON {HOLDS}", _TAKEN, OVERLAP),
    f"{NAME}_hold_replaced": (f"INSERT ON {HOLDS}", _REPLACES, KEPT),
    f"{NAME}_hold_changed": (
        f"UPDATE ON {HOLDS}",
        f"OLD.active AND ({_CHANGED}) AND {_CONFIRMED}",
        KEPT,
    ),
    f"{NAME}_hold_deleted": (f"DELETE ON {HOLDS}", f"OLD.active AND {_CONFIRMED}", KEPT),
    f"{NAME}_booking_insert": (f"INSERT ON {BOOKINGS}", _BAD, UNHELD),
    f"{NAME}_booking_update": (f"UPDATE ON {BOOKINGS}", _BAD, UNHELD),
}
_TRIGGERS = {
    name: f"CREATE TRIGGER {name} BEFORE {event} WHEN {condition}"
    f" BEGIN SELECT RAISE(ABORT, '{word}'); END"
    for name, (event, condition, word) in _RULES.items()
}

# PostgreSQL

_CONSTRAINT = (
    f"ALTER TABLE {HOLDS} ADD CONSTRAINT {OVERLAP} EXCLUDE USING gist"
    " (resource_id WITH =, tstzrange(busy_from, busy_to, '[)') WITH &&) WHERE (active)"
)
_REFUSE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation'; "
# The booking is locked: whoever confirms it meanwhile waits, or is waited for.
_KEPT_BODY = (
    "BEGIN IF OLD.active AND (TG_OP = 'DELETE' OR "
    + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FACTS)
    + f") THEN PERFORM 1 FROM {BOOKINGS} WHERE id = OLD.booking_id AND state = 'confirmed'"
    f" FOR NO KEY UPDATE; IF FOUND THEN {_REFUSE.format(KEPT)}END IF; END IF;"
    " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END"
)
_UNHELD_BODY = (
    f"BEGIN IF NEW.state = 'confirmed' AND {_UNCARRIED} THEN {_REFUSE.format(UNHELD)}END IF;"
    " RETURN NEW; END"
)
# Bits of pg_trigger.tgtype.
_ROW, _BEFORE, _INSERT, _DELETE, _UPDATE = 1, 2, 4, 8, 16
# By name of function and trigger: its table, on what, and what it does.
_FUNCTIONS = {
    KEPT: (HOLDS, "DELETE OR UPDATE", _KEPT_BODY),
    UNHELD: (BOOKINGS, "INSERT OR UPDATE", _UNHELD_BODY),
}
_TYPES = {KEPT: _ROW | _BEFORE | _DELETE | _UPDATE, UNHELD: _ROW | _BEFORE | _INSERT | _UPDATE}
_STANDING = (
    "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conname = %s AND contype = 'x' AND convalidated AND conrelid = to_regclass(%s)"
)
_RUNNING = (
    "SELECT t.tgname, t.tgtype, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgrelid IN (to_regclass(%s), to_regclass(%s)) AND t.tgenabled = 'O'"
    " AND t.tgqual IS NULL AND t.tgattr = ''"
)


def _has_constraint(cursor: Any) -> bool:
    cursor.execute(_STANDING, [OVERLAP, HOLDS])
    found = cursor.fetchone()
    return found is not None and "WHERE (active)" in found[0] and "&&" in found[0]


def _has_functions(cursor: Any) -> bool:
    cursor.execute(_RUNNING, [HOLDS, BOOKINGS])
    found = {name: (kind, body) for name, kind, body in cursor.fetchall()}
    wanted = {name: (_TYPES[name], body) for name, (_, _, body) in _FUNCTIONS.items()}
    return wanted.items() <= found.items()


def _statements(vendor: str) -> list[str]:
    if vendor != "postgresql":
        return list(_TRIGGERS.values())
    made = ["CREATE EXTENSION IF NOT EXISTS btree_gist", _CONSTRAINT]
    for name, (table, event, body) in _FUNCTIONS.items():
        # The path of now, for a restore runs with an empty one.
        made.append(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            f" SET search_path FROM CURRENT AS $guard${body}$guard$"
        )
        made.append(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    return made
