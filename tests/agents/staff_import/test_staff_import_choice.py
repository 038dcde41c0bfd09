"""What the clinic does with a checked list: apply it, apply its good rows, or put it aside."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from agents.models import Opd, Person, StaffImport
from agents.staff_import.operations import runs
from foundation.models import OutboxMessage
from tests.agents.staff_import.office_lists import book
from tests.agents.staff_import.staff_lists import BUDI, RINI, SARI, person, xlsx_file

State = StaffImport.State
ON = date(2026, 3, 1)
MIXED = [person(), person("123", "Budi Santoso", email=""), person(RINI, "Rini", email="")]


@pytest.fixture
def dewis(as_user, clinic_user) -> Client:
    return as_user(clinic_user)


@pytest.fixture
def send(dewis, paringin, django_capture_on_commit_callbacks):
    def call(data: bytes, key: str = "k1") -> StaffImport:
        form = {"effective_on": "2026-03-01", "client_key": key}
        upload = SimpleUploadedFile("pegawai.xlsx", data)
        with django_capture_on_commit_callbacks(execute=True):
            answer = dewis.post("/cms/impor-pegawai/", {"upload": upload, **form})
        return StaffImport.objects.get(pk=answer.url.rstrip("/").rpartition("/")[2])

    return call


@pytest.fixture
def post(dewis, django_capture_on_commit_callbacks):
    def call(name: str, run: StaffImport, **data: Any) -> StaffImport:
        data = {"client_key": f"{name}-{run.pk}", **data}
        with django_capture_on_commit_callbacks(execute=True):
            dewis.post(reverse(f"staff_import:{name}", args=[run.pk]), data)
        run.refresh_from_db()
        return run

    return call


def page(client: Client, run: StaffImport) -> str:
    return client.get(reverse("staff_import:show", args=[run.pk])).content.decode()


def correction(client: Client, run: StaffImport) -> list[list[Any]]:
    answer = client.get(reverse("staff_import:correction", args=[run.pk]))
    assert "attachment" in answer["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def nips() -> set[str | None]:
    return set(Person.objects.filter(nip__in=[SARI, BUDI, RINI]).values_list("nip", flat=True))


def test_a_list_with_some_bad_rows_asks_for_a_choice(dewis, send):
    run = send(xlsx_file(MIXED))
    assert (run.state, run.counts["errors"], run.counts["created"]) == (State.DIVIDED, 1, 2)
    shown = page(dewis, run)
    assert "Semua atau tidak sama sekali" in shown
    assert "Terapkan baris yang benar" in shown
    assert nips() == set()


def test_the_good_rows_are_applied_and_the_bad_ones_come_as_a_file(dewis, send, post):
    run = post("apply", send(xlsx_file(MIXED)), rows="good")
    assert (run.state, run.counts["created"], nips()) == (State.APPLIED, 2, {SARI, RINI})
    assert "1 baris yang salah tidak ikut" in page(dewis, run)
    headings, bad = correction(dewis, run)
    assert headings == [
        *("NIP", "Nama", "Jabatan", "Golongan", "OPD", "Email", "Yang perlu diperbaiki")
    ]
    assert bad[:2] == ["123", "Budi Santoso"]
    assert "18 angka" in bad[-1]


def test_the_corrected_file_can_be_sent_as_it_is(dewis, send, post):
    run = post("apply", send(xlsx_file(MIXED)), rows="good")
    headings, bad = correction(dewis, run)
    again = send(book(("Perbaikan", [headings, [BUDI, *bad[1:]]])), key="k2")
    assert (again.state, again.result["warnings"]) == (State.CHECKED, [])
    post("apply", again)
    assert nips() == {SARI, BUDI, RINI}


def test_cells_of_the_file_to_correct_are_as_they_were_sent(dewis, send):
    rows = [
        ["No", "Nama / NIP", "Jabatan", "OPD"],
        [1, f"Sari\n{SARI}", "=SUM(1)", "Puskesmas Paringin"],
        [2, "Budi / 19800101", "-2+3", ""],
    ]
    run = send(book(("P", rows), merges={"P": ["D2:D3"]}))
    assert correction(dewis, run) == [
        ["Nama / NIP", "Jabatan", "OPD", "Yang perlu diperbaiki"],
        ["Budi / 19800101", "-2+3", "Puskesmas Paringin", correction(dewis, run)[1][-1]],
    ]


def test_without_the_choice_a_list_with_errors_is_not_applied(send, post):
    run = post("apply", send(xlsx_file(MIXED)))
    assert (run.state, nips()) == (State.DIVIDED, set())


def test_a_list_without_errors_is_only_applied_whole(send, post):
    run = send(xlsx_file([person()]))
    assert post("apply", run, rows="good").state == State.CHECKED


def test_a_list_with_no_good_row_is_refused_as_a_whole(dewis, send, post):
    run = send(xlsx_file([person("123")]))
    assert run.state == State.REFUSED
    assert "Terapkan" not in page(dewis, run)
    assert post("apply", run, rows="good").state == State.REFUSED
    assert len(correction(dewis, run)) == 2


def test_rows_that_go_bad_before_they_are_applied_stay_out_too(paringin, dinkes, root):
    data = xlsx_file([*MIXED, person(BUDI, "Budi", opd="Dinkes", email="")])
    run = runs.begin(SimpleUploadedFile("p.xlsx", data), ON, root)
    runs.check(OutboxMessage.objects.get(kind=runs.CHECK))
    run.refresh_from_db()
    run = runs.start(run, leaving_out_bad_rows=True)
    Opd.objects.filter(pk=dinkes.pk).update(name="Lain", short_name="Lain")
    runs.carry_out(OutboxMessage.objects.get(kind=runs.APPLY))
    run.refresh_from_db()
    assert (run.state, run.counts["errors"], nips()) == (State.APPLIED, 2, {SARI, RINI})


def test_a_whole_list_that_goes_bad_can_still_be_applied_in_part(paringin, dinkes, root):
    data = xlsx_file([person(), person(BUDI, "Budi", opd="Dinkes", email="")])
    run = runs.begin(SimpleUploadedFile("p.xlsx", data), ON, root)
    runs.check(OutboxMessage.objects.get(kind=runs.CHECK))
    run = runs.start(run)
    Opd.objects.filter(pk=dinkes.pk).update(name="Lain", short_name="Lain")
    runs.carry_out(OutboxMessage.objects.get(kind=runs.APPLY))
    run.refresh_from_db()
    assert (run.state, nips()) == (State.DIVIDED, set())
    run = runs.start(run, leaving_out_bad_rows=True)
    runs.carry_out(OutboxMessage.objects.filter(kind=runs.APPLY).latest("pk"))
    assert nips() == {SARI}


def test_a_checked_list_can_be_discarded(dewis, send, post):
    run = post("discard", send(xlsx_file([person()])))
    assert (run.state, nips()) == (State.DISCARDED, set())
    assert ModelLogEntry.objects.filter(action="agents.discard_staff_list").count() == 1
    shown = page(dewis, run)
    assert "Daftar ini dibuang" in shown
    assert "Terapkan" not in shown
    assert post("apply", run).state == State.DISCARDED


def test_an_applied_list_cannot_be_discarded(send, post):
    run = post("apply", send(xlsx_file([person()])))
    assert post("discard", run).state == State.APPLIED


def test_a_list_is_not_discarded_by_a_link(dewis, send):
    run = send(xlsx_file([person()]))
    assert dewis.get(reverse("staff_import:discard", args=[run.pk])).status_code == 405


@pytest.mark.parametrize("who", ["sari", "fauzi", "rizki", "budi", "aulia"])
def test_only_the_clinic_discards_and_sees_bad_rows(request, as_user, send, who):
    run = send(xlsx_file(MIXED))
    stranger = as_user(request.getfixturevalue(who))
    stranger.post(reverse("staff_import:discard", args=[run.pk]))
    answer = stranger.get(reverse("staff_import:correction", args=[run.pk]))
    assert answer.status_code in {302, 403}
    run.refresh_from_db()
    assert run.state == State.DIVIDED


def test_a_list_without_bad_rows_has_no_file_of_them(dewis, send):
    run = send(xlsx_file([person()]))
    assert dewis.get(reverse("staff_import:correction", args=[run.pk])).status_code == 404


def test_the_preview_shows_position_grade_and_sheet(dewis, send):
    shown = page(dewis, send(xlsx_file(MIXED)))
    for text in ("Perawat", "III/b", "Puskesmas Paringin", "<td>Pegawai</td>", "Lembar"):
        assert text in shown


def test_the_command_leaves_out_bad_rows_when_told(run):
    report, code = run(xlsx_file(MIXED), "--good-rows")
    assert (code, report["created"], nips()) == (1, 2, {SARI, RINI})
    assert [(row["sheet"], row["line"]) for row in report["errors"]] == [("Pegawai", 3)]
