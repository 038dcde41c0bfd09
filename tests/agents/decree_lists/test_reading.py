"""What offices paste and send as the list of a decree."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from agents.decree_lists.operations.lists import (
    MOST_ROWS,
    ColumnsMissingError,
    NoRowsError,
    TooManyRowsError,
    read_list,
)
from foundation.spreadsheets.refusals import EmptyFileError
from tests.agents.staff_import.staff_lists import csv_file, xlsx_file

NIP, OTHER = "199003012015031001", "198811202014022003"
HEADINGS = ("NIP", "Tugas", "Cakupan")
ROWS = [(NIP, "Agen inovasi", "Dinkes; Disdikbud"), (OTHER, "pamong", "Dinkes")]


def _read(data: bytes | str):
    return read_list(data.encode() if isinstance(data, str) else data)[0]


def _said(entries):
    return [(each.nip, str(each.kind), each.scope) for each in entries]


GOOD = [(NIP, "agent", ["Dinkes", "Disdikbud"]), (OTHER, "pamong", ["Dinkes"])]


@pytest.mark.parametrize(
    "data",
    [
        "\n".join("\t".join(row) for row in [HEADINGS, *ROWS]).encode(),
        "\r\n".join("\t".join(row) for row in ROWS).encode(),
        csv_file(ROWS, HEADINGS, delimiter=";"),
        csv_file(ROWS, HEADINGS, delimiter=","),
        csv_file(ROWS, HEADINGS, delimiter=";", encoding="utf-8-sig"),
        csv_file(ROWS, HEADINGS, delimiter=",", encoding="utf-16", above=["Lampiran SK"]),
        xlsx_file(ROWS, HEADINGS),
        xlsx_file(ROWS, HEADINGS, above=["Lampiran Keputusan Bupati", ""]),
    ],
    ids=["pasted", "without headings", "semicolons", "commas", "BOM", "UTF-16", "XLSX", "title"],
)
def test_the_list_is_read_whichever_way_it_comes(data):
    entries = _read(data)
    assert _said(entries) == GOOD
    assert [each.faults for each in entries] == [[], []]


def test_the_text_of_a_file_reads_the_same_on_the_same_lines():
    rows = [*ROWS, (NIP, "Agen", 7), ("", "", ""), ("18", "Agen", "Dinkes")]
    data = xlsx_file(rows, (*HEADINGS, "Catatan"), above=["Lampiran", ""])
    entries, text = read_list(data)
    again, same = read_list(text.encode())
    assert (_said(again), same) == (_said(entries), text)
    assert [each.line for each in again] == [each.line for each in entries]
    assert [bool(each.faults) for each in again] == [bool(each.faults) for each in entries]


def test_nips_as_numbers_are_refused_with_the_cure():
    """Also in the text of the file, which knows no kinds of cells."""
    data = xlsx_file([(199003012015031008, "Agen", "Dinkes")], HEADINGS)
    entries, text = read_list(data)
    pasted = _read(f"NIP\tTugas\tCakupan\n1,99003E+17\tAgen\tDinkes\n{NIP}\tAgen\tDinkes")
    for entry in (*entries, *_read(text), pasted[0]):
        fault = entry.faults[0]
        assert (fault.column, fault.cell) == ("NIP", "A2")
        assert "angka" in fault.text
        assert "Teks" in fault.text or "Text" in fault.text
        assert entry.nip == ""
    assert pasted[1].faults == []


def test_a_nip_is_known_with_the_apostrophe_and_spaces_of_offices():
    assert _read("NIP\tTugas\n'19900301 201503 1 001\tAgen")[0].nip == NIP


@pytest.mark.parametrize("text", ["2026-02-01", "01/02/2026", "1-2-2026", "1 Februari 2026"])
def test_days_are_read_as_offices_write_them(text):
    entry = _read(f"NIP\tTugas\tMulai\tSelesai\n{NIP}\tAgen\t{text}\t")[0]
    assert (entry.first, entry.last, entry.faults) == (date(2026, 2, 1), None, [])


def test_a_day_of_a_workbook_is_a_day():
    book = Workbook()
    book.active.append([*HEADINGS, "Mulai"])
    book.active.append([NIP, "Agen", "Dinkes", date(2026, 2, 1)])
    target = BytesIO()
    book.save(target)
    entries, text = read_list(target.getvalue())
    for entry in (*entries, *_read(text)):
        assert (entry.first, entry.faults) == (date(2026, 2, 1), [])


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("\tAgen\tDinkes", "NIP", "A2"),
        ("1990\tAgen\tDinkes", "NIP", "A2"),
        (f"{NIP}\tTukang\tDinkes", "Tugas", "B2"),
        (f"{NIP}\t\tDinkes", "Tugas", "B2"),
        (f"{NIP}\tTim klinik\t", "Tugas", "B2"),
        (f"{NIP}\tAgen\tDinkes\t31/02/2026", "Mulai", "D2"),
        (f"{NIP}\tAgen\tDinkes\t\t1/1/9999", "Selesai", "E2"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(row, column, cell):
    entry = _read(f"NIP\tTugas\tCakupan\tMulai\tSelesai\n{row}")[0]
    assert [(each.column, each.cell) for each in entry.faults] == [(column, cell)]


def test_the_circle_of_the_clinic_stands_with_the_task():
    entry = _read(f"NIP\tTugas\n{NIP}\tTim klinik (pelaksana)")[0]
    assert (str(entry.kind), entry.circle, entry.faults) == ("clinic", "implementer", [])


def test_an_unquoted_scope_of_several_in_a_csv_is_no_shifted_row():
    entries = _read(f"NIP;Tugas;Cakupan\n{NIP};Agen;Dinkes;Disdikbud\n{OTHER};Agen;Dinkes")
    assert "tanda kutip" in entries[0].faults[0].text or "quotation" in entries[0].faults[0].text
    assert entries[1].faults == []


def test_a_list_that_is_none_says_so():
    for data, error in (
        ("", EmptyFileError),
        ("satu dua tiga", ColumnsMissingError),
        ("NIP\tTugas", NoRowsError),
        ("NIP\tTugas\n" + f"{NIP}\tAgen\n" * (MOST_ROWS + 1), TooManyRowsError),
    ):
        with pytest.raises(error):
            _read(data)
