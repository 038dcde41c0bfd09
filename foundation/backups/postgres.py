"""PostgreSQL: COPY of each table in one snapshot, and back in one transaction.

Not pg_dump: COPY needs no program of the server's version beside us. Tables, constraints and
triggers come from our migrations; the archive carries rows and the state of the sequences.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction
from psycopg import DataError, IntegrityError, sql
from psycopg.errors import LockNotAvailable

from foundation.backups.leaving_out import LEFT_OUT
from foundation.backups.manifest import Manifest, Table
from foundation.backups.refusals import RestoreRefusedError

CHUNK = 1024 * 1024
PATIENCE = "10s"  # for the locks of others
SUFFIX = ".copy"
_COLUMNS = """
SELECT c.relname, a.attname
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
ORDER BY c.relname, a.attnum
"""
_SEQUENCES = """
SELECT c.relname, a.attname, pg_get_serial_sequence(quote_ident(c.relname), a.attname)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
  AND a.attnum > 0 AND NOT a.attisdropped
  AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL
"""
_TRIGGERED = """
SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgenabled = 'O'
  AND c.relnamespace = current_schema()::regnamespace
"""


def dump(manifest: Manifest, folder: Path) -> Iterator[tuple[str, Path]]:
    path = folder / "table.copy"
    path.touch(mode=0o600)
    with transaction.atomic(), _cursor() as cursor:
        # One state of the whole database, whatever others write meanwhile.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        manifest.sequences = _sequences(cursor)
        for table, columns in _tables(cursor).items():
            rows = 0 if table in LEFT_OUT else _copy_out(cursor, table, columns, path)
            manifest.tables[table] = Table(rows, columns)
            if rows:
                yield f"database/{table}{SUFFIX}", path


def load(
    manifest: Manifest,
    parts: Iterator[tuple[str, IO[bytes]]],
    folder: Path,
    last: Callable[[], None],
) -> None:
    with _alone(), transaction.atomic(), _cursor() as cursor:
        _refuse_other_tables(manifest, _tables(cursor))
        cursor.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(PATIENCE)))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        triggered = [name for (name,) in cursor.execute(_TRIGGERED).fetchall()]
        _each(cursor, "ALTER TABLE {} DISABLE TRIGGER USER", triggered)
        names = sql.SQL(", ").join(map(sql.Identifier, manifest.tables))
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))
        for name, source in parts:
            table = name.removeprefix("database/").removesuffix(SUFFIX)
            _copy_in(cursor, table, manifest.tables[table].columns, source)
        # Foreign keys are looked at here, not at the commit.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", triggered)
        _refuse_other_counts(cursor, manifest)
        _move_sequences(cursor, manifest)
        last()


@contextmanager
def _alone() -> Iterator[None]:
    try:
        yield
    except LockNotAvailable as error:
        raise RestoreRefusedError(
            "Others are using the database: stop web, socket, worker and minute, then restore."
        ) from error
    except (DataError, IntegrityError) as error:
        raise RestoreRefusedError(
            f"The database does not take these rows ({type(error).__name__}): "
            "restore an older backup."
        ) from error


def _cursor() -> Any:
    """A cursor of psycopg: Django's wrapper knows no COPY."""
    connection.ensure_connection()
    return connection.connection.cursor()


def _tables(cursor: Any) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for table, column in cursor.execute(_COLUMNS).fetchall():
        tables.setdefault(table, []).append(column)
    return tables


def _copy_out(cursor: Any, table: str, columns: list[str], path: Path) -> int:
    """Write the rows as text and answer their number: a line each, newlines inside are escaped."""
    rows = 0
    statement = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(*_names(table, columns))
    with path.open("wb") as target, cursor.copy(statement) as copy:
        for chunk in copy:
            data = bytes(chunk)
            rows += data.count(b"\n")
            target.write(data)
    return rows


def _copy_in(cursor: Any, table: str, columns: list[str], source: IO[bytes]) -> None:
    names, name = _names(table, columns)
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(name, names)) as copy:
        while chunk := source.read(CHUNK):
            copy.write(chunk)


def _names(table: str, columns: list[str]) -> tuple[sql.Composed, sql.Identifier]:
    return sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table)


def _each(cursor: Any, statement: str, tables: list[str]) -> None:
    for table in tables:
        cursor.execute(sql.SQL(statement).format(sql.Identifier(table)))


def _refuse_other_tables(manifest: Manifest, ours: dict[str, list[str]]) -> None:
    theirs = {name: sorted(table.columns) for name, table in manifest.tables.items()}
    if theirs != {name: sorted(columns) for name, columns in ours.items()}:
        raise RestoreRefusedError(
            "The tables of this database are not those of the archive: restore into a new, empty "
            "database."
        )


def _refuse_other_counts(cursor: Any, manifest: Manifest) -> None:
    for name, table in manifest.tables.items():
        query = sql.SQL("SELECT COUNT(*) FROM {}").format(sql.Identifier(name))
        if cursor.execute(query).fetchone()[0] != table.rows:
            raise RestoreRefusedError(
                f"Table {name} did not come back whole: restore an older backup."
            )


def _sequences(cursor: Any) -> dict[str, int]:
    found = {}
    for table, column, name in cursor.execute(_SEQUENCES).fetchall():
        query = sql.SQL("SELECT last_value FROM {}").format(_identifier(name))
        found[f"{table}.{column}"] = cursor.execute(query).fetchone()[0]
    return found


def _move_sequences(cursor: Any, manifest: Manifest) -> None:
    """Never backwards: a sequence keeps its place even if the transaction does not commit."""
    for table, column, name in cursor.execute(_SEQUENCES).fetchall():
        at = manifest.sequences.get(f"{table}.{column}", 1)
        query = sql.SQL("SELECT setval({}, GREATEST({}, last_value)) FROM {}")
        cursor.execute(query.format(sql.Literal(name), sql.Literal(at), _identifier(name)))


def _identifier(qualified: str) -> sql.Identifier:
    return sql.Identifier(*(part.strip('"') for part in qualified.split(".")))
