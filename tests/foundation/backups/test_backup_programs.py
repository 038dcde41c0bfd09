"""PostgreSQL's own programs: which are taken, what they are told, and what follows when they fail."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection

from agents.models import User
from foundation import backups
from foundation.backups import manifest, programs
from foundation.backups.manifest import Manifest
from foundation.backups.refusals import BackupRefusedError, RestoreRefusedError
from foundation.health import probes
from scheduling.bookings import guard
from tests.operations.production import owned_database

pytestmark = pytest.mark.smoke
# Whoever is called in the place of a program answers for its version as the real one does.
VERSION = 'case "$*" in *--version*) echo "{name} (PostgreSQL) {version}.1"; exit;; esac'
EXTENSION = "SELECT oid FROM pg_extension WHERE extname = 'btree_gist'"


@pytest.fixture(autouse=True)
def _on_postgresql(django_db_setup) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite brings its own backup")


@pytest.fixture
def instead(tmp_path_factory, monkeypatch) -> Callable[..., Path]:
    """Put a shell script in the place of a program; answers the folder in which it runs."""
    folder = tmp_path_factory.mktemp("programs")
    monkeypatch.setenv("REAL", os.environ["PATH"])
    monkeypatch.setenv("HERE", str(folder))
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def put(name: str, *lines: str, version: int | None = None) -> Path:
        version = version or programs.server_version()
        script = folder / name
        script.write_text(
            "\n".join(["#!/bin/sh", VERSION.format(name=name, version=version), *lines])
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return folder

    return put


@pytest.fixture
def archive(committed_db, tmp_path: Path) -> Path:
    """Of a site with one account; the account is gone again."""
    User.objects.create_user("sari@balangan.example", first_name="Sari Wulandari")
    path = backups.make(tmp_path / "backups").path
    User.objects.all().delete()
    return path


def _refused(archive: Path) -> str:
    with pytest.raises(RestoreRefusedError) as refused:
        backups.restore(archive, force=True)
    assert not User.objects.exists()
    return str(refused.value)


def test_a_server_with_its_programs_is_ready(archive):
    """Control arm of everything below."""
    finding = probes.readiness()["backup"]
    assert finding.is_well
    assert str(programs.server_version()) in finding.detail
    backups.restore(archive, force=True)
    assert User.objects.get().first_name == "Sari Wulandari"


def test_a_missing_program_is_named_with_its_package(archive, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    cure = f"install postgresql-client-{programs.server_version()}"
    finding = probes.readiness()["backup"]
    assert not finding.is_well
    assert cure in finding.cure
    with pytest.raises(CommandError, match=f"There is no pg_dump: {cure}"):
        call_command("backup", to=tmp_path / "more")
    assert list((tmp_path / "more").iterdir()) == []
    with pytest.raises(CommandError, match=f"Nothing was changed. There is no pg_restore: {cure}"):
        call_command("restore", str(archive), force=True)


@pytest.mark.parametrize("difference", [-1, 1])
def test_a_program_of_another_version_than_the_server_is_refused(
    archive, instead, tmp_path: Path, difference: int
):
    """An older pg_dump refuses the server; what a newer one writes, the server may refuse."""
    server = programs.server_version()
    for name in (programs.DUMP, programs.RESTORE):
        instead(name, version=server + difference)
    says = f"is of version {server + difference}, the server of {server}: install postgresql-client-{server}"
    assert says in probes.readiness()["backup"].cure
    with pytest.raises(BackupRefusedError, match=f"pg_dump {says}"):
        backups.make(tmp_path / "more")
    assert f"pg_restore {says}" in _refused(archive)


def test_no_secret_stands_on_a_command_line(archive, instead, tmp_path: Path, monkeypatch):
    tell = ('echo "$@" >> "$HERE/arguments"', 'echo "$PGPASSWORD" >> "$HERE/passwords"')
    for name in (programs.DUMP, programs.RESTORE):
        folder = instead(name, *tell, f'PATH="$REAL" exec {name} "$@"')
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hutan-meratus")
    connection.close()
    backups.restore(backups.make(tmp_path / "more").path, force=True)
    told = (folder / "arguments").read_text()
    assert "--format=custom" in told
    assert "--file=-" in told
    assert "hutan-meratus" not in told
    # Only the one that connects is told the password.
    assert (folder / "passwords").read_text() == "hutan-meratus\n\n"


def test_a_dump_that_gives_up_leaves_no_archive(committed_db, instead, tmp_path: Path):
    instead(programs.DUMP, "echo half", "echo 'pg_dump: error: out of memory' >&2", "exit 1")
    with pytest.raises(BackupRefusedError, match=r"gave up .*out of memory"):
        backups.make(tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_rows_that_end_in_the_middle_change_nothing(archive, instead):
    whole = f'PATH="$REAL" {programs.RESTORE} "$@"'
    instead(programs.RESTORE, f"{whole} | sed '/^COPY public.agents_user /q'", "exit 1")
    assert "pg_restore gave up" in _refused(archive)
    instead(programs.RESTORE, f"{whole} | sed '/sari@balangan.example/d'")
    assert "Table agents_user did not come back whole" in _refused(archive)
    instead(programs.RESTORE, whole)  # control arm: being called through a script is no reason
    backups.restore(archive, force=True)


def test_what_the_database_does_not_take_changes_nothing(archive, instead):
    whole = f'PATH="$REAL" {programs.RESTORE} "$@"'
    instead(
        programs.RESTORE, f"{whole} | sed 's/^CREATE TABLE public.agents_user /CREATE TABEL x /'"
    )
    assert "The database does not take this (SyntaxError" in _refused(archive)


def test_nobody_waits_for_what_a_script_around_the_program_left(archive, instead):
    """It outlives the script, reads nothing and writes without end."""
    instead(programs.RESTORE, "echo 'BROKEN;'", "echo 'COPY x FROM stdin;'", "yes | cat")
    assert "The database does not take this (SyntaxError" in _refused(archive)


def test_a_server_older_than_the_archives_is_refused(archive, monkeypatch):
    read = Manifest.read

    def newer(text: bytes) -> Manifest:
        found = read(text)
        found.versions["PostgreSQL"] = "99"
        return found

    monkeypatch.setattr(manifest.Manifest, "read", newer)
    assert "restore it on a server of version 99 or newer" in _refused(archive)


def test_a_schema_of_another_name_is_refused(archive, monkeypatch):
    read = Manifest.read

    def elsewhere(text: bytes) -> Manifest:
        found = read(text)
        found.schema = "klinik"
        return found

    monkeypatch.setattr(manifest.Manifest, "read", elsewhere)
    assert "give its account the search_path klinik" in _refused(archive)


def test_what_the_archive_does_not_know_is_gone_afterwards(archive):
    """Tables of newer code, above all: what they refer to could not be replaced."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TYPE mood AS ENUM ('good');"
            "CREATE TABLE later (id serial PRIMARY KEY, mood mood, "
            "author bigint REFERENCES agents_user);"
            "CREATE VIEW latest AS SELECT * FROM later;"
            "CREATE SEQUENCE numbers;"
            "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';"
        )
    backups.restore(archive, force=True)
    with connection.cursor() as cursor:
        for name in ("later", "latest", "numbers", "later_id_seq"):
            cursor.execute("SELECT to_regclass(%s)", [name])
            assert cursor.fetchone() == (None,)
        cursor.execute("SELECT to_regtype('mood'), to_regproc('one')")
        assert cursor.fetchone() == (None, None)


