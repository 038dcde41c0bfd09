"""Lists as offices have them: what is read, what is passed over, and the word on each."""

from datetime import date

import pytest

from agents.staff_import.operations.findings import Reason, UnreadableListError
from agents.staff_import.operations.staff_list import StaffList, read_staff_list
from tests.agents.staff_import.office_lists import book, duk, duk_row, rewritten, strict
from tests.agents.staff_import.staff_lists import BUDI, PPPK, RINI, SARI, csv_file

TODAY = date(2026, 3, 1)
SIGNER = "196803121994031002"
PLAIN = ["No", "Nama", "NIP", "Jabatan", "OPD"]
SARIS, BUDIS = [1, "Sari", SARI, "Perawat", "Dinkes"], [2, "Budi", BUDI, "Dokter", "Dinkes"]


def read(data: bytes) -> StaffList:
    return read_staff_list(data, TODAY)


def sheet(*rows, merges=()) -> StaffList:
    return read(book(("Pegawai", rows), merges={"Pegawai": merges}))


def people(found: StaffList) -> list[tuple[int, str, str]]:
    return [(entry.line, entry.nip, entry.name) for entry in found.entries]


def remarks(found: StaffList) -> list[tuple[Reason, int | None]]:
    silent = {Reason.IGNORED_COLUMNS}
    return [(each.reason, each.line) for each in found.warnings if each.reason not in silent]


def test_the_official_list_by_rank_is_read():
    below = [
        ["", "JUMLAH", "2"],
        [],
        [*[""] * 8, "Paringin, 31 Desember 2025"],
        [*[""] * 8, "KEPALA DINAS KESEHATAN,"],
        [],
        [*[""] * 8, "Drs. H. Gazali Rahman, M.M"],
        [*[""] * 8, f"NIP. {SIGNER}"],
    ]
    first = duk_row(1, BUDI, "dr Budi Santoso", "IV/a", "Kepala Dinas")
    second = duk_row(2, SARI, "Sari Wulandari S.Kep", "III/b", "Perawat")
    found = read(duk(first, ["BIDANG PELAYANAN KESEHATAN"], second, below=below))
    assert [
        (e.title_prefix, e.name, e.title_suffix, e.grade, e.position) for e in found.entries
    ] == [
        ("dr", "Budi Santoso", "", "IV/a", "Kepala Dinas"),
        ("", "Sari Wulandari", "S.Kep", "III/b", "Perawat"),
    ]
    assert (found.headings.line, found.headings.last_line, found.errors) == (5, 6, [])
    assert remarks(found) == [
        (Reason.SECTION_ROW, 9),
        (Reason.RECAP_ROW, 11),
        (Reason.SIGNATURE_ROWS, 13),
    ]
    ignored = next(each for each in found.warnings if each.reason is Reason.IGNORED_COLUMNS)
    assert "LATIHAN JABATAN – NAMA" in str(ignored.params["columns"])


def test_two_rows_of_headings_are_read_from_csv_too():
    text = (
        "DAFTAR PEGAWAI;;;;;;;\r\nNO;NAMA;NIP;PANGKAT;;JABATAN;;OPD\r\n;;;GOL;TMT;NAMA;TMT;\r\n"
        f"1;2;3;4;5;6;7;8\r\n1;Sari;{SARI};III/b;2020;Perawat;2021;Dinkes\r\n"
    )
    (entry,) = read(text.encode()).entries
    assert (entry.grade, entry.position, entry.opd) == ("III/b", "Perawat", "Dinkes")


