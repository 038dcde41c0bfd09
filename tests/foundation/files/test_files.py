"""Private files: what is taken, how it lies, who gets it, in which parts."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from foundation.files.operations import keep
from foundation.files.refusals import FileRefusedError
from foundation.models import PrivateFile

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 64


@pytest.fixture
def make_file(database) -> Callable[..., PrivateFile]:
    def make(name: str = "SK Tim.pdf", content: bytes = PDF, **fields) -> PrivateFile:
        return keep(SimpleUploadedFile(name, content), **{"by": None, **fields})

    return make


@pytest.fixture
def allow(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let these people, and nobody else, open every file."""

    def only(*users) -> None:
        monkeypatch.setattr("foundation.files.rules._rules", [lambda user, file: user in users])

    return only


def body(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kosong.pdf", b"", "empty"),
        ("besar.pdf", PDF + b"0" * 2000, "too_large"),
        ("halaman.pdf", b"<html><script>alert(1)</script></html>", "wrong_kind"),
        (
            "gambar.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "wrong_kind",
        ),
        ("program.pdf", b"MZ\x90\x00" + b"\x00" * 300, "wrong_kind"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(make_file, name, content, code):
    with pytest.raises(FileRefusedError) as refused:
        make_file(name, content, limit=2000)
    assert refused.value.code == code
    assert not PrivateFile.objects.exists()


def test_the_kind_comes_from_the_bytes_and_not_from_the_name(make_file):
    record = make_file("foto.exe", PNG)
    assert record.content_type == "image/png"
    assert record.name == "foto.png"


def test_a_typed_name_never_becomes_a_path(make_file, settings):
    record = make_file("../../etc/passwd.pdf")
    path = Path(record.file.path)
    assert record.name == "passwd.pdf"
    assert Path(settings.FOUNDATION_PRIVATE_ROOT) in path.parents
    assert "passwd" not in str(path)


def test_only_the_server_can_read_what_lies_on_the_disk(make_file, settings):
    path = Path(make_file().file.path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert Path(settings.MEDIA_ROOT) not in path.parents


def test_whoever_may_open_it_gets_an_attachment_that_runs_nowhere(make_file, allow, sari, as_user):
    record = make_file(by=sari)
    allow(sari)
    response = as_user(sari).get(record.get_absolute_url())
    assert response.status_code == 200
    assert body(response) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="SK_Tim.pdf"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_stranger_cannot_tell_a_file_from_no_file(make_file, allow, sari, rini, as_user):
    address = make_file(by=sari).get_absolute_url()
    allow(sari)
    for client in (Client(), as_user(rini)):
        assert client.get(address).status_code == 404
        assert client.get("/berkas/tidak-ada/").status_code == 404


def test_without_a_rule_nobody_opens_a_file(make_file, root, as_user, monkeypatch):
    monkeypatch.setattr("foundation.files.rules._rules", [])
    assert as_user(root).get(make_file().get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-9", 0, 10), ("bytes=100-", 100, len(PDF)), ("bytes=-7", len(PDF) - 7, len(PDF))],
)
def test_a_cut_download_goes_on_where_it_stopped(
    make_file, allow, sari, as_user, asked, start, stop
):
    allow(sari)
    response = as_user(sari).get(make_file().get_absolute_url(), headers={"Range": asked})
    part = body(response)
    assert response.status_code == 206
    assert part == PDF[start:stop]
    assert response["Content-Range"] == f"bytes {start}-{stop - 1}/{len(PDF)}"
    assert int(response["Content-Length"]) == len(part)


@pytest.mark.parametrize("asked", ["bytes=99999-", "bytes=-0"])
def test_a_part_that_does_not_exist_is_416(make_file, allow, sari, as_user, asked):
    allow(sari)
    response = as_user(sari).get(make_file().get_absolute_url(), headers={"Range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(PDF)}"


@pytest.mark.parametrize("asked", ["lines=1-2", "bytes=-", "bytes=a-b", "bytes=0-1,5-6"])
def test_a_range_that_we_do_not_speak_answers_the_whole_file(
    make_file, allow, sari, as_user, asked
):
    allow(sari)
    response = as_user(sari).get(make_file().get_absolute_url(), headers={"Range": asked})
    assert response.status_code == 200
    assert body(response) == PDF


def test_behind_a_proxy_the_proxy_sends_the_bytes(make_file, allow, sari, rini, as_user, settings):
    settings.FOUNDATION_FILES_BY_PROXY = "/berkas-tersimpan/"
    record = make_file()
    allow(sari)
    response = as_user(sari).get(record.get_absolute_url())
    assert response["X-Accel-Redirect"] == f"/berkas-tersimpan/{record.file.name}"
    assert response.content == b""
    assert as_user(rini).get(record.get_absolute_url()).status_code == 404


def test_codes_cannot_be_guessed(make_file):
    first, second = make_file(), make_file()
    assert first.code != second.code
    assert len(first.code) >= 32
    assert django_settings.MEDIA_URL not in first.get_absolute_url()
