"""Databases for tests: cheap copies of a template, on SQLite and on PostgreSQL.

Wagtail's migrations make the root page, the locale and the search tables, so they always
run; but once per state of the code. A template may stand on another: the guards' world is
built once on the migrated one. A test that commits gets a copy of its own, because a flush
would take away what the migrations made.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import count
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "var" / "test-templates"
KEPT_TEMPLATES = 3
# A mutant (tests/mutants) stands on the databases of the code that it was made from, on SQLite.
OF_ANOTHER_CODE = "TEMPLATES_OF_ANOTHER_CODE" in os.environ
PACKAGES = ("django", "wagtail", "django-allauth", "django-taggit", "django-tasks-db")
# Whatever a migrate runs; permissions are made from the models, groups by the receivers.
MIGRATED_FROM = (
    "migrations/*.py",
    "models.py",
    "models/*.py",
    "**/receivers.py",
    "**/roles.py",
    "**/guard.py",
)

_numbers = count(1)


@dataclass(frozen=True)
class Template:
    """A database that is built once for each state of what it is built from."""

    name: str
    fingerprint: Callable[[], str]
    fill: Callable[[], object]
    base: "Template | None" = None

    def build_in_place(self) -> None:
        """Fill the database to which the connection points."""
        before = self.fingerprint()
        self.fill()
        connection.close()
        if self.fingerprint() != before:
            raise RuntimeError(f"The code changed while {self.name} was made: run the tests again.")


def digest_of(*parts: object, files: Iterable[Path]) -> str:
    digest = hashlib.sha256(repr(parts).encode())
    for path in files:
        digest.update(f"{path.relative_to(ROOT)}".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def our_apps() -> list[Path]:
    """The folders of the apps that stand in this repository."""
    found = [Path(config.path) for config in apps.get_app_configs()]
    return sorted(path for path in found if path.parent == ROOT)


def versions() -> list[tuple[str, str]]:
    return [(name, version(name)) for name in PACKAGES]


def fingerprint() -> str:
    """Changes with everything that decides what a migrated database contains."""
    files = (
        path for app in our_apps() for kind in MIGRATED_FROM for path in sorted(app.glob(kind))
    )
    return digest_of(settings.INSTALLED_APPS, versions(), files=files)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


MIGRATED = Template("migrated", fingerprint, _migrate)


@contextmanager
def copy_of(template: Template) -> Iterator[str]:
    """The name of a fresh copy, for `pointed_at`."""
    kind = _Postgres() if connection.vendor == "postgresql" else _Sqlite()
    copy = kind.copy(template)
    try:
        yield copy
    finally:
        kind.drop(copy)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """The default connection, and those that threads open, see that database."""
    before = connection.settings_dict["NAME"]
    _point_at(name)
    try:
        yield
    finally:
        _point_at(before)


@contextmanager
def own_copy(template: Template = MIGRATED) -> Iterator[None]:
    """A fresh copy, and nothing of it afterwards."""
    with copy_of(template) as name, pointed_at(name):
        yield


@contextmanager
def without_tables() -> Iterator[None]:
    """The same with a database in which nothing was ever made."""
    before = connection.settings_dict["NAME"]
    kind = _Postgres() if connection.vendor == "postgresql" else _Sqlite()
    empty = kind.empty()
    _point_at(empty)
    try:
        yield
    finally:
        _point_at(before)
        kind.drop(empty)


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


class _Sqlite:
    def copy(self, template: Template) -> str:
        with only_one("sqlite"):
            source = self._ready(template)
        folder = Path(tempfile.mkdtemp(prefix="inoba-test-"))
        shutil.copyfile(source, folder / "db.sqlite3")
        return str(folder / "db.sqlite3")

    def empty(self) -> str:
        return str(Path(tempfile.mkdtemp(prefix="inoba-test-")) / "db.sqlite3")

    def drop(self, name: str) -> None:
        shutil.rmtree(Path(name).parent, ignore_errors=True)

    def _ready(self, template: Template) -> Path:
        whole = TEMPLATES / f"{template.name}-{template.fingerprint()}.sqlite3"
        if OF_ANOTHER_CODE and (kept := list(TEMPLATES.glob(f"{template.name}-*.sqlite3"))):
            return max(kept, key=lambda each: each.stat().st_mtime)
        if whole.exists():
            whole.touch()  # the newest is the one that was used last
        else:
            base = self._ready(template.base) if template.base else None
            self._build(template, base, whole)
        return whole

    def _build(self, template: Template, base: Path | None, whole: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            raw, new = Path(folder) / "raw.sqlite3", whole.with_suffix(".new")
            if base:
                shutil.copyfile(base, raw)
            with pointed_at(str(raw)):
                template.build_in_place()
            new.unlink(missing_ok=True)
            # One file, whatever the write-ahead log still held.
            with closing(sqlite3.connect(raw)) as source:
                source.execute("VACUUM INTO ?", [str(new)])
            # It comes out with a rollback journal. The first of many connections at once would
            # have to change that, and the others hear "database is locked" without waiting.
            with closing(sqlite3.connect(new)) as made:
                made.execute("PRAGMA journal_mode=WAL")
            new.replace(whole)
        found = TEMPLATES.glob(f"{template.name}-*.sqlite3")
        for old in sorted(found, key=lambda each: -each.stat().st_mtime)[KEPT_TEMPLATES:]:
            old.unlink()


class _Postgres:
    def __init__(self) -> None:
        given = settings.DATABASES["default"]
        self.prefix = os.environ.get("TEST_DATABASE_PREFIX", "inoba_test")
        self.address = {
            "host": given.get("HOST") or None,
            "port": given.get("PORT") or None,
            "user": given.get("USER") or None,
            "password": given.get("PASSWORD") or None,
        }

    def copy(self, template: Template) -> str:
        with only_one("postgres"):
            source = self._ready(template)
            name = f"{source}_{os.getpid()}_{next(_numbers)}"
            self._run("CREATE DATABASE {} TEMPLATE {}", name, source)
        return name

    def empty(self) -> str:
        name = f"{self.prefix}_empty_{os.getpid()}_{next(_numbers)}"
        self._run("CREATE DATABASE {}", name)
        return name

    def drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _ready(self, template: Template) -> str:
        whole = f"{self.prefix}_{template.name}_{template.fingerprint()}"
        if not self._exists(whole):
            self._build(template, self._ready(template.base) if template.base else None, whole)
        return whole

    def _build(self, template: Template, base: str | None, whole: str) -> None:
        unfinished = f"{whole}_unfinished"
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
        self._run("CREATE DATABASE {} TEMPLATE {}", unfinished, base or "template1")
        with pointed_at(unfinished):
            template.build_in_place()
        self._run("ALTER DATABASE {} RENAME TO {}", unfinished, whole)
        self._drop_old_templates(f"{self.prefix}_{template.name}_", whole)

    def _drop_old_templates(self, prefix: str, newest: str) -> None:
        """Those of other states of the code from which no run has a copy."""
        with self._maintenance() as server:
            found = server.execute(
                "SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{prefix}[0-9a-f]{{12}}"]
            ).fetchall()
        names = [name for (name,) in found]
        for name in names:
            is_template = len(name) == len(newest) and name != newest
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