@contextmanager
def _as_owner(address: str) -> Iterator[None]:
    """The default connection as the site's own account has it, which is no superuser."""
    parts, before = urlsplit(address), dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        NAME=parts.path[1:], USER=parts.username, PASSWORD=parts.password
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def _administrator(address: str) -> psycopg.Connection:
    parts = urlsplit(os.environ["DATABASE_URL"])._replace(path=urlsplit(address).path)
    return psycopg.connect(urlunsplit(parts), autocommit=True)


def test_the_owner_of_an_empty_database_needs_no_more_rights(archive):
    with owned_database() as address, _as_owner(address):
        assert connection.introspection.table_names() == []
        call_command("restore", str(archive))
        assert User.objects.get().first_name == "Sari Wulandari"
        assert guard.is_standing()
        call_command("restore", str(archive), force=True)
        assert guard.is_standing()


def test_an_extension_that_is_not_ours_to_make_stays(archive):
    """As where the server's administrator makes them: dropped, it would be lost."""
    with owned_database() as address, _administrator(address) as server:
        server.execute("CREATE EXTENSION btree_gist SCHEMA public")
        made = server.execute(EXTENSION).fetchone()
        with _as_owner(address):
            for _ in range(2):
                call_command("restore", str(archive), force=True)
                assert guard.is_standing()
            with pytest.raises(ProgrammingError, match="must be owner"):  # control arm
                connection.cursor().execute("DROP EXTENSION btree_gist CASCADE")
        assert server.execute(EXTENSION).fetchone() == made


def test_a_table_that_is_not_ours_to_replace_is_refused_with_the_cure(archive):
    with owned_database() as address, _administrator(address) as server, _as_owner(address):
        owner = urlsplit(address).username
        backups.restore(archive)
        # Whoever owns a schema may drop whatever is in it.
        server.execute("ALTER SCHEMA public OWNER TO CURRENT_USER")
        server.execute(f"GRANT ALL ON SCHEMA public TO {owner}")
        server.execute("ALTER TABLE foundation_outboxmessage OWNER TO CURRENT_USER")
        with pytest.raises(RestoreRefusedError, match=r"lacks a right .*let it own the database"):
            backups.restore(archive, force=True)
        server.execute(
            f"ALTER TABLE foundation_outboxmessage OWNER TO {urlsplit(address).username}"
        )
        backups.restore(archive, force=True)
