"""The drill: a site is backed up, everything is lost, and it is as it was."""

import hashlib
import json
import shutil
import tarfile
from datetime import datetime, time, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from agents.models import Opd, User
from courses.learning.operations import enroll, finish_activity
from courses.models import CoursePage
from foundation import backups
from foundation.app_settings import app_settings
from foundation.backups import folders
from foundation.backups.leaving_out import LEFT_OUT
from foundation.files.operations import keep
from foundation.minute import loop as pace
from foundation.models import PrivateFile
from scheduling.bookings import guard
from scheduling.models import Booking, Hold, Resource
from tests import databases
from tests.makers import PASSWORD

pytestmark = [pytest.mark.smoke, pytest.mark.usefixtures("indexed")]
NO_MORE = """
CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no more' USING ERRCODE = 'XX000'; END $$;
CREATE TRIGGER no_more BEFORE INSERT OR TRUNCATE ON auth_group EXECUTE FUNCTION no_more();
"""
PDF = b"%PDF-1.7\n" + b"0" * 5000


@pytest.fixture
def clinic(committed_db, sari, rini, dewi, make_course, make_decree) -> CoursePage:
    """A course that somebody finished, a private file, a picture in the media, a session."""
    course = make_course("Pelayanan ibu hamil di Paringin")
    enroll(rini, course)
    enroll(sari, course)
    for lesson in course.lessons:
        finish_activity(sari, lesson)
    make_decree(file=keep(SimpleUploadedFile("SK 12.pdf", PDF), by=dewi))
    media = Path(site_settings.MEDIA_ROOT) / "images"
    media.mkdir(parents=True)
    (media / "puskesmas.webp").write_bytes(b"RIFF" + bytes(range(256)))
    _sign_in(sari)
    return course


def _sign_in(user: User) -> Client:
    client = Client()
    form = {"login": user.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), form).status_code == 302
    assert client.get(reverse("home:start")).status_code == 200
    return client


def _tables() -> dict[str, int]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: _rows(cursor, name) for name in names if name not in LEFT_OUT}


def _rows(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
    return cursor.fetchone()[0]


def _hashes() -> dict[str, str]:
    roots = [Path(site_settings.MEDIA_ROOT), app_settings.PRIVATE_ROOT]
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for root in roots
        for path in root.rglob("*")
        if path.is_file()
    }


def _report() -> Any:
    out = StringIO()
    call_command("completion_report", stdout=out)
    return json.loads(out.getvalue())


def _lose_files() -> None:
    shutil.rmtree(site_settings.MEDIA_ROOT)
    shutil.rmtree(app_settings.PRIVATE_ROOT)


def test_a_site_comes_back_as_it_was(clinic, sari, dewi, tmp_path: Path):
    before = (_tables(), _hashes(), _report())
    archive = backups.make(tmp_path / "backups").path
    _lose_files()
    with databases.own_copy():
        assert not User.objects.exists()
        backups.restore(archive)
        assert (_tables(), _hashes(), _report()) == before
        assert before[0]["courses_enrollment"] == 2
        assert not Session.objects.exists()
        _sign_in(sari)
        record = PrivateFile.objects.get()
        assert record.file.read() == PDF
        assert (
            "SK_12.pdf"
            in _sign_in_as(dewi).get(record.get_absolute_url()).headers["Content-Disposition"]
        )
        _assert_alive(clinic)
        _assert_strangers_are_kept_out(archive, app_settings.PRIVATE_ROOT / record.file.name)


def _assert_strangers_are_kept_out(archive: Path, stored: Path) -> None:
    modes = {path: path.stat().st_mode & 0o777 for path in (archive, stored)}
    assert set(modes.values()) == {0o600}
    assert {path.parent.stat().st_mode & 0o777 for path in modes} == {0o700}


def _sign_in_as(user: User) -> Client:
    client = Client()
    client.force_login(
        User.objects.get(pk=user.pk), backend="agents.accounts.backends.EmailOrNipBackend"
    )
    return client


def _assert_alive(course: CoursePage) -> None:
    """What is not rows: trees, search, numbers of new rows, the guard of bookings."""
    assert Page.find_problems() == ([], [], [], [], [])
    assert Opd.find_problems() == ([], [], [], [], [])
    assert [page.pk for page in CoursePage.objects.live().search("hamil")] == [course.pk]
    last = max(User.objects.values_list("pk", flat=True))
    assert User.objects.create_user("baru@balangan.example").pk > last
    assert guard.is_standing()