def test_headings_of_other_people_are_not_taken_for_hers():
    found = sheet(
        ["NO", "DATA PEGAWAI", "", "PANGKAT", "", "UNIT KERJA", "ATASAN LANGSUNG", ""],
        ["", "NAMA", "NIP", "GOL", "TMT", "", "NAMA", "NIP"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [1, "Sari", SARI, "III/b", "2020", "Dinkes", "Gazali", SIGNER],
        merges=["A1:A2", "B1:C1", "D1:E1", "F1:F2", "G1:H1"],
    )
    assert people(found) == [(4, SARI, "Sari")]
    assert found.errors == []


def test_three_rows_of_headings_are_read():
    found = sheet(
        ["No", "Identitas", "", "Kepegawaian"],
        ["", "Nama", "NIP", "Pangkat", "", "Jabatan", "Unit Kerja"],
        ["", "", "", "Gol", "TMT"],
        [1, "Sari", SARI, "III/b", "2020", "Perawat", "Dinkes"],
        merges=["A1:A3", "B1:C1", "D1:G1", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3"],
    )
    (entry,) = found.entries
    assert (entry.grade, entry.position, entry.opd) == ("III/b", "Perawat", "Dinkes")


def test_the_sheet_with_the_list_is_found_and_the_others_are_named():
    found = read(
        book(
            ("Sampul", [["DAFTAR PEGAWAI"], ["Tahun 2026"]]),
            ("PNS", [PLAIN, SARIS]),
            ("PPPK", [PLAIN, [1, "Nor Aida", PPPK, "Bidan", "Dinkes"]]),
            ("Rekap", [["OPD", "PNS", "Jumlah"], ["Dinkes", 1, 1]]),
        )
    )
    assert people(found) == [(2, SARI, "Sari")]
    others = {each.reason: each.params["sheets"] for each in found.warnings}
    assert others == {Reason.OTHER_LISTS: "PPPK", Reason.OTHER_SHEETS: "Sampul, Rekap"}
    assert {each.sheet for each in found.warnings} == {"PNS"}


def test_errors_name_the_sheet():
    found = read(
        book(("Sampul", [["DAFTAR"]]), ("Data", [PLAIN, [1, "Sari", "123", "x", "Dinkes"]]))
    )
    assert [(each.sheet, each.line, each.cell) for each in found.errors] == [("Data", 2, "C2")]


def test_merged_cells_are_filled_down_and_named():
    found = sheet(
        ["No", "NIP", "Nama", "Gol", "Unit Kerja"],
        [1, SARI, "Sari", "III/b", "Puskesmas Paringin"],
        [2, BUDI, "Budi", "IV/a"],
        [3, PPPK, "Nor Aida", "IX"],
        [4, RINI, "Rini", "III/c", "Dinkes"],
        merges=["E2:E4"],
    )
    assert [entry.opd for entry in found.entries] == [*["Puskesmas Paringin"] * 3, "Dinkes"]
    (merged,) = (each for each in found.warnings if each.reason is Reason.MERGED_CELLS)
    assert (merged.column, merged.cell) == ("Unit Kerja", "E2:E4")
    assert merged.params["value"] == "Puskesmas Paringin"


def test_blank_cells_that_are_not_merged_stay_blank():
    """Control arm: only a merged cell says something about the rows below."""
    found = sheet(PLAIN, SARIS, [2, "Budi", BUDI, "Dokter", ""])
    assert [(each.reason, each.line) for each in found.errors] == [(Reason.OPD_MISSING, 3)]


def test_a_person_over_several_merged_rows_is_one():
    found = sheet(
        [*PLAIN, "Diklat"],
        [*SARIS, "PIM IV"],
        ["", "", "", "", "", "PIM III"],
        [*BUDIS, ""],
        merges=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"],
    )
    assert people(found) == [(2, SARI, "Sari"), (4, BUDI, "Budi")]
    assert (Reason.CONTINUED_ROW, 3) in remarks(found)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("NIP / NIDN", f"{SARI} / 0005058501"),
        ("NIP/NIDN", f"0005058501\n{SARI}"),
        ("NIP / NRP", SARI),
        ("NIP.", f"NIP. {SARI}"),
        ("NIP (18 digit)", "19910412 201703 2 999"),
    ],
)
def test_other_numbers_may_share_the_column_of_the_nip(heading, cell):
    found = sheet(["No", "Nama", heading, "OPD"], [1, "Sari", cell, "Dinkes"])
    assert (people(found), found.errors) == ([(2, SARI, "Sari")], [])


@pytest.mark.parametrize("heading", ["Nama / NIP", "NAMA/NIP", "Nama dan NIP", "NIP / Nama"])
@pytest.mark.parametrize(
    "cell",
    [
        f"Sari Wulandari, S.Kep / {SARI}",
        "Sari Wulandari, S.Kep\nNIP. 19910412 201703 2 999",
        f"{SARI} - Sari Wulandari, S.Kep",
        f"Sari Wulandari, S.Kep (NIP: {SARI})",
    ],
)
def test_name_and_nip_may_share_a_cell(heading, cell):
    (entry,) = sheet(["No", heading, "OPD"], [1, cell, "Dinkes"]).entries
    assert (entry.nip, entry.name, entry.title_suffix) == (SARI, "Sari Wulandari", "S.Kep")


