"""An archive that a broken disk, a wrong download or a forger made is refused in a sentence, and the
site stays as it was."""

import gzip
import io
import json
import os
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from agents.models import User
from foundation import backups
from foundation.app_settings import app_settings
from foundation.backups import archives, restoring
from foundation.backups.refusals import RestoreRefusedError
from tests import databases

PDF = b"%PDF-1.7\n" + b"0" * 500
Parts = dict[str, bytes]


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


@pytest.fixture(scope="module")
def parts(written: Path) -> Parts:
    with tarfile.open(written) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}


@pytest.fixture
def refused(tmp_path: Path, db) -> Callable[[bytes], str]:
    """What the command says to an archive of these bytes; rows and files stay as they are."""
    stored = app_settings.PRIVATE_ROOT / "zz" / "lama.pdf"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(PDF)
    outside = tmp_path / "archives"
    outside.mkdir()

    def call(data: bytes) -> str:
        path = outside / "cadangan.tar.gz"
        path.write_bytes(data)
        with pytest.raises(CommandError) as error:
            call_command("restore", str(path), force=True)
        assert not User.objects.exists()
        assert [each for each in app_settings.PRIVATE_ROOT.rglob("*") if each.is_file()] == [stored]
        assert stored.read_bytes() == PDF
        assert list(outside.iterdir()) == [path]
        said = str(error.value)
        assert said.startswith("Nothing was changed. ")
        assert said.endswith(".")
        assert "Traceback" not in said
        return said

    return call


def tar_of(parts: Parts, change: Callable[[tarfile.TarInfo], None] = lambda entry: None) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            change(entry)
            tar.addfile(entry, io.BytesIO(content))
    return target.getvalue()


def with_manifest(parts: Parts, change: Callable[[dict[str, Any]], None]) -> bytes:
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    return tar_of({**parts, "manifest.json": json.dumps(manifest).encode()})


def listed(parts: Parts) -> Parts:
    """The parts with a manifest that tells their true sizes and digests: a forger's."""
    manifest = json.loads(parts["manifest.json"])
    others = {name: content for name, content in parts.items() if name != "manifest.json"}
    manifest["members"] = {
        name: {"size": len(content), "sha256": archives.hashlib.sha256(content).hexdigest()}
        for name, content in others.items()
    }
    return {**others, "manifest.json": json.dumps(manifest).encode()}


def test_a_forger_s_archive_of_true_parts_is_taken(parts, committed_db, tmp_path):
    """Control arm: what the tests below make is refused for its fault alone."""
    path = tmp_path / "cadangan.tar.gz"
    path.write_bytes(tar_of(listed(parts)))
    backups.restore(path, force=True)
    assert User.objects.get().first_name == "Sari Wulandari"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 4096,
        b"Bukan cadangan\n",
        b"\x1f\x8b\x08\x00",
        b"%PDF-1.7",
        b"SQLite format 3\x00" + b"\x00" * 500,
        os.urandom(5000),
        gzip.compress(b""),
        gzip.compress(b"Bukan tar" * 500),
        gzip.compress(b"\x00" * 20_000),
    ],
    ids=range(10),
)
def test_what_is_no_archive_is_refused(refused, data):
    refused(data)


