import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from foundation.spreadsheets import delimited, refusals, tables, workbooks
from foundation.spreadsheets.reading import CSV, XLSX, kind_of, read
from foundation.spreadsheets.tables import CellKind, column_letter
from foundation.spreadsheets.writing import Sheet, csv_text, xlsx
from tests.agents.staff_import.staff_lists import (
    csv_file,
    encrypted_xlsx,
    old_xls,
    xlsx_file,
    zip_bomb,
)

WORDS = {"NIP", "Nama", "OPD"}


def known(texts):
    return len(WORDS.intersection(texts))


def texts(data):
    return [row.texts for row in read(data, known).rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_whatever_separates_and_encodes_it(delimiter, encoding):
    data = csv_file(
        [["1", "José – Paringin", "Dinkes; UPT, II"]],
        ["NIP", "Nama", "OPD"],
        delimiter=delimiter,
        encoding=encoding,
    )
    assert texts(data) == [["NIP", "Nama", "OPD"], ["1", "José – Paringin", "Dinkes; UPT, II"]]


def test_commas_in_the_title_line_do_not_decide_the_separator():
    data = csv_file(
        [["1", "Sari, S.Kep., Ns.", "Dinkes"]],
        ["NIP", "Nama", "OPD"],
        above=["DAFTAR, PEGAWAI, ASN, KABUPATEN, BALANGAN, 2026"],
    )
    assert texts(data)[-1] == ["1", "Sari, S.Kep., Ns.", "Dinkes"]


def test_the_separator_that_excel_declares_is_obeyed():
    assert texts(b"sep=|\r\nNIP|Nama\r\n1|Sari\r\n") == [["NIP", "Nama"], ["1", "Sari"]]


def test_lines_are_counted_as_a_text_editor_counts_them():
    data = b'Nama;OPD\r\n\r\n"Sari\r\nWulandari";Dinkes\r\nBudi;Setda\r\n'
    assert [row.line for row in read(data, known).rows] == [1, 3, 5]


def test_long_digits_kept_as_a_text_formula_are_text():
    assert texts(b'NIP;Nama\r\n="199104122017032999";Sari\r\n')[1][0] == "199104122017032999"


def test_a_quotation_mark_that_never_closes_swallows_nothing():
    with pytest.raises(refusals.UnclosedQuoteError) as refusal:
        read(b'NIP;Nama\r\n1;Sari\r\n2;"Budi\r\n3;Rini\r\n', known)
    assert refusal.value.line == 3


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", refusals.EmptyFileError),
        (b"\r\n  \r\n", refusals.EmptyFileError),
        (b";;;\r\n;;\r\n", refusals.EmptyFileError),
        (old_xls(), refusals.LegacyFormatError),
        (encrypted_xlsx(), refusals.ProtectedError),
        (b"PK\x03\x04" + b"\x00" * 90, refusals.DamagedError),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04", refusals.NotASpreadsheetError),
        (bytes(range(128, 256)) * 4, refusals.NotASpreadsheetError),
        (b"<html><table><tr><td>NIP</td></tr></table>", refusals.NotASpreadsheetError),
        (b"%PDF-1.7 NIP;Nama", refusals.NotASpreadsheetError),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_its_reason(data, refusal):
    with pytest.raises(refusal):
        read(data, known)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    data = zip_bomb()
    assert len(data) < 100_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *args, **kwargs: pytest.fail("unpacked"))
    with pytest.raises(refusals.TooLargeError):
        read(data, known)


def test_a_zip_bomb_that_lies_about_its_size_stays_small():
    data = zip_bomb(megabytes=64)
    lie = data.replace((64 * 1024 * 1024).to_bytes(4, "little"), (1024).to_bytes(4, "little"))
    assert lie != data
    with pytest.raises(refusals.DamagedError):
        read(lie, known)


def test_another_kind_of_zip_is_no_workbook():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(refusals.NotASpreadsheetError):
        kind_of(target.getvalue())


