"""What every filtered list of ours has in common: a page of its rows, and the same rows as a file."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse

from foundation.filters import FilterForm
from foundation.reports.exports import KINDS, download
from foundation.reports.links import Links, file_links
from foundation.reports.tables import Table

PER_PAGE = 30
FEW = 5  # so many rows are seen at a glance: a bar above them would only stand in the way


def list_context(
    request: HttpRequest, form: FilterForm, rows: models.QuerySet[Any], start: str
) -> dict[str, Any]:
    """`page_obj`; `form`, and `has_filter`, whether `foundation/components/filter.html` shows it;
    `files` by kind for `foundation/reports/files.html`, below `start`, the address of the list."""
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "form": form,
        "has_filter": form.is_narrowed or page.paginator.count > FEW,
        "page_obj": page,
        "files": file_links(f"{start}unduh/", Links(start, form.query)),
    }


def list_file(
    kind: str, name: str, rows: Iterable[Any], tabulate: Callable[[Iterable[Any]], Table]
) -> HttpResponse:
    """All rows of a filtered list as `name`.csv or .xlsx; 404 for a kind that there is not."""
    if kind not in KINDS:
        raise Http404
    return download(tabulate(rows), kind, name)
