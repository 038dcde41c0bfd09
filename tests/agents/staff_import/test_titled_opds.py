"""A list without a column for the OPD: its title says it, or its sections do."""

import pytest

from agents.models import OpdAlias, Posting
from tests.agents.staff_import.office_lists import book, duk, duk_row
from tests.agents.staff_import.staff_lists import BUDI, RINI, SARI, csv_file

pytestmark = pytest.mark.nobody_yet

HEADINGS = ["No", "Nama", "NIP", "Jabatan"]
SARIS, BUDIS, RINIS = (
    [1, name, nip, "Staf"] for name, nip in zip("SBR", (SARI, BUDI, RINI), strict=True)
)


def opds() -> dict[str | None, str]:
    return dict(Posting.objects.values_list("person__nip", "opd__name"))


def lines(report) -> list[int | None]:
    return [row["line"] for row in report["warnings"] if "OPD" in row["reason"]]


@pytest.mark.parametrize(
    "title",
    [
        "DINAS KESEHATAN KABUPATEN BALANGAN",
        "Daftar Pegawai pada Dinas Kesehatan Tahun 2026",
        "Unit Kerja : Dinas Kesehatan",
        "OPD: Dinkes",
    ],
)
def test_the_title_names_the_opd_of_all(run, dinkes, title):
    report, code = run(book(("P", [["DAFTAR PEGAWAI"], [title], HEADINGS, SARIS, BUDIS])))
    assert (code, report["errors"]) == (0, [])
    assert opds() == dict.fromkeys([SARI, BUDI], "Dinas Kesehatan")
    assert lines(report) == [2]


def test_the_official_list_by_rank_is_imported(run, dinkes):
    rows = [
        duk_row(1, BUDI, "dr Budi", "IV/a", "Kepala"),
        duk_row(2, SARI, "Sari", "III/b", "Staf"),
    ]
    report, code = run(duk(*rows))
    assert (code, report["created"]) == (0, 2)
    assert set(opds().values()) == {"Dinas Kesehatan"}


def test_sections_name_the_opd_of_the_rows_below(run, dinkes):
    rows = [
        ["DINAS KESEHATAN"],
        HEADINGS,
        SARIS,
        ["A. PUSKESMAS PARINGIN"],
        ["Golongan III"],
        BUDIS,
        ["Dinas Pendidikan dan Kebudayaan"],
        RINIS,
    ]
    report, code = run(book(("P", rows)))
    assert (code, report["errors"]) == (0, [])
    assert opds() == {
        SARI: "Dinas Kesehatan",
        BUDI: "Puskesmas Paringin",
        RINI: "Dinas Pendidikan dan Kebudayaan",
    }


def test_a_column_of_units_belongs_to_the_opd_of_the_title(run, dinkes, make_opd, disdikbud):
    make_opd("Sekretariat", dinkes, "unit", short_name="Sekt. Dinkes")
    make_opd("Sekretariat", disdikbud, "unit", short_name="Sekt. Disdikbud")
    rows = [
        ["DINAS KESEHATAN KABUPATEN BALANGAN"],
        [*HEADINGS, "Unit Kerja"],
        [*SARIS, "Sekretariat"],
        [*BUDIS, "Bidang yang Tak Terdaftar"],
        [*RINIS, ""],
    ]
    report, code = run(book(("P", rows)))
    assert (code, report["errors"]) == (0, [])
    assert opds() == {SARI: "Sekretariat", BUDI: "Dinas Kesehatan", RINI: "Dinas Kesehatan"}
    # The title is said to count for the two rows that name no unit of ours.
    (told,) = (row["reason"] for row in report["warnings"] if row["line"] == 1)
    assert "2 people" in told or "2 orang" in told, told


def test_what_an_opd_belongs_to_does_not_count_beside_it(run, dinkes, disdikbud):
    """The government of the regency bears the longer name in most titles."""
    OpdAlias.objects.create(opd=dinkes.get_parent(), name="Kabupaten Balangan")
    run(book(("P", [["PUSKESMAS PARINGIN DINAS KESEHATAN KABUPATEN BALANGAN"], HEADINGS, SARIS])))
    run(book(("P", [["DINAS KESEHATAN KABUPATEN BALANGAN"], HEADINGS, BUDIS])))
    assert opds() == {SARI: "Puskesmas Paringin", BUDI: "Dinas Kesehatan"}


def test_a_row_that_names_its_opd_takes_nothing_from_the_title(run, dinkes):
    rows = [["DINAS KESEHATAN"], [*HEADINGS, "Unit Kerja"], [*SARIS, "Puskesmas Paringin"]]
    report, _ = run(book(("P", rows)))
    assert (lines(report), opds()) == ([], {SARI: "Puskesmas Paringin"})


def test_the_longest_name_in_a_title_counts(run, make_opd, dinkes):
    make_opd("Puskesmas Paringin Selatan", dinkes, "unit", short_name="PKM Parsel")
    run(book(("P", [["Daftar Pegawai Puskesmas Paringin Selatan"], HEADINGS, SARIS])))
    assert opds() == {SARI: "Puskesmas Paringin Selatan"}


@pytest.mark.parametrize("title", ["DAFTAR PEGAWAI", "Dinas Kesehatn", "Kesehatan", "Dinkesku"])
def test_a_list_that_names_no_opd_is_refused_with_the_cure(run, title):
    report, code = run(csv_file([SARIS, BUDIS], HEADINGS, above=[title]))
    assert code == 1
    assert [(row["column"], row["line"]) for row in report["errors"]] == [("OPD", 2)]
    assert "“OPD”" in report["errors"][0]["reason"]


def test_rows_above_the_first_section_that_names_an_opd_are_errors(run):
    report, code = run(book(("P", [HEADINGS, SARIS, ["Dinas Kesehatan"], BUDIS])))
    assert (code, [row["line"] for row in report["errors"]]) == (1, [2])