def test_a_wrong_number_beside_a_name_is_told():
    found = sheet(["No", "Nama / NIP", "OPD"], [1, "Sari / 19910412201703", "Dinkes"])
    assert [(each.reason, each.cell) for each in found.errors] == [(Reason.NIP_SHAPE, "B2")]


@pytest.mark.parametrize(
    "headings",
    [
        [["No", "Nama / NIP", "Pangkat / Gol. Ruang", "Jabatan", "OPD"]],
        [["No", "Nama", "Pangkat", "Jabatan", "OPD"], ["", "NIP", "Gol. Ruang"]],
    ],
)
def test_the_nip_may_stand_below_the_name(headings):
    found = sheet(
        *headings,
        [1, "Sari Wulandari", "Penata Muda", "Perawat", "Dinkes"],
        ["", f"NIP. {SARI}", "III/b"],
        [2, "Budi", "Pembina", "Dokter", "Dinkes"],
        ["", BUDI, "IV/a"],
        ["", "Mengetahui,"],
        ["", "Gazali Rahman"],
        ["", f"NIP. {SIGNER}"],
    )
    assert [(each.nip, each.name, each.grade) for each in found.entries] == [
        (SARI, "Sari Wulandari", "Penata Muda III/b"),
        (BUDI, "Budi", "Pembina IV/a"),
    ]
    assert found.errors == []


@pytest.mark.parametrize(
    "row",
    [
        ["SEKRETARIAT"],
        ["A.", "SEKRETARIAT"],
        ["II", "BIDANG PELAYANAN"],
        ["", "UPTD Puskesmas Paringin"],
        ["", "", "Kelompok Jabatan Fungsional"],
        [3, "Seksi Kesejahteraan"],
        ["", "TENAGA MEDIS"],
    ],
)
def test_a_section_is_no_person(row):
    found = sheet(PLAIN, SARIS, row, BUDIS)
    assert people(found) == [(2, SARI, "Sari"), (4, BUDI, "Budi")]
    assert remarks(found) == [(Reason.SECTION_ROW, 3)]


@pytest.mark.parametrize(
    "row",
    [
        ["Jumlah", "", "25"],
        ["", "JUMLAH PEGAWAI", "25 orang"],
        ["", "Total", 25],
        ["", "Jml", "", "", "2"],
        ["Sub Total : 3"],
        ["", "REKAPITULASI"],
        ["", "Golongan IV", 3],
        ["", "", 25],
    ],
)
def test_a_sum_is_no_person(row):
    found = sheet(PLAIN, SARIS, BUDIS, row)
    assert len(found.entries) == 2
    assert remarks(found) == [(Reason.RECAP_ROW, 4)]


def test_what_follows_a_sum_is_one_too_until_people_come_again():
    found = sheet(PLAIN, SARIS, ["", "Total", 1], ["Laki-laki", "", 0], ["", "Wanita", 1], BUDIS)
    assert people(found) == [(2, SARI, "Sari"), (6, BUDI, "Budi")]
    assert found.errors == []


@pytest.mark.parametrize(
    "rows",
    [
        [["", "", "", "Paringin, 2 Januari 2026"], ["", "", "", "Kepala Dinas,"]],
        [["", "Mengetahui,"], ["", "Kepala Dinas Kesehatan"]],
        [
            ["", "Mengetahui", "", "Dibuat oleh"],
            ["", "Camat Paringin", "", "Pengelola Kepegawaian"],
        ],
        [["", "", "", "a.n. BUPATI BALANGAN"], ["", "", "", "Sekretaris Daerah"]],
        [["", "", "", "KEPALA DINAS,"]],
        [["", "", "Paringin,    Desember 2025"]],
    ],
)
@pytest.mark.parametrize("column", [1, 2, 3])
def test_a_signature_is_no_person_wherever_it_stands(rows, column):
    name, number = [""] * column + ["Drs. H. Gazali, M.M"], [""] * column + [f"NIP. {SIGNER}"]
    found = sheet(PLAIN, SARIS, [], *rows, [], name, ["", "", "", "Pembina Utama Muda"], number)
    assert people(found) == [(2, SARI, "Sari")]
    assert (remarks(found), found.errors) == ([(Reason.SIGNATURE_ROWS, 4)], [])


def test_two_signatures_beside_each_other_are_no_person():
    found = sheet(
        PLAIN,
        SARIS,
        ["", "Mengetahui,", "", "Paringin, 2 Januari 2026"],
        ["", "Drs. Gazali, M.M", "", "Siti Aminah, S.Kom"],
        ["", f"NIP. {SIGNER}", "", f"NIP. {RINI}"],
    )
    assert people(found) == [(2, SARI, "Sari")]


