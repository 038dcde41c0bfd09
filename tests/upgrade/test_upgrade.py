"""Guard 12: an archive of the first migrations is restored and brought to those of today."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page, PageViewRestriction

from agents.models import Opd, User
from courses.models import CoursePage, SearchText
from foundation import backups
from foundation.app_settings import app_settings
from foundation.backups import archives, upgrading
from foundation.backups.leaving_out import LEFT_OUT
from foundation.backups.refusals import RestoreRefusedError
from innovations.models import Innovation
from scheduling.bookings import guard
from tests import databases
from tests.operations import compose
from tests.upgrade.make import report

pytestmark = pytest.mark.smoke
ARCHIVES = Path(__file__).parent / "archives"
MOST_BYTES = 3_000_000
# What every migrate brings up to date, and SQLite's own notes on its search.
OTHERS = {"django_migrations", "django_content_type", "auth_permission", "auth_group_permissions"}
# What a migrate takes out of the ways of a host: tests/courses/search/test_leaks.py.
OTHERS |= {
    "wagtailcore_pageviewrestriction",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
}
# Tables that have another name since.
RENAMED = {"mentoring_actionitem": "mentoring_followup"}
NOTES = "wagtailsearch_indexentry_fts_"


@pytest.fixture
def archive(django_db_setup, django_db_blocker) -> Iterator[Path]:
    with django_db_blocker.unblock():
        yield ARCHIVES / f"{connection.vendor}.tar.gz"


@pytest.fixture
def told(archive: Path) -> Any:
    """What was noted when the archive was made, by the names that tables have today."""
    noted = json.loads(Path(f"{str(archive).removesuffix('.tar.gz')}.json").read_text())
    noted["rows"] = {RENAMED.get(name, name): count for name, count in noted["rows"].items()}
    return noted


@contextmanager
def _migrations_of_innovations(name: str) -> Iterator[None]:
    modules = {
        **site_settings.MIGRATION_MODULES,
        "innovations": f"tests.upgrade.planted.{name}.migrations",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_settings, "MIGRATION_MODULES", modules)
        yield


def _rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: _count(cursor, name) for name in names if name not in LEFT_OUT}


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
    return cursor.fetchone()[0]


def _told_again(rows: dict[str, int], of: dict[str, int]) -> dict[str, int]:
    names = {name for name in of if name not in OTHERS | LEFT_OUT and not name.startswith(NOTES)}
    return {name: rows[name] for name in sorted(names)}


def _columns() -> dict[str, set[tuple[str, Any]]]:
    with connection.cursor() as cursor:
        return {
            name: {
                (column.name, column.null_ok)
                for column in connection.introspection.get_table_description(cursor, name)
            }
            for name in connection.introspection.table_names(cursor)
        }


def _lacks() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def test_the_archives_are_small_and_of_the_oldest_server(covered):
    found = sorted(ARCHIVES.glob("*.tar.gz"))
    covered(f"{', '.join(path.name for path in found)}")
    assert [path.name for path in found] == ["postgresql.tar.gz", "sqlite.tar.gz"]
    assert sum(path.stat().st_size for path in found) <= MOST_BYTES
    image = str(compose.raw()["services"]["postgres"]["image"])
    server = int(image.partition(":")[2].partition(".")[0])
    assert int(archives.verified(found[0]).versions["PostgreSQL"]) <= server


def _of_then(now: Any, then: Any) -> Any:
    """A report of this code without the figures that the one of the archive had not yet."""
    if isinstance(then, dict):
        return {name: _of_then(now[name], value) for name, value in then.items()}
    if isinstance(then, list):
        return [_of_then(*both) for both in zip(now, then, strict=True)]
    return now


def test_an_archive_of_the_first_migrations_is_brought_to_head(archive, told, set_clock):
    """Equal rows, an equal report, and the tables that a new site has."""
    set_clock(told["at"])
    with databases.own_copy():
        new = _columns()
        call_command("restore", str(archive), upgrade=True)
        assert _told_again(_rows(), told["rows"]) == _told_again(told["rows"], told["rows"])
        assert _of_then(report(int(told["at"][:4])), told["report"]) == told["report"]
        assert told["report"]["total"]["completed"] > 0
        assert Innovation.objects.confirmed().count() == Innovation.objects.count() > 0
        assert _lacks() == []
        assert _columns() == new
        closed = CoursePage.objects.exclude(audience="public")
        assert PageViewRestriction.objects.filter(page__in=closed).count() == closed.count() > 0
        assert SearchText.objects.count() > CoursePage.objects.count() > 0
        assert guard.is_standing()
        assert Page.find_problems() == Opd.find_problems() == ([], [], [], [], [])


def test_what_came_after_the_archive_is_applied_to_it(archive, told, set_clock):
    """Control arm of the test above: the upgrade migrates, and without it nothing is restored."""
    set_clock(told["at"])
    with _migrations_of_innovations("later"), databases.without_tables():
        with pytest.raises(CommandError, match=r"lacks migrations of this code .*give --upgrade"):
            call_command("restore", str(archive))
        assert connection.introspection.table_names() == []
        backups.restore(archive, upgrade=True)
        assert _lacks() == []
        rows = _rows()
        assert rows["innovations_note"] == Innovation.objects.count() > 0
        assert ("author", False) in _columns()["innovations_note"]
        assert _told_again(rows, told["rows"]) == _told_again(told["rows"], told["rows"])
        assert _of_then(report(int(told["at"][:4])), told["report"]) == told["report"]
        assert guard.is_standing()


def test_each_migration_finds_settled_what_the_one_before_it_wrote(archive, monkeypatch):
    """Control arm: one transaction for all of them, and nothing settled in between."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite migrates a file of its own, a transaction for each")
    hook = "migration_progress_callback"
    monkeypatch.setattr(upgrading._InOneTransaction, hook, getattr(migrate.Command, hook))
    with (
        _migrations_of_innovations("later"),
        databases.without_tables(),
        pytest.raises(RestoreRefusedError, match="pending trigger events"),
    ):
        backups.restore(archive, upgrade=True)


