import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.search.backends import get_search_backend

from agents.models import OpdAlias, Person, Posting, StaffImport
from agents.registry.operations import opds
from foundation.models import PrivateFile
from tests.agents.staff_import.staff_lists import (
    BUDI,
    HEADINGS,
    PPPK,
    RINI,
    SARI,
    csv_file,
    encrypted_xlsx,
    old_xls,
    person,
    xlsx_file,
    zip_bomb,
)

pytestmark = pytest.mark.nobody_yet


def errors_of(report):
    return [(row["line"], row["column"]) for row in report["errors"]]


def counts_of(report):
    return report["created"], report["updated"], report["unchanged"]


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_staff_list_is_imported_whole(run, make):
    report, code = run(make([person(), person(BUDI, "Budi", opd="dinas  KESEHATAN", email="")]))
    assert (code, counts_of(report), report["errors"]) == (0, (2, 0, 0), [])
    sari = Person.objects.get(nip=SARI)
    assert sari.full_name == "Sari Wulandari, S.Kep."
    assert (sari.email, sari.employment, sari.is_verified) == ("sari@balangan.example", "pns", True)
    posting = sari.postings.get()
    assert (posting.opd.name, posting.position, posting.grade) == (
        *("Puskesmas Paringin", "Perawat", "III/b"),
    )
    assert (posting.starts_on, posting.ends_on) == (timezone.localdate(), None)


def test_a_dry_run_tells_and_writes_nothing(run):
    report, code = run(csv_file([person()]), "--dry-run")
    assert (code, counts_of(report), report["dry_run"]) == (0, (1, 0, 0), True)
    assert not Person.objects.exists()
    assert not StaffImport.objects.exists()


def test_a_second_run_changes_nothing(run):
    data = xlsx_file([person(), person(PPPK, "Nor Aida", grade="IX", email="")])
    run(data)
    before = list(Posting.objects.values()), ModelLogEntry.objects.count()
    report, code = run(data)
    assert (code, counts_of(report)) == (0, (0, 0, 2))
    assert (list(Posting.objects.values()), ModelLogEntry.objects.count()) == before
    assert StaffImport.objects.count() == 1


def test_one_bad_row_refuses_the_whole_file(run):
    report, code = run(csv_file([person(), person("123", "Budi", email="")]))
    assert (code, counts_of(report)[:2]) == (1, (0, 0))
    assert errors_of(report) == [(3, "NIP")]
    assert not Person.objects.exists()
    assert not PrivateFile.objects.exists()


def test_a_title_line_and_any_order_of_known_headings_will_do(run):
    headings = ["No.", "E-mail", "PERANGKAT DAERAH", "Gol. Ruang", "Nama Lengkap", "N I P", "Hobi"]
    row = ["1", "", "Disdikbud", "III/c", "Rini Astuti", "19880506 201402 2 999", "catur"]
    report, code = run(csv_file([row], headings, above=["DAFTAR PEGAWAI;;;", "", "Tahun 2026"]))
    assert (code, counts_of(report)) == (0, (1, 0, 0))
    assert Person.objects.get(nip=RINI).postings.get().opd.short_name == "Disdikbud"
    assert "Hobi" in report["warnings"][0]["reason"]
    assert "No." not in report["warnings"][0]["reason"]


