"""Databases for tests: cheap copies of one migrated template, on SQLite and on PostgreSQL.

Wagtail's migrations make the root page, the locale and the search tables, so they always
run; but once per state of the code. A test that commits gets a copy of its own, because a
flush would take away what the migrations made.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from itertools import count
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "var" / "test-templates"
KEPT_TEMPLATES = 3
PACKAGES = ("django", "wagtail", "django-allauth", "django-taggit", "django-tasks-db")
# Whatever a migrate runs; permissions are made from the models, groups by the receivers.
MIGRATED = (
    "migrations/*.py",
    "models.py",
    "models/*.py",
    "**/receivers.py",
    "**/roles.py",
    "**/guard.py",
)

_numbers = count(1)


def fingerprint() -> str:
    """Changes with everything that decides what a migrated database contains."""
    digest = hashlib.sha256()
    digest.update(repr(settings.INSTALLED_APPS).encode())
    digest.update(repr([(name, version(name)) for name in PACKAGES]).encode())
    for app in (
        "foundation",
        "agents",
        "scheduling",
        "courses",
        "innovations",
        "mentoring",
        "home",
    ):
        for pattern in MIGRATED:
            for path in sorted((ROOT / app).glob(pattern)):
                digest.update(f"{path.relative_to(ROOT)}".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def own_copy() -> Iterator[None]:
    """Point the default connection, and those that threads open, at a fresh copy."""
    before = connection.settings_dict["NAME"]
    kind = _Postgres() if connection.vendor == "postgresql" else _Sqlite()
    copy = kind.copy()
    _point_at(copy)
    try:
        yield
    finally:
        _point_at(before)
        kind.drop(copy)


def _point_at(name: str) -> None:
    connection.close()
    # Django hands this very dict to the connections of other threads.
    connection.settings_dict["NAME"] = name


@contextmanager
def only_one(name: str) -> Iterator[None]:
    """Workers of pytest-xdist take turns."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate() -> None:
    before = fingerprint()
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    if fingerprint() != before:
        raise RuntimeError("Migrations changed while the template was made: run the tests again.")


class _Sqlite:
    def __init__(self) -> None:
        self.template = TEMPLATES / f"{fingerprint()}.sqlite3"

    def copy(self) -> str:
        with only_one("sqlite"):
            if not self.template.exists():
                self._build()
        folder = Path(tempfile.mkdtemp(prefix="inoba-test-"))
        shutil.copyfile(self.template, folder / "db.sqlite3")
        return str(folder / "db.sqlite3")

    def drop(self, name: str) -> None:
        shutil.rmtree(Path(name).parent, ignore_errors=True)

    def _build(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            raw, whole = Path(folder) / "raw.sqlite3", self.template.with_suffix(".new")
            _point_at(str(raw))
            _migrate()
            whole.unlink(missing_ok=True)
            # One file, whatever the write-ahead log still held.
            with closing(sqlite3.connect(raw)) as source:
                source.execute("VACUUM INTO ?", [str(whole)])
            whole.replace(self.template)
        old = sorted(TEMPLATES.glob("*.sqlite3"), key=lambda each: -each.stat().st_mtime)
        for template in old[KEPT_TEMPLATES:]:
            template.unlink()


class _Postgres:
    def __init__(self) -> None:
        given = settings.DATABASES["default"]
        self.base = f"{os.environ.get('TEST_DATABASE_PREFIX', 'inoba_test')}"
        self.template = f"{self.base}_{fingerprint()}"
        self.address = {
            "host": given.get("HOST") or None,
            "port": given.get("PORT") or None,
            "user": given.get("USER") or None,
            "password": given.get("PASSWORD") or None,
        }

    def copy(self) -> str:
        name = f"{self.template}_{os.getpid()}_{next(_numbers)}"
        with only_one("postgres"):
            if not self._exists(self.template):
                self._build()
            self._run("CREATE DATABASE {} TEMPLATE {}", name, self.template)
        return name

    def drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _build(self) -> None:
        unfinished = f"{self.template}_unfinished"
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
        self._run("CREATE DATABASE {}", unfinished)
        _point_at(unfinished)
        _migrate()
        self._run("ALTER DATABASE {} RENAME TO {}", unfinished, self.template)
        self._drop_old_templates()

    def _drop_old_templates(self) -> None:
        """Those of other states of the code from which no run has a copy."""
        with self._maintenance() as server:
            found = server.execute(
                "SELECT datname FROM pg_database WHERE datname ~ %s",
                [f"^{self.base}_[0-9a-f]{{12}}"],
            ).fetchall()
        names = [name for (name,) in found]
        for name in names:
            is_template = len(name) == len(self.template) and name != self.template
            if is_template and not any(each.startswith(f"{name}_") for each in names):
                self.drop(name)

    def _exists(self, name: str) -> bool:
        with self._maintenance() as server:
            found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return found.fetchone() is not None

    def _run(self, statement: str, *names: str) -> None:
        with self._maintenance() as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _maintenance(self) -> psycopg.Connection:
        return psycopg.connect(dbname="postgres", autocommit=True, **self.address)