def test_entities_in_a_workbook_are_not_expanded():
    source = zipfile.ZipFile(io.BytesIO(xlsx_file([["1", "Sari"]], ["NIP", "Nama"])))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/sharedStrings.xml":
                doctype = b'<!DOCTYPE sst [<!ENTITY a "ha">]><sst'
                content = content.replace(b"<sst", doctype, 1).replace(b"Sari", b"&a;")
            package.writestr(name, content)
    with pytest.raises(refusals.DamagedError):
        read(target.getvalue(), known)


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_more_rows_or_columns_than_a_list_has_are_refused(make, monkeypatch):
    for module in (workbooks, delimited):
        monkeypatch.setattr(module, "MAX_ROWS", 3)
        monkeypatch.setattr(module, "MAX_COLUMNS", 3)
    assert len(read(make([["1", "a"], ["2", "b"]], ["NIP", "Nama"]), known).rows) == 3
    with pytest.raises(refusals.TooLargeError):
        read(make([["1", "a"], ["2", "b"], ["3", "c"]], ["NIP", "Nama"]), known)
    with pytest.raises(refusals.TooLargeError):
        read(make([["1", "a", "b", "c"]], ["NIP", "Nama"]), known)


def test_the_kind_of_a_file_is_what_its_bytes_say():
    assert kind_of(xlsx_file([["1"]], ["NIP"])) == XLSX
    assert kind_of(csv_file([["1"]], ["NIP"])) == CSV


def test_a_number_cell_is_told_from_text_and_an_error_from_both():
    row = ["1", 1, 1.97e17, date(2026, 3, 12), ("=NA()", "#N/A")]
    cells = read(xlsx_file([row]), known).rows[1].cells
    kinds = [CellKind.TEXT, CellKind.NUMBER, CellKind.NUMBER, CellKind.NUMBER, CellKind.ERROR]
    assert [cell.kind for cell in cells] == kinds
    assert [cell.text for cell in cells][:3] == ["1", "1", "1.97e+17"]


def test_the_value_of_a_formula_is_read_and_not_the_formula():
    data = xlsx_file([[("=CONCAT(A9,B9)", "Sari"), "x"]], ["Nama", "OPD"])
    assert read(data, known).rows[1].texts == ["Sari", "x"]


def test_a_hidden_or_empty_sheet_is_passed_over_and_others_are_named():
    data = xlsx_file([["1", "Sari"]], ["NIP", "Nama"], more_sheets=["Rekap"])
    assert read(data, known).other_sheets == ["Rekap"]


def test_lines_of_a_workbook_are_those_the_spreadsheet_shows():
    data = xlsx_file([["1", "Sari"], [], ["2", "Budi"]], ["NIP", "Nama"], above=["DAFTAR", ""])
    assert [row.line for row in read(data, known).rows] == [1, 3, 4, 6]


def test_column_letters_are_those_of_a_spreadsheet():
    assert [column_letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]


def written(rows):
    data = xlsx([Sheet("Laporan: [2026]", ["Kolom"], rows)])
    return load_workbook(io.BytesIO(data)).worksheets[0]


