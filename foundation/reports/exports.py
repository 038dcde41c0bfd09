"""A report's tables as files that open as what they are."""

import re
from collections.abc import Iterable

from django.http import HttpResponse

from foundation.reports.tables import Table
from foundation.spreadsheets.writing import Sheet, csv_text, xlsx

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NAME_WIDTH, WIDTH = 44, 16  # of the first column and the others, in letters


def download(table: Table, kind: str, *name: object) -> HttpResponse:
    """`download(table, "csv", "laporan-pelatihan", 2026)` is laporan-pelatihan-2026.csv.

    `kind` is one of KINDS; empty parts of the name are left out.
    """
    if kind == "xlsx":
        return download_all([table], *name)
    return _file(csv_text(table.headings, table.values), kind, name)


def download_all(tables: Iterable[Table], *name: object) -> HttpResponse:
    """One workbook with a sheet for each table, called by its caption."""
    sheets = [Sheet(each.caption, each.headings, each.values, _widths(each)) for each in tables]
    return _file(xlsx(sheets), "xlsx", name)


def _widths(table: Table) -> list[int]:
    return [NAME_WIDTH, *[WIDTH] * (len(table.columns) - 1)]


def _file(data: str | bytes, kind: str, name: Iterable[object]) -> HttpResponse:
    stem = re.sub(r"[^a-z0-9]+", "-", "-".join(str(part) for part in name if part).lower())
    response = HttpResponse(data, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{stem}.{kind}"'
    return response
