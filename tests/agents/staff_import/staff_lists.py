"""Staff lists as offices send them, and files that only look like one."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

SARI = "199104122017032999"
BUDI = "198001012006041999"
RINI = "198805062014022999"
PPPK = "198901012024211999"
CONTENT_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
HEADINGS = ["NIP", "Nama", "Jabatan", "Pangkat/Gol", "OPD", "Email"]


def person(
    nip: Any = SARI,
    name: str = "Sari Wulandari, S.Kep.",
    position: str = "Perawat",
    grade: str = "III/b",
    opd: str = "Puskesmas Paringin",
    email: str = "sari@balangan.example",
) -> list[Any]:
    return [nip, name, position, grade, opd, email]


def csv_file(
    rows: Iterable[Sequence[Any]],
    headings: Sequence[str] = HEADINGS,
    *,
    delimiter: str = ";",
    encoding: str = "utf-8",
    above: Sequence[str] = (),
) -> bytes:
    target = io.StringIO(newline="")
    target.writelines(f"{line}\r\n" for line in above)
    csv.writer(target, delimiter=delimiter).writerows([headings, *rows])
    return target.getvalue().encode(encoding)


def xlsx_file(
    rows: Iterable[Sequence[Any]],
    headings: Sequence[str] = HEADINGS,
    *,
    above: Sequence[str] = (),
    more_sheets: Sequence[str] = (),
) -> bytes:
    """Strings become text cells, numbers number cells, pairs a formula and what it shows."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Pegawai")
        for line, row in enumerate([*([text] for text in above), headings, *rows]):
            for column, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write_formula(line, column, value[0], None, value[1])
                else:
                    sheet.write(line, column, value)
        for name in more_sheets:
            book.add_worksheet(name).write(0, 0, "catatan")
    return target.getvalue()


def old_xls() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "Workbook".encode("utf-16-le")


def encrypted_xlsx() -> bytes:
    return old_xls() + "EncryptedPackage".encode("utf-16-le")


def zip_bomb(megabytes: int = 21) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("xl/workbook.xml", "<workbook")
        package.writestr("xl/worksheets/sheet1.xml", b" " * megabytes * 1024 * 1024)
    return target.getvalue()