def test_written_text_stays_text_and_never_becomes_a_formula_or_a_link():
    sheet = written([["=1+1"], ["199104122017032999"], ["https://balangan.example"], ["007"]])
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [
        *("=1+1", "199104122017032999", "https://balangan.example", "007")
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_written_numbers_and_dates_can_be_reckoned_with():
    sheet = written([[12], [1.5], [Decimal("2.25")], [date(2026, 3, 12)], [10**17 + 1], [None]])
    values = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert values[:4] == [12, 1.5, 2.25, datetime(2026, 3, 12)]  # noqa: DTZ001
    assert values[4] == "100000000000000001"


def test_instants_are_written_in_the_time_of_the_regency():
    sheet = written([[datetime(2026, 3, 12, 1, 0, tzinfo=UTC)]])
    assert sheet["A2"].value == datetime(2026, 3, 12, 9, 0)  # noqa: DTZ001


def test_a_text_longer_than_a_cell_is_cut_and_not_dropped():
    assert len(written([["x" * 40_000]])["A2"].value) == 32_767


def test_sheet_names_are_made_lawful():
    assert written([]).title == "Laporan   2026"


def test_csv_opens_in_excel_and_starts_no_formula():
    text = csv_text(["Nama", "JP"], [["=HYPERLINK(1)", -2], ["@a; b", 1.5], ["+62", None]])
    assert text.startswith("\ufeffNama;JP\r\n")
    assert text.splitlines()[1:] == ["'=HYPERLINK(1);-2", '"\'@a; b";1,5', "'+62;"]


def test_the_limits_are_those_that_the_refusal_names():
    assert (tables.MAX_ROWS, tables.MAX_COLUMNS) == (20_000, 60)


def package(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (
            package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "OpenDocument (.ods)",
            "other_format",
        ),
        (
            package(mimetype=b"application/vnd.oasis.opendocument.text"),
            "OpenDocument (.odt)",
            "document_format",
        ),
        (package(xl__workbook_dot_bin=b""), "Excel Binary Workbook (.xlsb)", "other_format"),
        (package(Index__Document_dot_iwa=b""), "Apple Numbers (.numbers)", "other_format"),
        (package(word__document_dot_xml=b""), "Microsoft Word (.docx)", "document_format"),
        (package(ppt__slides=b""), "Microsoft PowerPoint (.pptx)", "document_format"),
        (b"\xef\xbb\xbf\r\n<table><tr><td>NIP", "HTML (.htm)", "other_format"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "HTML (.htm)", "other_format"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML Spreadsheet 2003 (.xml)",
            "other_format",
        ),
        (b"%PDF-1.7", "PDF", "document_format"),
        (b"{\\rtf1 NIP;Nama}", "RTF", "document_format"),
        (
            old_xls().replace("Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le")),
            "Microsoft Word (.doc)",
            "document_format",
        ),
    ],
)
def test_other_formats_are_refused_by_their_name(data, name, code):
    with pytest.raises(refusals.OtherFormatError) as refused:
        read(data, known)
    assert (refused.value.params, refused.value.code) == ({"format": name}, code)


@pytest.mark.parametrize("start", [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x08\x08\x00"])
def test_xls_without_a_wrapper_is_an_old_excel_file_too(start):
    with pytest.raises(refusals.LegacyFormatError):
        read(start + b"\x00" * 200, known)


def test_a_table_of_contents_with_entities_is_not_read():
    data = package(
        **{"[Content_Types]_dot_xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><Types>&b;</Types>"}
    )
    with pytest.raises(refusals.NotASpreadsheetError):
        read(data, known)


def test_a_forged_merged_cell_costs_nothing():
    rows = [["NIP", "Nama"], *[[str(n), "x"] for n in range(2000)]]
    forged = "".join(f'<mergeCell ref="A{n}:A1048576"/>' for n in range(1, 1000))
    data = merged(xlsx_file(rows), forged)
    with pytest.raises(refusals.TooLargeError):
        read(data, known)


def merged(data: bytes, cells: str) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    behind = f"</sheetData><mergeCells>{cells}</mergeCells>".encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as rewritten:
        for name in source.namelist():
            content = source.read(name).replace(b"</sheetData>", behind)
            rewritten.writestr(name, content)
    return target.getvalue()


def test_a_merged_cell_is_said_of_each_row_that_it_covers():
    data = merged(
        xlsx_file([["1", "Dinkes"], ["2", ""], [], ["3", ""], ["4", "Setda"]], ["NIP", "OPD"]),
        '<mergeCell ref="B2:B5"/>',
    )
    rows = read(data, known).rows[1:]
    assert [row.cell(1).text for row in rows] == ["Dinkes", "Dinkes", "Dinkes", "Setda"]
    assert [row.cell(1).filled_from for row in rows] == ["", "B2:B5", "B2:B5", ""]
    assert [row.line for row in rows] == [2, 3, 5, 6]  # the blank row stays blank
