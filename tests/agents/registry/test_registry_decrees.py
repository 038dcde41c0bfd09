import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from agents.models import Decree
from agents.registry.operations import decrees
from foundation.files import operations as files
from foundation.models import PrivateFile
from tests.edits import send

NUMBER = "188.45/12/Kum/2026"
PDF = b"%PDF-1.7\n" + b"isi" * 50


@pytest.fixture
def client(clinic_user, as_user):
    return as_user(clinic_user)


def url(view: str, *decrees: Decree) -> str:
    return reverse(f"registry_decrees:{view}", args=[decree.pk for decree in decrees])


def recorded() -> Decree:
    return Decree.objects.get(number=NUMBER)


def details(content: bytes | None = PDF, name: str = "sk.pdf", **fields) -> dict[str, object]:
    values = {
        "kind": "sk",
        "number": NUMBER,
        "issued_on": "12/01/2026",
        "about": "Tim Klinik",
        **fields,
    }
    if content is not None:
        values["upload"] = SimpleUploadedFile(name, content)
    return values


def test_a_decree_is_recorded_with_its_file(client, clinic_user):
    client.post(url("add"), details())
    decree = recorded()
    assert decree.file.content_type == "application/pdf"
    assert decree.file.uploaded_by == clinic_user
    page = client.get(url("inspect", decree))
    assert decree.file.get_absolute_url() in page.text
    assert b"".join(client.get(decree.file.get_absolute_url())) == PDF


def test_a_decree_may_come_before_its_file(client):
    client.post(url("add"), details(None))
    assert recorded().file is None


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "sk.pdf"), (b"<html>bukan PDF</html>", "sk.pdf"), (b"MZ" + b"\0" * 60, "sk.exe")],
    ids=["empty", "page", "program"],
)
def test_a_wrong_file_is_refused_beside_the_file_and_nothing_is_kept(content, name, client):
    page = client.post(url("add"), details(content, name))
    assert list(page.context["form"].errors) == ["upload"]
    assert not Decree.objects.filter(number=NUMBER).exists()
    assert not PrivateFile.objects.exists()


def test_a_large_file_is_refused_with_the_limit_in_words(client, monkeypatch):
    monkeypatch.setattr(files.keep, "__kwdefaults__", {**files.keep.__kwdefaults__, "limit": 100})
    page = client.post(url("add"), details(PDF * 2))
    assert "MB" in page.context["form"].errors["upload"][0]


def test_number_and_date_stand_for_one_decree(client, make_decree):
    make_decree("188.45/12/KUM/2026", issued_on="2026-01-12")
    page = client.post(url("add"), details(None))
    assert list(page.context["form"].errors) == ["number"]


def test_two_clerks_at_once_do_not_record_one_decree_twice(client, make_decree, monkeypatch):
    """Both have checked before either has written: the database decides."""
    make_decree(NUMBER, issued_on="2026-01-12")
    monkeypatch.setattr(decrees, "_refuse_taken", lambda decree: None)
    page = client.post(url("add"), details(None))
    assert list(page.context["form"].errors) == ["number"]


def test_correcting_without_a_file_keeps_the_file(client):
    client.post(url("add"), details())
    decree = recorded()
    send(client, url("edit", decree), details(None, about="Tim Klinik Inovasi"))
    corrected = recorded()
    assert (corrected.about, corrected.file) == ("Tim Klinik Inovasi", decree.file)
    entry = ModelLogEntry.objects.get(action="agents.correct_decree")
    assert entry.data["fields"] == ["about"]


def test_a_new_file_takes_the_place_of_the_old_one(client):
    client.post(url("add"), details())
    decree = recorded()
    send(client, url("edit", decree), details(PDF + b"baru"))
    assert recorded().file != decree.file


def test_a_decree_is_found_by_number_and_subject(client, make_decree):
    wanted = make_decree("188.45/77/Kum/2026", about="Agen inovasi")
    make_decree("188.45/78/Kum/2026", about="Pamong")
    for words in ("/77/", "agen"):
        assert list(client.get(url("index"), {"q": words}).context["object_list"]) == [wanted]


def test_a_form_sent_twice_records_one_decree(client):
    sent = [client.post(url("add"), details(client_key="a-key")) for _ in range(2)]
    assert sent[0].url == sent[1].url
    assert recorded().file == PrivateFile.objects.get()


def test_a_form_that_comes_back_and_says_something_else_says_what_it_made(client):
    client.post(url("add"), details(client_key="a-key"))
    html = client.post(
        url("add"), details(client_key="a-key", about="Lain"), follow=True
    ).content.decode()
    made = recorded()
    assert f"{made}</a>" in html.partition("sudah pernah dikirim")[2]
