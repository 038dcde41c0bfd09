"""A restore that would not end well does not begin: each refusal names its cure and changes nothing."""

import json
import shutil
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from agents.models import User
from foundation import backups
from foundation.app_settings import app_settings
from foundation.backups import archives, folders, manifest, postgres
from foundation.backups.refusals import BackupRefusedError, RestoreRefusedError
from foundation.health import probes
from tests import databases

pytestmark = pytest.mark.smoke
PDF = b"%PDF-1.7\n" + b"0" * 5000


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker, tmp_path_factory) -> Path:
    """The archive of a site with one account and one file."""
    folder = tmp_path_factory.mktemp("written")
    roots = {"FOUNDATION_PRIVATE_ROOT": folder / "private", "MEDIA_ROOT": folder / "media"}
    stored = roots["FOUNDATION_PRIVATE_ROOT"] / "ab" / "abc.pdf"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(PDF)
    with django_db_blocker.unblock(), databases.own_copy(), override_settings(**roots):
        User.objects.create_user("sari@balangan.example", first_name="Sari Wulandari")
        return backups.make(folder / "backups").path


@pytest.fixture
def stored() -> Path:
    """A file that this site has already, and must keep."""
    path = app_settings.PRIVATE_ROOT / "zz" / "lama.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(PDF)
    return path


@pytest.fixture
def archive(written: Path, tmp_path: Path, db, stored: Path) -> Path:
    return shutil.copy(written, tmp_path / written.name)


@pytest.fixture
def committed_archive(written: Path, tmp_path: Path, committed_db, stored: Path) -> Path:
    """For tests in which something is restored."""
    return shutil.copy(written, tmp_path / written.name)


