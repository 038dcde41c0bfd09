"""The staff list on its way through the admin: sent, checked, applied."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from agents.models import Person, Posting, StaffImport
from agents.staff_import.operations.findings import Finding, Reason
from agents.staff_import.reasons import sentence
from agents.staff_import.tables import SHOWN
from tests.agents.staff_import.staff_lists import (
    BUDI,
    SARI,
    csv_file,
    encrypted_xlsx,
    old_xls,
    person,
    xlsx_file,
)

State = StaffImport.State
INDEX = "/cms/impor-pegawai/"


@pytest.fixture
def dewis(as_user, clinic_user) -> Client:
    return as_user(clinic_user)


@pytest.fixture
def send(dewis, paringin, django_capture_on_commit_callbacks):
    """Send a list through the form; answers the import, or the page when it is refused."""

    def call(data: bytes, name: str = "pegawai.xlsx", key: str = "k1", **fields: Any) -> Any:
        form = {"effective_on": "2026-03-01", "client_key": key, **fields}
        upload = SimpleUploadedFile(name, data)
        with django_capture_on_commit_callbacks(execute=True):
            answer = dewis.post(INDEX, {"upload": upload, **form})
        if answer.status_code != 302:
            return answer
        return StaffImport.objects.get(pk=answer.url.rstrip("/").rpartition("/")[2])

    return call


@pytest.fixture
def apply(dewis, django_capture_on_commit_callbacks):
    def call(run: StaffImport, key: str = "a1") -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = dewis.post(reverse("staff_import:apply", args=[run.pk]), {"client_key": key})
        run.refresh_from_db()
        return answer.url

    return call


def page(client: Client, run: StaffImport) -> str:
    return client.get(reverse("staff_import:show", args=[run.pk])).content.decode()


def test_a_list_is_checked_shown_and_applied(dewis, send, apply):
    run = send(xlsx_file([person()]))
    assert run.state == State.CHECKED
    assert not Person.objects.filter(nip=SARI).exists()
    shown = page(dewis, run)
    assert "Terapkan" in shown
    assert "Sari Wulandari" in shown
    apply(run)
    assert (run.state, run.counts["created"]) == (State.APPLIED, 1)
    assert Posting.objects.get(person__nip=SARI).starts_on == date(2026, 3, 1)
    assert "Terapkan" not in page(dewis, run)


def test_a_nip_is_never_shown_whole(dewis, send, apply, make_person, paringin):
    make_person("Budi Santoso", BUDI, paringin)
    run = send(xlsx_file([person()]))
    shown = page(dewis, run)
    assert "•" * 14 + BUDI[-4:] in shown
    assert BUDI not in shown
    assert SARI not in shown


def test_errors_are_shown_with_row_column_and_cure(dewis, send):
    run = send(csv_file([person("1,97E+17")]), "pegawai.csv")
    assert run.state == State.REFUSED
    shown = page(dewis, run)
    assert "<td>A2</td>" in shown
    assert "Ubah format kolom menjadi Teks" in shown
    assert "Terapkan" not in shown


def test_a_file_that_lists_nobody_is_refused_with_its_reason(dewis, send):
    run = send(csv_file([["x"]], ["Bebas"]), "pegawai.csv")
    assert run.state == State.REFUSED
    assert "Baris judul kolom tidak ditemukan" in page(dewis, run)


@pytest.mark.parametrize("data", [old_xls(), encrypted_xlsx(), b"\x00\x01", b"%PDF-1.7", b""])
def test_what_is_no_spreadsheet_is_refused_beside_the_field(send, data):
    answer = send(data, "pegawai.xlsx")
    assert answer.status_code == 200
    assert answer.context["form"].errors["upload"]
    assert not StaffImport.objects.exists()


def test_a_form_sent_twice_is_one_import(send):
    assert send(xlsx_file([person()])) == send(xlsx_file([person()]))
    assert StaffImport.objects.count() == 1


def test_applying_twice_is_applying_once(send, apply):
    run = send(xlsx_file([person()]))
    assert apply(run) == apply(run)
    apply(run, key="another")
    assert Person.objects.filter(nip=SARI).count() == 1


def test_a_refused_list_cannot_be_applied(send, apply):
    run = send(csv_file([person("123")]), "pegawai.csv")
    apply(run)
    assert run.state == State.REFUSED


def test_a_list_that_changes_nothing_offers_nothing_to_apply(dewis, send, apply):
    apply(send(xlsx_file([person()])))
    again = send(xlsx_file([person()]), key="k2")
    assert (again.state, again.counts["unchanged"]) == (State.CHECKED, 1)
    assert "Terapkan" not in page(dewis, again)
    apply(again, key="a2")
    assert again.state == State.CHECKED


def test_the_page_looks_again_only_while_the_work_goes_on(dewis, send):
    run = send(xlsx_file([person()]))
    assert 'http-equiv="refresh"' not in page(dewis, run)
    StaffImport.objects.update(state=State.RUNNING, progress=50)
    shown = page(dewis, run)
    assert 'http-equiv="refresh"' in shown
    assert 'value="50"' in shown


def test_long_lists_of_errors_are_cut_and_whole_in_the_download(dewis, send):
    rows = [person("123", f"Pegawai {n}", email="") for n in range(SHOWN + 5)]
    run = send(csv_file(rows), "pegawai.csv")
    shown = page(dewis, run)
    assert shown.count("<td>NIP</td>") == SHOWN
    answer = dewis.get(reverse("staff_import:workbook", args=[run.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert sheet.max_row == SHOWN + 6
    assert "attachment" in answer["Content-Disposition"]


def test_missing_people_are_listed(dewis, send, make_person, paringin):
    make_person("Budi Santoso", BUDI, paringin)
    shown = page(dewis, send(xlsx_file([person()])))
    assert "Tidak ada dalam daftar" in shown
    assert "Budi Santoso" in shown


@pytest.mark.parametrize("who", ["sari", "fauzi", "rizki", "budi", "aulia"])
def test_only_the_clinic_may_import(request, as_user, send, who):
    run = send(xlsx_file([person()]))
    stranger = as_user(request.getfixturevalue(who))
    for name, args in (("index", []), ("show", [run.pk]), ("workbook", [run.pk])):
        answer = stranger.get(reverse(f"staff_import:{name}", args=args))
        assert answer.status_code in {302, 403}
    stranger.post(reverse("staff_import:apply", args=[run.pk]))
    run.refresh_from_db()
    assert run.state == State.CHECKED


def test_applying_by_a_link_is_not_possible(dewis, send):
    run = send(xlsx_file([person()]))
    assert dewis.get(reverse("staff_import:apply", args=[run.pk])).status_code == 405


def test_the_list_of_imports_takes_no_more_queries_when_it_grows(dewis, send, queries_of):
    send(xlsx_file([person()]))
    few = queries_of(lambda: dewis.get(INDEX))
    for number in range(6):
        send(xlsx_file([person()]), key=f"more{number}")
    assert queries_of(lambda: dewis.get(INDEX)) == few


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_a_sentence_in_indonesian(reason):
    words = "first second column value candidates sheets columns name opd read format"
    params = {**dict.fromkeys(words.split(), "X"), "on": "2026-03-12"}
    params |= dict.fromkeys(["other", "digits", "length", "limit", "last", "number"], 7)
    finding = Finding(reason, params=params)
    with translation.override("en"):
        english = sentence(finding)
    with translation.override("id"):
        assert sentence(finding) != english
        assert sentence(finding).endswith(".")
