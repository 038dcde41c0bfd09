"""The disk of the files is full, or more than the server may write: the sender is told in words,
keeps what she typed, and nothing half-done stays, neither in the database nor on the disk.

A full disk is a file system of one megabyte, mounted over a folder of the site, which needs root;
a quota is a limit on the size of files of the processes that answer pages.
"""

import io
import os
import random
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from foundation.models import PrivateFile
from home.models import Picture
from tests.faults.site import Site
from tests.operations.visitor import Visitor

BLOCK = 4096
ROOM = 64 * 1024  # left on the full disk
QUOTA = 160 * 1024
NOISE = random.Random(5).randbytes(400 * 1024)
PDF = b"%PDF-1.7\n" + NOISE
NO_ROOM = "Server sedang tidak punya ruang untuk berkas"
FAULTS = ["full", "quota"]
ADD_PICTURE, ADD_DECREE = "/cms/images/add/", "/cms/registri/sk/new/"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """One megabyte at `folder`, of which `ROOM` is left."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        (folder / "full").write_bytes(b"0" * (1024 * 1024 - ROOM - BLOCK))
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def small_quota(site: Site) -> Iterator[None]:
    """No process that answers pages writes a larger file."""
    master = psutil.Process(site.production.stand.processes["web"].pid)
    family = [master.pid, *(each.pid for each in master.children(recursive=True))]
    _, hard = resource.prlimit(master.pid, resource.RLIMIT_FSIZE)
    try:
        for pid in family:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (QUOTA, hard))
        yield
    finally:
        for pid in family:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


def without_room(fault: str, site: Site, folder: Path) -> Any:
    return small_disk(folder) if fault == "full" else small_quota(site)


def files_in(folder: Path) -> set[str]:
    return {each.name for each in folder.rglob("*") if each.is_file() and each.name != "full"}


def upload(
    visitor: Visitor, path: str, data: dict[str, str], name: str, file: tuple[str, bytes], **headers
) -> requests.Response:
    token = {"csrfmiddlewaretoken": visitor.session.cookies["__Host-csrf"]}
    return visitor.session.post(
        visitor.base_url + path,
        data={**token, **data},
        files={name: file},
        headers={"Referer": visitor.base_url + path, **headers},
        timeout=30,
    )


def count(site: Site, table: str) -> int:
    return int(site.ask(f"SELECT count(*) FROM {table}")[0][0])


_staff: dict[str, Visitor] = {}


@pytest.fixture
def staff(site: Site) -> dict[str, Visitor]:
    """Signed in once: a one-time code serves once."""
    for kind in ("clinic", "editor"):
        if kind not in _staff:
            _staff[kind] = site.enter(kind)
    return _staff


@pytest.mark.parametrize("fault", FAULTS)
def test_a_message_whose_file_finds_no_room_is_kept_in_the_form(site, covered, fault):
    visitor, path = site.enter("innovator"), f"{site.world['thread']}kirim/"
    private = site.production.proxy.var / "private"
    form = {"text": f"Ini buktinya ({fault})", "client_key": f"bukti-{fault}"}
    attached = ("attachments", ("bukti.pdf", PDF))
    tables = ("mentoring_message", "mentoring_attachment", "foundation_privatefile")
    kept = files_in(private)  # which the small disk hides
    with without_room(fault, site, private):
        before = [count(site, table) for table in tables]
        lying = files_in(private)
        page = upload(visitor, path, form, *attached)
        told = upload(visitor, path, form, *attached, Accept="application/json")
        assert [count(site, table) for table in tables] == before
        assert files_in(private) == lying
        said = visitor.post(path, {"text": "Tanpa berkas", "client_key": f"tanpa-{fault}"})
    assert page.status_code == 200
    assert NO_ROOM in page.text
    assert form["text"] in page.text
    assert told.status_code == 422
    assert NO_ROOM in told.json()["errors"][0]
    assert "Tanpa berkas" in said.text  # words need no room

    # Control arm: with room, the same form goes through, and once though it is sent twice.
    for _ in range(2):
        assert upload(visitor, path, form, *attached).status_code == 200
    assert [count(site, table) for table in tables] == [before[0] + 2, before[1] + 1, before[2] + 1]
    (name,) = files_in(private) - kept
    assert next(private.rglob(name)).read_bytes() == PDF
    covered(f"disk {fault}: attachment refused in words twice, text kept, then sent once")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_decree_whose_scan_finds_no_room_is_kept_in_the_form(site, staff, covered, fault):
    private = site.production.proxy.var / "private"
    fields = {"kind": "sk", "number": f"188/{fault}", "issued_on": "12/03/2026", "about": "Tim uji"}
    page = staff["clinic"].get(ADD_DECREE)
    assert page.status_code == 200
    with without_room(fault, site, private):
        before = count(site, "agents_decree"), count(site, "foundation_privatefile")
        lying = files_in(private)
        page = upload(staff["clinic"], ADD_DECREE, fields, "upload", ("sk.pdf", PDF))
        after = count(site, "agents_decree"), count(site, "foundation_privatefile")
        assert (after, files_in(private)) == (before, lying)
    assert page.status_code == 200
    assert NO_ROOM in page.text
    assert fields["number"] in page.text
    covered(f"disk {fault}: decree refused in words, fields kept")


def picture() -> bytes:
    """Of noise, so that it stays larger than what is left."""
    out = io.BytesIO()
    Image.frombytes("RGB", (360, 360), NOISE[: 360 * 360 * 3]).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("full", 200, "Server sedang tidak punya ruang untuk berkas ini"),
        ("quota", 507, "Server tidak punya ruang untuk berkas saat ini"),
    ],
)
def test_a_picture_that_finds_no_room_is_not_half_stored(
    site, staff, covered, fault, status, words
):
    """A quota shows itself only in the writing, too late for the form."""
    media = site.production.proxy.var / "media"
    fields = {"title": f"Gambar {fault}"}
    file = ("file", ("gambar.png", picture()))
    assert staff["editor"].get(ADD_PICTURE).status_code == 200
    with without_room(fault, site, media):
        page = upload(staff["editor"], ADD_PICTURE, fields, *file)
        assert count(site, "home_picture") == 0
        assert files_in(media) == set()
    assert page.status_code == status
    assert words in page.text
    assert (fields["title"] in page.text) is (fault == "full")
    covered(f"disk {fault}: picture answered {status} in words, no record, no half file")


def test_control_arm_with_room_a_picture_is_stored(site, staff):
    answer = upload(
        staff["editor"], ADD_PICTURE, {"title": "Gambar"}, "file", ("gambar.png", picture())
    )
    assert answer.status_code == 200
    assert count(site, "home_picture") == 1


def test_a_page_goes_on_with_the_picture_as_it_was_uploaded(db, tmp_path, settings):
    with small_disk(tmp_path / "media") as disk:
        settings.MEDIA_ROOT = disk
        (disk / "full").write_bytes(b"")
        shown = Picture.objects.create(
            title="Gambar", file=SimpleUploadedFile("gambar.png", picture())
        )
        (disk / "full").write_bytes(b"0" * (_free(disk) - BLOCK))
        lying = files_in(disk)
        rendition = shown.get_rendition("width-300")
        assert rendition.url == shown.file.url
        assert files_in(disk) == lying
        (disk / "full").unlink()
        caches["renditions"].clear()  # ten minutes later
        assert Picture.objects.get().get_rendition("width-300").width == 300


def _free(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


def test_control_arm_djangos_own_storage_leaves_half_a_file(tmp_path):
    storage = PrivateFile._meta.get_field("file").storage
    django_storage = type(storage).__mro__[2]
    with small_disk(tmp_path / "disk") as disk:
        place = django_storage(location=disk)
        with pytest.raises(OSError, match="No space"):
            place.save("x.pdf", SimpleUploadedFile("x.pdf", PDF))
        assert files_in(disk) == {"x.pdf"}
        assert 0 < (disk / "x.pdf").stat().st_size < len(PDF)
