"""PostgreSQL: a dump of pg_dump, which pg_restore reads back into one transaction of ours.

pg_restore does not connect to the database itself: rows, migrations of an older archive and the
exchange of the files must come true in one commit.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import IO, Any

import psycopg
from django.db import connection, transaction
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, LockNotAvailable

from foundation.backups import programs, upgrading
from foundation.backups.leaving_out import LEFT_OUT
from foundation.backups.manifest import SERVER, Manifest
from foundation.backups.refusals import BackupRefusedError, RestoreRefusedError

NAME = "database/db.dump"
PATIENCE = "10s"  # for the locks of others
_TABLES = """
SELECT relname FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
ORDER BY relname
"""
# A dump of one schema leaves them out; only what ours cannot do without is asked for again.
_EXTENSIONS = """
SELECT DISTINCT e.extname
FROM pg_class c
JOIN pg_depend uses ON uses.classid = 'pg_class'::regclass AND uses.objid = c.oid
JOIN pg_depend part ON part.classid = uses.refclassid AND part.objid = uses.refobjid
JOIN pg_extension e ON part.refclassid = 'pg_extension'::regclass AND part.refobjid = e.oid
WHERE c.relnamespace = current_schema()::regnamespace AND part.deptype = 'e'
ORDER BY e.extname
"""
# All that a dump of the schema brings. Extensions stay: this account may not be allowed to make
# them again.
_DROPS = """
SELECT format('DROP %s IF EXISTS %s CASCADE', kind, name)
FROM (
    SELECT 'pg_class'::regclass AS class, oid, relnamespace AS schema, oid::regclass::text AS name,
        CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind
    FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, pronamespace, oid::regprocedure::text, 'ROUTINE' FROM pg_proc
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, typnamespace, t.oid::regtype::text, 'TYPE'
    FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE typtype IN ('e', 'd') OR c.relkind = 'c'
) AS ours
WHERE schema = current_schema()::regnamespace AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = class AND objid = ours.oid AND deptype IN ('e', 'i')
)
ORDER BY array_position(ARRAY['VIEW', 'MATERIALIZED VIEW', 'TABLE'], kind), name
"""


def dump(manifest: Manifest, folder: Path) -> Iterator[tuple[str, Path]]:
    path = folder / "db.dump"
    path.touch(mode=0o600)
    try:
        _dump(manifest, path)
    except programs.ProgramError as error:
        raise BackupRefusedError(str(error)) from error
    yield NAME, path


def _dump(manifest: Manifest, path: Path) -> None:
    with transaction.atomic(), _cursor() as cursor:
        # One state of the whole database, whatever others write meanwhile.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        manifest.schema = _one(cursor, "SELECT current_schema()")
        manifest.extensions = [name for (name,) in cursor.execute(_EXTENSIONS).fetchall()]
        manifest.versions[SERVER] = str(programs.server_version())
        manifest.tables = _counted(cursor)
        programs.dump(
            path,
            schema=manifest.schema,
            snapshot=_one(cursor, "SELECT pg_export_snapshot()"),
            without=sorted(LEFT_OUT),
            patience=PATIENCE,
        )


def load(
    manifest: Manifest,
    parts: Iterator[tuple[str, IO[bytes]]],
    folder: Path,
    *,
    upgrade: bool,
    last: Callable[[], None],
) -> None:
    try:
        with _refusing(), transaction.atomic(), _cursor() as cursor:
            programs.fitting(programs.RESTORE)
            _refuse_another_place(cursor, manifest)
            _replace(cursor, manifest, parts)
            done = cursor.execute("SELECT app, name FROM django_migrations").fetchall()
            upgrading.refuse_other_migrations(manifest, done)
            if upgrade:
                upgrading.migrate_to_head()
            upgrading.refuse_missing_tables(name for (name,) in cursor.execute(_TABLES).fetchall())
            # Foreign keys are looked at here, not at the commit.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            last()
    finally:
        connection.close()  # the script has set what holds for its session


def _replace(cursor: Any, manifest: Manifest, parts: Iterator[tuple[str, IO[bytes]]]) -> None:
    path = _one(cursor, "SHOW search_path")
    cursor.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(PATIENCE)))
    for (statement,) in cursor.execute(_DROPS).fetchall():
        cursor.execute(statement)
    for name in manifest.extensions:
        cursor.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
    for _, source in parts:
        with programs.script(source, schema=manifest.schema) as script:
            _run(cursor, script)
    cursor.execute("SELECT set_config('search_path', %s, true)", [path])
    _refuse_other_counts(manifest, _counted(cursor))


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever the database or a program refuses, with its cure."""
    try:
        yield
    except programs.ProgramError as error:
        raise RestoreRefusedError(str(error)) from error
    except LockNotAvailable as error:
        raise RestoreRefusedError(
            "Others are using the database: stop web, socket, worker and minute, then restore."
        ) from error
    except InsufficientPrivilege as error:
        raise RestoreRefusedError(
            f"The site's account lacks a right ({_said(error)}): let it own the database and all "
            "that is in it."
        ) from error
    except psycopg.Error as error:
        raise RestoreRefusedError(
            f"The database does not take this ({type(error).__name__}: {_said(error)}): "
            "restore an older backup."
        ) from error


def _said(error: psycopg.Error) -> str:
    return (error.diag.message_primary or str(error)).strip()


def _cursor() -> Any:
    """A cursor of psycopg: Django's wrapper knows no COPY."""
    connection.ensure_connection()
    return connection.connection.cursor()


def _one(cursor: Any, statement: str) -> str:
    return str(cursor.execute(statement).fetchone()[0])


def _counted(cursor: Any) -> dict[str, int]:
    return {
        name: 0 if name in LEFT_OUT else _rows(cursor, name)
        for (name,) in cursor.execute(_TABLES).fetchall()
    }


def _rows(cursor: Any, table: str) -> int:
    query = sql.SQL("SELECT COUNT(*) FROM {}").format(sql.Identifier(table))
    return int(cursor.execute(query).fetchone()[0])


def _run(cursor: Any, script: IO[bytes]) -> None:
    r"""Statements go together up to the next rows, which end with `\.`; `\restrict` is for psql."""
    statements: list[bytes] = []
    for line in script:
        if line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n"):
            cursor.execute(b"".join(statements))
            statements.clear()
            with cursor.copy(line.removesuffix(b";\n")) as copy:
                for row in takewhile(b"\\.\n".__ne__, script):
                    copy.write(row)
        elif not line.startswith((b"\\restrict ", b"\\unrestrict ")):
            statements.append(line)
    cursor.execute(b"".join(statements))


def _refuse_another_place(cursor: Any, manifest: Manifest) -> None:
    theirs, ours = int(manifest.versions.get(SERVER, 0)), programs.server_version()
    if theirs > ours:
        raise RestoreRefusedError(
            f"The archive is of PostgreSQL {theirs} and this server is {ours}: restore it on a "
            f"server of version {theirs} or newer."
        )
    schema = _one(cursor, "SELECT current_schema()")
    if manifest.schema != schema:
        raise RestoreRefusedError(
            f"The archive is of the schema {manifest.schema}, this site uses {schema}: give its "
            f"account the search_path {manifest.schema}."
        )


def _refuse_other_counts(manifest: Manifest, found: dict[str, int]) -> None:
    names = sorted(manifest.tables.keys() | found.keys())
    if wrong := [name for name in names if manifest.tables.get(name) != found.get(name)]:
        raise RestoreRefusedError(
            f"Table {wrong[0]} did not come back whole: restore an older backup."
        )