def test_the_headings_of_the_next_page_are_no_person():
    again = [
        ["No", "Nama", "NIP", "Pangkat", "", "OPD"],
        ["", "", "", "Gol", "TMT"],
        [1, 2, 3, 4, 5, 6],
    ]
    found = sheet(
        *again,
        [1, "Sari", SARI, "III/b", "2020", "Dinkes"],
        *again,
        [2, "Budi", BUDI, "III/c", "2020", "Dinkes"],
    )
    assert people(found) == [(4, SARI, "Sari"), (8, BUDI, "Budi")]
    assert remarks(found) == [(Reason.REPEATED_HEADINGS, 5)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([2, "Budi", "", "Dokter", "Dinkes"], Reason.NIP_MISSING),
        ([2, "", BUDI, "Dokter", "Dinkes"], Reason.NAME_MISSING),
        ([2, "Budi", BUDI, "", ""], Reason.OPD_MISSING),
        ([2, "Budi", "", "", ""], Reason.NIP_MISSING),
        (["", "Budi", "", "Dokter", ""], Reason.NIP_MISSING),
        ([2, "", "", "Dokter", "Dinkes"], Reason.NAME_MISSING),
        ([2, "Budi", 198001012006041999, "Dokter", "Dinkes"], Reason.NIP_NUMBER),
        ([2, "Budi", "1,98E+17", "Dokter", "Dinkes"], Reason.NIP_NUMBER),
    ],
)
def test_an_incomplete_person_is_not_passed_over(row, reason):
    found = sheet(PLAIN, SARIS, row)
    assert (reason, 3) in [(each.reason, each.line) for each in found.errors]


def test_identical_rows_are_one_with_a_remark():
    found = sheet(PLAIN, SARIS, BUDIS, [3, "Sari", SARI, "Perawat", "Dinkes"])
    assert people(found) == [(2, SARI, "Sari"), (3, BUDI, "Budi")]
    assert found.errors == []
    (same,) = (each for each in found.warnings if each.reason is Reason.SAME_ROW)
    assert (same.line, same.params["other"]) == (4, 2)


def test_rows_of_one_nip_that_differ_are_an_error():
    """Control arm: which of the two is right is not for us to say."""
    found = sheet(PLAIN, SARIS, [3, "Sari", SARI, "Bidan", "Dinkes"])
    assert [each.reason for each in found.errors] == [Reason.NIP_TWICE] * 2


def test_strict_open_xml_is_read():
    data = strict(book(("Pegawai", [PLAIN, SARIS, BUDIS]), merges={"Pegawai": ["E2:E3"]}))
    assert b"purl.oclc.org" not in data  # it lies compressed in the parts
    assert people(read(data)) == [(2, SARI, "Sari"), (3, BUDI, "Budi")]


def test_the_main_part_may_bear_any_name():
    names = {
        "xl/workbook.xml": "xl/workbook2.xml",
        "xl/_rels/workbook.xml.rels": "xl/_rels/workbook2.xml.rels",
    }
    data = rewritten(book(("P", [PLAIN, SARIS])), {b"xl/workbook.xml": b"xl/workbook2.xml"}, names)
    assert people(read(data)) == [(2, SARI, "Sari")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_with_sections_and_sums_is_read(encoding, delimiter):
    rows = [["SEKRETARIAT", "", "", "", ""], SARIS, ["", "Jumlah", "1", "", ""]]
    found = read(csv_file(rows, PLAIN, encoding=encoding, delimiter=delimiter))
    assert people(found) == [(3, SARI, "Sari")]


def test_a_list_of_sections_alone_names_nobody():
    with pytest.raises(UnreadableListError) as refused:
        sheet(PLAIN, ["SEKRETARIAT"], ["Jumlah", "", "0"])
    assert [each.reason for each in refused.value.findings] == [Reason.NO_ROWS]


def test_a_second_column_of_a_position_is_left_out_and_named():
    found = sheet(
        ["No", "Nama", "NIP", "Jabatan", "Jabatan Fungsional", "OPD"],
        [1, "Sari", SARI, "Perawat", "Ahli", "Dinkes"],
    )
    assert found.entries[0].position == "Perawat"
    ignored = next(each for each in found.warnings if each.reason is Reason.IGNORED_COLUMNS)
    assert ignored.params["columns"] == "Jabatan Fungsional"