def test_a_zip_and_a_bare_tar_are_refused(refused, parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    refused(target.getvalue())
    refused(gzip.decompress(tar_of(parts)))


@pytest.mark.parametrize("part", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_archive_is_refused(refused, parts, part):
    whole = tar_of(parts)
    refused(whole[: int(len(whole) * part)])


@pytest.mark.parametrize("at", range(5))
def test_a_flipped_byte_is_refused(refused, parts, at):
    whole = bytearray(tar_of(parts))
    whole[len(whole) * (2 * at + 1) // 10] ^= 0xFF
    refused(bytes(whole))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"1",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": 2}',
        b'{"format": true}',
        b'{"format": "2"}',
        b'{"format": 9}',
        b'{"format": 9, "versions": {"klinik-inoba": 1}}',
        b'{"format": 1e999}',
    ],
)
def test_a_manifest_that_is_none_is_refused(refused, parts, text):
    refused(tar_of({**parts, "manifest.json": text}))


def test_an_archive_without_a_manifest_is_refused(refused, parts):
    refused(tar_of({name: content for name, content in parts.items() if name != "manifest.json"}))


WRONG: list[Any] = [None, 1, -1, 1.5, True, "x", "", [], [1], {}, {"a": 1}, [["a"]], {"a": {}}]


@pytest.mark.parametrize(
    "name",
    ["vendor", "versions", "migrations", "made_at", "tables", "schema", "extensions", "members"],
)
def test_a_manifest_of_wrong_types_is_refused(refused, parts, name):
    original = json.loads(parts["manifest.json"])[name]
    for value in WRONG:
        if type(value) is type(original) and not value and not original:
            continue
        if name in {"made_at", "schema"} and isinstance(value, str):
            continue  # words for people, or of the other database
        if name == "extensions" and value == []:
            continue
        refused(with_manifest(parts, lambda manifest, value=value: manifest.update({name: value})))
    refused(with_manifest(parts, lambda manifest: manifest.pop(name)))


@pytest.mark.parametrize(
    "member",
    [
        {"size": "9", "sha256": "x"},
        {"size": -1, "sha256": "x"},
        {"size": True, "sha256": "x"},
        {"size": 2**70, "sha256": "x"},
        {"size": 1},
        {"size": 1, "sha256": "x", "more": 1},
        {"size": 1, "sha256": None},
        [1, "x"],
        None,
    ],
)
def test_a_member_of_wrong_types_is_refused(refused, parts, member):
    refused(with_manifest(parts, lambda each: each["members"].update({"files/media/a": member})))


@pytest.mark.parametrize("version", ["", "x", "1", "0.1\n", "²", "9" * 5000, "0.1.0;"])
def test_a_version_that_is_none_is_refused(refused, parts, version):
    def change(manifest: dict[str, Any]) -> None:
        manifest["versions"]["klinik-inoba"] = version

    assert len(refused(with_manifest(parts, change))) < 400


def test_an_unknown_entry_is_refused(refused, parts):
    assert "surprise" in refused(with_manifest(parts, lambda each: each.update({"surprise": 1})))


@pytest.mark.parametrize(
    "name",
    [
        "../luar.txt",
        "/etc/luar.txt",
        "files/media/../../luar.txt",
        "files/private/.replaced/x",
        "files/private/./x",
        "files/private//x",
        "files/private",
        "files/rahasia/x",
        "files/x",
        "database/../x",
        "database/a/b",
        "x",
        "files/private/a\nb",
        "files/private/a\x01b",
        "files/private/\udcff",
        "files/private/" + "a" * 300,
        "files/private/" + "a/" * 800 + "a",
    ],
)
def test_a_name_that_we_do_not_write_is_refused(refused, parts, name):
    assert len(refused(tar_of(listed({name: b"x", **parts})))) < 500


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_what_is_no_plain_file_is_refused(refused, parts, kind):
    def change(entry: tarfile.TarInfo) -> None:
        if entry.name.startswith("files/"):
            entry.type, entry.linkname, entry.size = kind, "/etc/passwd", 0

    assert "no backup of this site" in refused(tar_of(parts, change))


def test_a_name_twice_is_refused(refused, parts):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        for name, content in [*parts.items(), *parts.items()]:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    assert "no backup of this site" in refused(target.getvalue())


def test_a_file_in_the_place_of_a_folder_is_refused(refused, parts):
    forged = {"files/private/a": b"x", "files/private/a/b": b"y", **parts}
    assert "in the place of a folder" in refused(tar_of(listed(forged)))


@pytest.mark.parametrize("size", [2**40, 2**62])
def test_a_huge_size_is_refused_at_once(refused, size):
    entry = tarfile.TarInfo("files/private/a")
    entry.size = size
    said = refused(gzip.compress(entry.tobuf(tarfile.GNU_FORMAT) + b"\x00" * 5000))
    assert "cannot be read" in said or "more than this disk" in said


def test_an_archive_for_which_there_is_no_room_is_refused(refused, parts, monkeypatch):
    monkeypatch.setattr(restoring, "has_room", lambda size, place: False)
    assert "make room" in refused(tar_of(parts))


def test_an_archive_without_its_database_is_refused(refused, parts):
    files = {name: content for name, content in parts.items() if not name.startswith("database/")}
    assert "no database" in refused(tar_of(listed(files)))
    other = {"database/other": b"x", **parts}
    assert "no database" in refused(tar_of(listed(other)))


def test_a_database_that_is_none_is_refused(refused, parts):
    name = next(name for name in parts if name.startswith("database/"))
    for content in (b"", b"x" * 3000, parts[name][:4096], parts[name][: len(parts[name]) // 2]):
        refused(tar_of(listed({**parts, name: content})))


def test_a_database_of_another_state_is_refused(refused, parts):
    def change(manifest: dict[str, Any]) -> None:
        manifest["tables"] = {**manifest["tables"], "agents_user": 7}

    refused(with_manifest(parts, change))


def test_a_folder_and_a_missing_file_are_refused(tmp_path, db):
    for path in (tmp_path, tmp_path / "tidak-ada"):
        with pytest.raises(RestoreRefusedError, match="name"):
            backups.restore(path, force=True)


def test_a_manifest_beyond_measure_is_refused(refused, parts, monkeypatch):
    monkeypatch.setattr(archives, "LONGEST_MANIFEST", 100)
    assert "beyond measure" in refused(tar_of(parts))


def test_a_folder_that_cannot_be_written_is_refused(refused, parts, monkeypatch):
    def fail(*args: Any, **options: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shutil, "copyfileobj", fail)
    assert "may write" in refused(tar_of(parts))