def test_the_line_of_column_numbers_under_the_headings_is_no_person(run):
    report, _ = run(csv_file([["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], person()]))
    assert counts_of(report) == (1, 0, 0)


@pytest.mark.parametrize("nip", ["1,97E+17", "1.97E+17", "1.97001E+17"])
def test_a_nip_that_a_spreadsheet_rounded_is_refused_with_the_cure(run, nip):
    report, code = run(csv_file([person(nip)]))
    assert (code, errors_of(report)) == (1, [(2, "NIP")])
    assert report["errors"][0]["cell"] == "A2"


def test_a_nip_in_a_number_cell_is_refused_and_text_is_not(run):
    report, code = run(xlsx_file([person(float(SARI)), person(BUDI, email="")], above=["DAFTAR"]))
    assert (code, errors_of(report)) == (1, [(3, "NIP")])


@pytest.mark.parametrize(
    ("nip", "status"),
    [
        ("198001012006131999", "PNS"),
        ("198001012006131999", ""),
        ("198002302006041999", ""),
        ("198001012006041000", ""),
        ("198001012006043999", ""),
        ("19800101200604199", ""),
        ("198001012006041999", "PPPK"),
        ("198901012024211999", "PNS"),
    ],
)
def test_impossible_nips_are_refused(run, nip, status):
    row = [*person(nip, grade=""), status]
    report, code = run(csv_file([row], [*HEADINGS, "Status"]))
    assert (code, errors_of(report)) == (1, [(2, "NIP")])


def test_a_nip_twice_is_an_error_on_both_lines_naming_the_other(run):
    report, code = run(csv_file([person(), person(BUDI, email=""), person(email="")]))
    assert (code, errors_of(report)) == (1, [(2, "NIP"), (4, "NIP")])
    assert "4" in report["errors"][0]["reason"]
    assert "2" in report["errors"][1]["reason"]


def test_who_has_no_nip_is_known_by_the_email_if_not_a_civil_servant(run):
    headings = [*HEADINGS, "Status"]
    good = [*person("", "Helda", email="Helda@balangan.example"), "Non-ASN"]
    assert counts_of(run(csv_file([good], headings))[0]) == (1, 0, 0)
    again = [*person("-", "Helda", email="helda@balangan.example"), "honorer"]
    assert counts_of(run(csv_file([again], headings))[0])[0] == 0
    for row in ([*good[:5], "", "Non-ASN"], [*good[:6], "PNS"], [*good[:6], ""]):
        report, code = run(csv_file([row], headings))
        assert (code, errors_of(report)) == (1, [(2, "NIP")])
    assert Person.objects.get().employment == "non_asn"


def test_opds_match_by_name_short_name_and_alias_and_never_by_likeness(run, dinkes, disdikbud):
    OpdAlias.objects.create(opd=disdikbud, name="Dinas P dan K")
    rows = [
        person(SARI, opd="DINKES."),
        person(BUDI, opd="dinas p  dan k", email=""),
        person(RINI, opd=" Dinas Pendidikan dan Kebudayaan ", email=""),
    ]
    assert counts_of(run(csv_file(rows))[0]) == (3, 0, 0)
    for name in ("Dinas Kesehatn", "Kesehatan", "Dinas Pendidikan & Kebudayaan"):
        report, code = run(csv_file([person(opd=name)]))
        assert (code, errors_of(report)) == (1, [(2, "OPD")])
        assert name in report["errors"][0]["reason"]


def test_a_name_that_two_opds_bear_is_refused_with_both(run, make_opd, dinkes, disdikbud):
    make_opd("Sekretariat", dinkes, "unit", short_name="Sekt. Dinkes")
    make_opd("Sekretariat", disdikbud, "unit", short_name="Sekt. Disdikbud")
    report, code = run(csv_file([person(opd="Sekretariat")]))
    assert code == 1
    assert "Dinas Kesehatan" in report["errors"][0]["reason"]
    assert "Dinas Pendidikan dan Kebudayaan" in report["errors"][0]["reason"]


def test_a_unit_column_places_people_below_the_opd(run, make_opd, dinkes, disdikbud):
    unit = make_opd("Sekretariat", dinkes, "unit", short_name="Sekt. Dinkes")
    make_opd("Sekretariat", disdikbud, "unit", short_name="Sekt. Disdikbud")
    headings = [*HEADINGS, "Unit Kerja"]
    rows = [
        [*person(opd="Dinkes"), "Sekretariat"],
        [*person(BUDI, opd="Dinkes", email=""), "Bidang yang Tak Terdaftar"],
    ]
    report, _ = run(csv_file(rows, headings))
    assert counts_of(report) == (2, 0, 0)
    assert Person.objects.get(nip=SARI).postings.get().opd == unit
    assert Person.objects.get(nip=BUDI).postings.get().opd == dinkes
    assert [row["line"] for row in report["warnings"]] == [3]


def test_the_former_name_of_an_opd_means_its_successor(run, disdikbud):
    opds.rename(disdikbud, name="Dinas Pendidikan", short_name="Disdik", on=date(2026, 1, 1))
    report, _ = run(csv_file([person(opd="Disdikbud")]))
    assert report["errors"] == []
    assert Person.objects.get(nip=SARI).postings.get().opd.name == "Dinas Pendidikan"


def test_an_opd_that_was_closed_for_good_is_refused(run, disdikbud):
    opds.close(disdikbud, on=timezone.localdate() - timedelta(days=1))
    report, code = run(csv_file([person(opd="Disdikbud")]))
    assert (code, errors_of(report)) == (1, [(2, "OPD")])


def test_a_changed_opd_opens_a_new_posting_at_the_effective_day(run, make_person, dinkes):
    make_person("Sari Wulandari", SARI, dinkes)
    report, _ = run(csv_file([person()]), "--effective", "2026-03-01")
    assert counts_of(report) == (0, 1, 0)
    old, new = Posting.objects.order_by("starts_on")
    assert (old.opd, old.ends_on) == (dinkes, date(2026, 2, 28))
    assert (new.opd.name, new.starts_on) == ("Puskesmas Paringin", date(2026, 3, 1))


def test_a_posting_that_starts_later_refuses_the_row(run, make_person, dinkes):
    make_person("Sari Wulandari", SARI, dinkes, since=date(2026, 6, 1))
    report, code = run(csv_file([person()]), "--effective", "2026-03-01")
    assert (code, errors_of(report)) == (1, [(2, "OPD")])
    assert Posting.objects.get().opd == dinkes


def test_a_posting_of_the_same_day_is_corrected_in_place(run, make_person, dinkes):
    make_person("Sari Wulandari", SARI, dinkes, since=date(2026, 3, 1))
    run(csv_file([person()]), "--effective", "2026-03-01")
    assert Posting.objects.get().opd.name == "Puskesmas Paringin"


def test_a_list_of_before_a_rename_moves_nobody_who_came_after_it(run, make_person, disdikbud):
    today = timezone.localdate()
    heir = opds.rename(disdikbud, name="Dinas Pendidikan", short_name="Disdik", on=today)
    make_person("Rini Astuti", RINI, heir, since=today)
    effective = (today - timedelta(days=30)).isoformat()
    row = person(RINI, "Rini Astuti", opd="Disdikbud", email="")
    report, code = run(csv_file([row]), "--effective", effective)
    assert (code, report["errors"]) == (0, [])
    assert Posting.objects.get().opd == heir


def test_position_grade_name_and_email_change_in_place(run):
    run(csv_file([person()]))
    changed = person(SARI, "Sari Wulandari, S.Kep., Ns.", "Perawat Ahli Muda", "III/c")
    report, _ = run(csv_file([changed]))
    assert counts_of(report) == (0, 1, 0)
    posting = Posting.objects.get()
    assert (posting.position, posting.grade) == ("Perawat Ahli Muda", "III/c")
    assert Person.objects.get().title_suffix == "S.Kep., Ns."


def test_an_empty_cell_takes_nothing_away(run):
    run(csv_file([person()]))
    report, _ = run(csv_file([person(name="Sari Wulandari", position="", grade="-", email="")]))
    assert counts_of(report) == (0, 0, 1)
    assert Person.objects.get().email == "sari@balangan.example"


def test_the_address_of_an_account_stays_what_it_was(run, sari):
    sari.person.nip = SARI
    sari.person.save()
    report, _ = run(csv_file([person(email="baru@balangan.example")]))
    sari.refresh_from_db()
    assert sari.email == "sari.wulandari@balangan.example"
    assert Person.objects.get(pk=sari.person.pk).email == "baru@balangan.example"
    assert [row["column"] for row in report["warnings"]] == ["Email"]


def test_who_is_missing_from_the_list_is_named_and_not_changed(run, make_person, paringin, dinkes):
    make_person("Budi Santoso", BUDI, paringin)
    make_person("Ahmad Fauzi", RINI, dinkes)
    before = list(Person.objects.values()), list(Posting.objects.values())
    report, _ = run(csv_file([person()]))
    assert [row["name"] for row in report["missing"]] == ["Budi Santoso"]
    assert BUDI not in json.dumps(report)
    people = Person.objects.exclude(nip=SARI)
    assert before == (
        list(people.values()),
        list(Posting.objects.filter(person__in=people).values()),
    )


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["NIP", "Nama", "Jabatan"], ["OPD"]),
        (["Nama", "OPD", "Jabatan"], ["NIP"]),
        (["Jabatan", "Gol"], ["Nama", "OPD", "NIP"]),
        (["NIP", "Nama", "OPD", "N.I.P."], ["N.I.P."]),
        (["x", "y"], [None]),
    ],
)
def test_columns_that_are_missing_or_twice_refuse_the_file(run, headings, columns):
    report, code = run(csv_file([["a"] * len(headings)], headings))
    assert code == 1
    assert [row["column"] for row in report["errors"]] == columns


@pytest.mark.parametrize(
    "data", [b"", old_xls(), encrypted_xlsx(), zip_bomb(), b"\x00\x01\x02", csv_file([])]
)
def test_what_is_no_staff_list_is_refused_in_words(run, data):
    report, code = run(data)
    assert (code, counts_of(report)) == (1, (0, 0, 0))
    assert len(report["errors"][0]["reason"]) > 20


def test_a_row_whose_cells_are_shifted_by_a_comma_is_refused(run):
    line = f"{SARI},dr. Sari, S.Kep.,Perawat,III/b,Dinkes,sari@balangan.example\r\n"
    report, code = run((",".join(HEADINGS) + "\r\n" + line).encode())
    assert (code, [row["line"] for row in report["errors"]]) == (1, [2])


def test_bad_cells_are_refused_each_in_its_column(run):
    rows = [
        [*person("", "", opd="", email="bukan surel"), "raja"],
        [*person(BUDI, "B" * 200, ("=NA()", "#N/A"), email=""), ""],
    ]
    report, code = run(xlsx_file(rows, [*HEADINGS, "Status"]))
    assert code == 1
    assert errors_of(report) == [
        *((2, "Nama"), (2, "OPD"), (2, "Status"), (2, "Email"), (2, "NIP")),
        *((3, "Jabatan"), (3, "Nama")),
    ]


def test_oddities_warn_and_do_not_refuse(run):
    rows = [
        person("194001011960011999", grade="V/z"),
        person(BUDI, "Budi"),
    ]
    report, code = run(csv_file(rows))
    assert (code, counts_of(report)) == (0, (2, 0, 0))
    warned = [(row["line"], row["column"]) for row in report["warnings"]]
    assert sorted(warned) == [(2, "Email"), (2, "NIP"), (2, "Pangkat/Gol"), (3, "Email")]


def test_the_import_stands_in_the_history_of_the_list_and_of_each_person(run):
    run(csv_file([person()]))
    entry = ModelLogEntry.objects.get(action="agents.import_staff")
    assert entry.data["counts"]["created"] == 1
    assert entry.data["sha256"] == PrivateFile.objects.get().sha256
    person_entry = ModelLogEntry.objects.get(action="agents.import_person")
    assert person_entry.object_id == str(Person.objects.get().pk)
    assert SARI not in json.dumps(person_entry.data)


def test_imported_people_can_be_searched(run, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run(csv_file([person()]))
    found = get_search_backend().search("Wulandari", Person)
    assert [each.nip for each in found] == [SARI]


def test_many_rows_take_no_more_queries_to_compare_than_few(run, queries_of):
    def rows(number):
        nips = (f"1990{1 + n % 12:02d}{1 + n // 12:02d}2015031999" for n in range(number))
        return [person(nip, email=f"p{n}@balangan.example") for n, nip in enumerate(nips)]

    few, many = (csv_file(rows(number)) for number in (2, 200))
    run(few, "--dry-run")
    counts = [queries_of(lambda data=data: run(data, "--dry-run")) for data in (few, many)]
    assert counts[0] == counts[1]


def test_a_file_that_is_not_there_is_an_error_of_the_command(tmp_path, db):
    with pytest.raises(CommandError):
        call_command("import_people", str(tmp_path / "tidak-ada.csv"))


def test_the_report_as_text_names_each_error(tmp_path, capsys, paringin):
    file = tmp_path / "pegawai.csv"
    file.write_bytes(csv_file([person("123")]))
    with pytest.raises(SystemExit):
        call_command("import_people", str(file))
    assert "error: 2, A2, NIP: " in capsys.readouterr().out