def test_a_migration_that_fails_leaves_the_site_as_it_was(archive):
    with _migrations_of_innovations("failing"), databases.own_copy():
        call_command("migrate", verbosity=0)
        User.objects.create_user("lama@balangan.example")
        stored = app_settings.PRIVATE_ROOT / "zz" / "lama.pdf"
        stored.parent.mkdir(parents=True)
        stored.write_bytes(b"%PDF-1.7")
        before = (_rows(), _columns(), _lacks())
        with pytest.raises(
            CommandError, match=r"Nothing was changed.*cannot be migrated \(ValueError: no innov"
        ):
            call_command("restore", str(archive), force=True, upgrade=True)
        assert (_rows(), _columns(), _lacks()) == before
        assert User.objects.get().email == "lama@balangan.example"
        assert [path for path in app_settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == [stored]


def test_a_migration_that_fails_leaves_an_empty_database_empty(archive):
    with _migrations_of_innovations("failing"), databases.without_tables():
        with pytest.raises(RestoreRefusedError, match="cannot be migrated"):
            backups.restore(archive, upgrade=True)
        assert connection.introspection.table_names() == []


def test_a_history_with_gaps_is_refused(archive, tmp_path: Path):
    with databases.own_copy():
        MigrationRecorder(connection).record_unapplied("agents", "0001_initial")
        torn = backups.make(tmp_path).path
    with databases.own_copy():
        with pytest.raises(RestoreRefusedError, match="InconsistentMigrationHistory"):
            backups.restore(torn, upgrade=True)
        assert _lacks() == []


def test_an_archive_of_today_needs_no_upgrade_and_takes_it(archive, tmp_path: Path):
    with databases.own_copy():
        User.objects.create_user("sari@balangan.example")
        made = backups.make(tmp_path).path
        before = _rows()
    with databases.without_tables():
        backups.restore(made, upgrade=True)
        assert _rows() == before
