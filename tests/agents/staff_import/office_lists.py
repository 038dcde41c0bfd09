"""Staff lists with the furniture that offices put around them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

DUK_TITLE = [
    ["DAFTAR URUT KEPANGKATAN (DUK) PEGAWAI NEGERI SIPIL"],
    ["DINAS KESEHATAN KABUPATEN BALANGAN"],
    ["KEADAAN DESEMBER 2025"],
]
DUK_HEADINGS = [
    ["NO", "NAMA", "NIP", "PANGKAT", "", "JABATAN", "", "MASA KERJA", "", "LATIHAN JABATAN"],
    ["", "", "", "GOL/RU", "TMT", "NAMA", "TMT", "THN", "BLN", "NAMA", "TAHUN", "JAM"],
]
DUK_MERGES = ("A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5", "H5:I5", "J5:L5")
NUMBERS = [str(number) for number in range(1, 13)]


def duk_row(number: int, nip: str, name: str, grade: str, position: str) -> list[Any]:
    return [
        number,
        name,
        nip,
        grade,
        "01-04-2020",
        position,
        "01-01-2021",
        5,
        3,
        "PIM IV",
        2019,
        100,
    ]


def book(
    *sheets: tuple[str, Iterable[Sequence[Any]]], merges: dict[str, Iterable[str]] | None = None
) -> bytes:
    """A workbook as openpyxl writes it; `merges` names merged cells by sheet."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        for cells in (merges or {}).get(title, ()):
            sheet.merge_cells(cells)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def duk(*rows: Sequence[Any], below: Iterable[Sequence[Any]] = ()) -> bytes:
    """The official list by rank: title, two rows of headings, a line of numbers."""
    lines = [*DUK_TITLE, [], *DUK_HEADINGS, NUMBERS, *rows, *below]
    return book(("DUK", lines), merges={"DUK": ("A1:L1", "A2:L2", "A3:L3", *DUK_MERGES)})


def rewritten(
    data: bytes, change: dict[bytes, bytes], names: dict[str, str] | None = None
) -> bytes:
    """The same package with other words in its parts, and other names of parts."""
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            content = source.read(name)
            for old, new in change.items():
                content = content.replace(old, new)
            package.writestr((names or {}).get(name, name), content)
    return target.getvalue()


def strict(data: bytes) -> bytes:
    """As "Strict Open XML Spreadsheet" names the same things."""
    return rewritten(
        data,
        {
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
                b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            ),
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
                b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
        },
    )
