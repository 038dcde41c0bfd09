"""Somebody's own data: the page, the archive, the command."""

import io
import json
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.models import Erasure
from courses.learning.operations import enroll
from foundation.files.operations import keep
from tests.makers import BACKEND, PASSWORD

PAGE, DOWNLOAD = reverse("agents:own_data"), reverse("agents:download_data")
ASK, TAKE_BACK = reverse("agents:ask_erasure"), reverse("agents:take_back_erasure")
PDF = b"%PDF-1.7\n" + b"0" * 100


@pytest.fixture
def proven(client):
    """Signed in, and the password has just been given again."""

    def sign_in(user):
        client.force_login(user, BACKEND)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        return client

    return sign_in


def _archive(answer) -> zipfile.ZipFile:
    assert answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_page_tells_what_is_kept(sari, as_user, make_course):
    enroll(sari, make_course("Kursus lebah"))
    text = as_user(sari).get(PAGE).content.decode()
    assert "Data saya" in text
    assert re.search(r"(?s)Menyelenggarakan pelatihan.*?<dd>1 catatan</dd>", text)


def test_she_takes_everything_of_hers_along_and_nothing_of_others(sari, rini, make_course, proven):
    course = make_course("Kursus lebah")
    enroll(sari, course)
    enroll(rini, course)
    keep(SimpleUploadedFile("bukti.pdf", PDF), by=sari)
    keep(SimpleUploadedFile("lain.pdf", PDF), by=rini)
    archive = _archive(proven(sari).post(DOWNLOAD))
    data = json.loads(archive.read("data.json"))
    assert [row["name"] for row in data["agents.Person"]] == ["Sari Wulandari"]
    assert data["agents.Person"][0]["nip"] == sari.person.nip
    assert len(data["courses.Enrollment"]) == 1
    assert [row["email"] for row in data["agents.User"]] == [sari.email]
    whole = archive.read("data.json").decode() + archive.read("index.html").decode()
    for foreign in (rini.email, rini.person.name, rini.person.nip, sari.password, "lain"):
        assert foreign not in whole
    assert "Kursus lebah" in archive.read("index.html").decode()
    (name,) = [each for each in archive.namelist() if each.startswith("berkas/")]
    assert name.endswith("bukti.pdf")
    assert archive.read(name) == PDF


def test_each_copy_is_noted(sari, proven):
    client = proven(sari)
    for _ in range(2):
        _archive(client.post(DOWNLOAD))
    entries = ModelLogEntry.objects.filter(action="agents.export_data")
    assert list(entries.values_list("user_id", flat=True)) == [sari.pk, sari.pk]


def test_a_borrowed_phone_gets_no_copy_without_the_password(sari, as_user):
    answer = as_user(sari).post(DOWNLOAD)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert as_user(sari).post(ASK, {"understood": "on"}).status_code == 302
    assert not Erasure.objects.exists()


def test_ten_copies_an_hour_are_enough(sari, proven):
    client = proven(sari)
    answers = [client.post(DOWNLOAD) for _ in range(11)]
    assert [each.status_code for each in answers] == [200] * 10 + [302]


def test_whoever_has_no_record_takes_her_account_along(make_user, proven):
    data = json.loads(
        _archive(proven(make_user("warga@contoh.example")).post(DOWNLOAD)).read("data.json")
    )
    assert [row["email"] for row in data["agents.User"]] == ["warga@contoh.example"]
    assert "agents.Person" not in data


def test_she_asks_once_and_takes_it_back(sari, proven):
    client = proven(sari)
    refused = client.post(ASK, {"reason": "Pindah ke luar daerah"})
    assert "Pindah ke luar daerah" in refused.content.decode()
    assert not Erasure.objects.exists()
    for _ in range(2):
        client.post(ASK, {"reason": "Pindah", "understood": "on", "client_key": "a"})
    assert Erasure.objects.get().state == Erasure.State.ASKED
    client.post(TAKE_BACK)
    client.post(TAKE_BACK)
    assert Erasure.objects.get().state == Erasure.State.WITHDRAWN


def test_the_command_writes_the_same_archive_for_its_owner_only(sari, tmp_path):
    path = tmp_path / "sari.zip"
    call_command("export_person", sari.person.nip, "--to", str(path))
    assert path.stat().st_mode & 0o077 == 0
    data = json.loads(zipfile.ZipFile(path).read("data.json"))
    assert data["agents.Person"][0]["name"] == "Sari Wulandari"
    with pytest.raises(CommandError):
        call_command("export_person", "nobody@contoh.example", "--to", str(path))


def test_the_page_asks_as_much_whatever_it_counts(sari, as_user, make_course, queries_of):
    client = as_user(sari)
    enroll(sari, make_course("Kursus"))
    client.get(PAGE)
    few = queries_of(lambda: client.get(PAGE))
    for number in range(5):
        enroll(sari, make_course(f"Kursus {number}"))
    client.get(PAGE)  # what publishing made the header forget
    assert queries_of(lambda: client.get(PAGE)) == few