def test_no_session_and_no_key_is_in_the_archive(clinic, tmp_path: Path):
    session = Session.objects.get().session_key
    archive = backups.make(tmp_path).path
    with tarfile.open(archive) as tar:
        parts = {entry.name: tar.extractfile(entry).read() for entry in tar}
    together = b"".join(parts.values())
    assert site_settings.SECRET_KEY.encode() not in together
    assert session.encode() not in together
    assert b"sari.wulandari@balangan.example" in together  # control: it is the database


def test_a_file_that_lies_nowhere_is_named(clinic, tmp_path: Path):
    assert backups.make(tmp_path / "whole").missing == []
    record = PrivateFile.objects.get()
    (app_settings.PRIVATE_ROOT / record.file.name).unlink()
    assert backups.make(tmp_path / "torn").missing == [f"files/private/{record.file.name}"]


def test_the_archive_is_of_one_moment(clinic, sari, tmp_path: Path, monkeypatch):
    """Somebody writes between the rows and the files."""
    listed = folders.files

    def meanwhile() -> Any:
        User.objects.filter(pk=sari.pk).update(first_name="Sari W.")
        return listed()

    monkeypatch.setattr(folders, "files", meanwhile)
    archive = backups.make(tmp_path).path
    assert User.objects.get(pk=sari.pk).first_name == "Sari W."
    with databases.own_copy():
        backups.restore(archive, force=True)
        assert User.objects.get(pk=sari.pk).first_name == "Sari Wulandari"


def test_the_guard_of_bookings_is_in_force_afterwards(clinic, sari, budi, tmp_path: Path):
    start = timezone.make_aware(datetime.fromisoformat("2026-03-12 09:00"))
    times = {"starts_at": start, "ends_at": start + timedelta(minutes=30)}
    until = {"kind": "session", "expires_at": start, **times}
    first, second = (Booking.objects.create(**until) for _ in range(2))
    resource = Resource.objects.create(person=budi.person)
    busy = {"resource": resource, "busy_from": start, "busy_to": times["ends_at"]}
    Hold.objects.create(booking=first, **busy)
    archive = backups.make(tmp_path).path
    with databases.own_copy():
        backups.restore(archive, force=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            Hold.objects.create(booking=second, **busy)
        with pytest.raises(IntegrityError), transaction.atomic():
            Booking.objects.filter(pk=second.pk).update(state="confirmed", expires_at=None)
        guard.remove()
        Hold.objects.create(booking=second, **busy)  # control arm: nothing else refuses it


def test_triggers_of_postgresql_sleep_during_a_restore_and_wake_up_after_it(clinic, tmp_path: Path):
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite they are part of the file")
    with connection.cursor() as cursor:
        cursor.execute(NO_MORE)
    archive = backups.make(tmp_path).path
    with databases.own_copy():
        backups.restore(archive, force=True)
        with pytest.raises(InternalError, match="no more"), transaction.atomic():
            Group.objects.create(name="Baru")


def test_the_newest_are_kept_and_foreign_files_left_alone(tmp_path: Path):
    names = [f"klinik-inoba-2026110{day}T013000Z.tar.gz" for day in range(1, 6)]
    for name in [*names, "catatan.txt"]:
        (tmp_path / name).touch()
    backups.forget_old(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catatan.txt", *names[-2:]]


def test_a_command_makes_keeps_and_checks(clinic, tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("backups")
    with pytest.raises(CommandError, match="there is none"):
        call_command("backup", to=tmp_path, check=True)
    out = StringIO()
    call_command("backup", to=tmp_path, keep=3, stdout=out)
    assert "1 files" not in out.getvalue()
    assert "2 files" in out.getvalue()
    call_command("backup", to=tmp_path, check=True, stdout=out)
    (made,) = tmp_path.glob("*.tar.gz")
    made.rename(tmp_path / "klinik-inoba-20200101T013000Z.tar.gz")
    with pytest.raises(CommandError, match="too old"):
        call_command("backup", to=tmp_path, check=True)


@pytest.mark.parametrize(
    ("now", "hours"),
    [("2026-03-12 01:29", 1 / 60), ("2026-03-12 01:30", 24), ("2026-03-12 02:30", 23)],
)
def test_the_next_night_is_found(now, hours):
    seconds = pace._until(time(1, 30), timezone.make_aware(datetime.fromisoformat(now)))
    assert seconds == pytest.approx(hours * 3600)