def _rewritten(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same archive with other content, as a broken disk or a forger would leave it."""
    with tarfile.open(archive) as tar:
        parts = {entry.name: tar.extractfile(entry).read() for entry in tar}
    change(parts)
    path = archive.with_name("changed.tar.gz")
    with tarfile.open(path, "w:gz") as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, BytesIO(content))
    return path


def _claiming(archive: Path, **claims: Any) -> Path:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | claims).encode()

    return _rewritten(archive, change)


def _refusal(path: Path, **options: Any) -> str:
    """What is said; rows and files stay as they are."""
    with pytest.raises(RestoreRefusedError) as refused:
        backups.restore(path, **{"force": True, **options})
    assert not User.objects.exists()
    _assert_files_stand()
    return str(refused.value)


def _assert_files_stand() -> None:
    (stored,) = (path for path in app_settings.PRIVATE_ROOT.rglob("*") if path.is_file())
    assert stored.name == "lama.pdf"
    assert stored.read_bytes() == PDF
    assert not any(path.name.startswith(".") for path in app_settings.PRIVATE_ROOT.iterdir())


def test_an_untouched_archive_is_taken(committed_archive):
    """Control arm of everything below: rewriting alone breaks nothing."""
    backups.restore(_rewritten(committed_archive, lambda parts: None), force=True)
    assert User.objects.get().first_name == "Sari Wulandari"
    assert [path.name for path in app_settings.PRIVATE_ROOT.rglob("*.pdf")] == ["abc.pdf"]


def test_another_version_is_refused(archive):
    theirs = {**manifest.versions(), "klinik-inoba": "0.0.1"}
    assert "install version 0.0.1" in _refusal(_claiming(archive, versions=theirs))


def test_an_older_version_is_taken_with_upgrade(committed_archive):
    theirs = {**manifest.versions(), "klinik-inoba": "0.0.1"}
    older = _claiming(committed_archive, versions=theirs)
    assert "or give --upgrade" in _refusal(older)
    backups.restore(older, force=True, upgrade=True)
    assert User.objects.get().first_name == "Sari Wulandari"


def test_a_newer_version_is_refused_with_upgrade_too(archive):
    theirs = {**manifest.versions(), "klinik-inoba": "99.0"}
    said = _refusal(_claiming(archive, versions=theirs), upgrade=True)
    assert "install version 99.0" in said
    assert "--upgrade" not in said


def test_another_database_is_refused(archive):
    assert "set DATABASE_URL" in _refusal(_claiming(archive, vendor="oracle"))


def test_another_format_is_refused(archive):
    assert "of format 9" in _refusal(_claiming(archive, format=9))


def test_migrations_of_newer_code_are_refused(archive):
    applied = [[app, name] for app, name in MigrationRecorder(connection).applied_migrations()]
    newer = [*applied, ["courses", "9999_quizzes"]]
    for upgrade in (False, True):
        said = _refusal(_claiming(archive, migrations=newer), upgrade=upgrade)
        assert "courses.9999_quizzes" in said
        assert "install the code" in said


def test_missing_migrations_are_refused(archive):
    applied = [[app, name] for app, name in MigrationRecorder(connection).applied_migrations()]
    older = [each for each in applied if each[0] != "mentoring"]
    said = _refusal(_claiming(archive, migrations=older))
    assert "lacks migrations of this code (mentoring." in said
    assert "give --upgrade to apply them" in said


def test_a_changed_file_is_refused(archive):
    def flip(parts: dict[str, bytes]) -> None:
        name = next(name for name in parts if name.startswith("files/private/"))
        parts[name] = parts[name][:-1] + b"1"

    said = _refusal(_rewritten(archive, flip))
    assert "not as they were written, first files/private/" in said
    assert "take another backup" in said


def test_a_missing_and_an_added_file_are_refused(archive):
    def drop(parts: dict[str, bytes]) -> None:
        del parts[next(name for name in parts if name.startswith("files/private/"))]

    def add(parts: dict[str, bytes]) -> None:
        parts["files/media/baru.html"] = b"<script>"

    assert "1 files" in _refusal(_rewritten(archive, drop))
    assert "files/media/baru.html" in _refusal(_rewritten(archive, add))


@pytest.mark.parametrize("name", ["../luar.txt", "/etc/luar.txt", "files/media/../../luar.txt"])
def test_a_name_that_leads_out_of_the_folder_is_refused(archive, name):
    def add(parts: dict[str, bytes]) -> None:
        parts[name] = b"x"

    assert "no backup of this site" in _refusal(_rewritten(archive, add))


@pytest.mark.parametrize("part", [0.0, 0.3, 0.95])
def test_an_archive_that_is_cut_off_is_refused(archive, part):
    cut = archive.with_name("cut.tar.gz")
    content = archive.read_bytes()
    cut.write_bytes(content[: int(len(content) * part)])
    said = _refusal(cut)
    assert "cannot be read to its end" in said or "cut off" in said


def test_what_is_no_archive_is_refused(archive, tmp_path: Path):
    other = tmp_path / "catatan.txt"
    other.write_text("Bukan cadangan")
    assert "cannot be read" in _refusal(other)
    assert "look at its name" in _refusal(tmp_path / "tidak-ada")


def test_a_site_with_people_is_not_overwritten_unless_forced(committed_archive, stored):
    stored.unlink()
    User.objects.create_user("lain@balangan.example")
    with pytest.raises(CommandError, match=r"Nothing was changed.*--force"):
        call_command("restore", str(committed_archive))
    assert User.objects.get().email == "lain@balangan.example"
    call_command("restore", str(committed_archive), force=True)
    assert User.objects.get().email == "sari@balangan.example"


def test_a_site_with_files_alone_is_not_overwritten_unless_forced(archive):
    assert "--force" in _refusal(archive, force=False)


def test_a_failure_in_the_middle_leaves_everything_as_it_was(committed_archive, monkeypatch):
    """The last step before the commit fails: rows and files are the old ones."""

    def fail(exchange: folders.Exchange) -> None:
        swap(exchange)
        assert (app_settings.PRIVATE_ROOT / "ab" / "abc.pdf").exists()
        raise OSError("disk gone")

    swap = folders.Exchange.swap
    monkeypatch.setattr(folders.Exchange, "swap", fail)
    with pytest.raises(RestoreRefusedError, match="disk gone"):
        backups.restore(committed_archive, force=True)
    assert not User.objects.exists()
    _assert_files_stand()


def test_a_restore_that_was_killed_is_noticed_and_can_be_done_again(committed_archive, monkeypatch):
    """As after `kill -9`: nobody tidies up."""
    assert probes.restore_is_whole().is_well
    monkeypatch.setattr(folders.Exchange, "swap_back", lambda exchange: None)
    monkeypatch.setattr(folders.Exchange, "clear", lambda exchange: None)
    backups.restore(committed_archive, force=True)
    assert not probes.restore_is_whole().is_well
    assert "restore FILE --force" in probes.restore_is_whole().cure
    monkeypatch.undo()
    backups.restore(committed_archive, force=True)
    assert probes.restore_is_whole().is_well
    assert [path.name for path in app_settings.PRIVATE_ROOT.rglob("*.pdf")] == ["abc.pdf"]


def test_a_database_in_use_is_refused_with_the_cure(committed_archive, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite waits for its turn, of at most five seconds")
    monkeypatch.setattr(postgres, "PATIENCE", "200ms")
    given = connection.get_connection_params()
    names = {key: given[key] for key in ("host", "port", "user", "password") if given.get(key)}
    with psycopg.connect(dbname=connection.settings_dict["NAME"], **names) as other:
        other.execute("LOCK TABLE agents_user IN ACCESS SHARE MODE")
        with pytest.raises(RestoreRefusedError, match="stop web"):
            backups.restore(committed_archive, force=True)
    backups.restore(committed_archive, force=True)  # control arm: the lock was the reason


def test_a_full_folder_is_refused_and_leaves_no_half_archive(committed_db, tmp_path, monkeypatch):
    def fail(writer: archives.Writer) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives.Writer, "close", fail)
    with pytest.raises(BackupRefusedError, match=r"No space left.*make room"):
        backups.make(tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []
