"""The pages and files of a report, for the views of each report to answer with."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.reports.exports import KINDS, download
from foundation.reports.links import file_links
from foundation.reports.rows import RowList
from foundation.reports.scope import Scope
from foundation.reports.tables import Table

PER_PAGE = 50


def report_page(
    request: HttpRequest, scope: Scope, template: str, context: dict[str, Any]
) -> HttpResponse:
    """`template` extends `foundation/reports/report.html`, whose comment says what `context` holds."""
    return render(request, template, {"scope": scope, **context})


def list_page(
    request: HttpRequest,
    scope: Scope,
    listed: RowList,
    whole: str = "",
    *,
    template: str = "foundation/reports/rows.html",
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The rows of one figure, `PER_PAGE` at a time, by `?page=`. `whole`: where the same stands with
    whole NIPs, below the addresses of the files; empty: not for this reader. `template` extends the
    frame's, and finds `more` in its context."""
    page = Paginator(listed.found, PER_PAGE).get_page(request.GET.get("page"))
    files = file_links(f"{request.path}unduh/", scope.links) if listed.has_files else {}
    context = {
        "scope": scope,
        "list": listed,
        "size": listed.size(page.paginator.count),
        "page_obj": page,
        "table": listed.table(page),
        "files": files,
        "whole_files": file_links(f"{request.path}unduh/{whole}/", scope.links) if whole else {},
        **(more or {}),
    }
    return render(request, template, context)


def list_file(scope: Scope, kind: str, listed: RowList, *name: object) -> HttpResponse:
    """All rows of one figure; `name` ends the name of the file."""
    return table_file(scope, kind, lambda: listed.table(listed.found), *name)


def table_file(scope: Scope, kind: str, make: Callable[[], Table], *name: object) -> HttpResponse:
    """The table that `make` gives; 404 for a kind of file that there is not."""
    if kind not in KINDS:
        raise Http404
    return download(make(), kind, scope.report_name.file_name, *scope.file_parts, *name)
