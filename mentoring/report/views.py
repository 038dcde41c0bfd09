"""Glue for the report on mentoring."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from courses.report.exports import TYPES, download
from courses.report.permissions import may_see_reports, reported_opds
from foundation.http import SignedInRequest
from mentoring.report import tables
from mentoring.report.charts import chart_of
from mentoring.report.lists import NoSuchListError, RowList, load_list, place_list
from mentoring.report.places import ALL
from mentoring.report.scope import SupervisionScope

PER_PAGE = 50
ALONE = 10  # on the report itself
FILE_NAME = "laporan-pendampingan"
TABLES = {
    "opd": tables.place_table,
    "sesi": tables.session_table,
    "bulan": tables.month_table,
    "pamong": tables.load_table,
}


@login_required
@require_GET
def report(request: SignedInRequest) -> HttpResponse:
    scope = _scope(request)
    made = {name: table(scope) for name, table in TABLES.items()}
    context = {
        "scope": scope,
        "report": scope.report,
        "tiles": tables.tiles(scope.report, scope.query),
        "tables": made,
        "left_out": {
            name: len(scope.report.rows) - len(made[name].rows) for name in ("opd", "sesi")
        },
        "chart": chart_of(scope.report, scope.query),
        **_alone(scope),
    }
    return render(request, "mentoring/report/report.html", context)


@login_required
@require_GET
def report_file(request: SignedInRequest, name: str, kind: str) -> HttpResponse:
    scope = _scope(request)
    if name not in TABLES or kind not in TYPES:
        raise Http404
    return download(TABLES[name](scope), kind, *_name(scope), name)


@login_required
@require_GET
def rows(request: SignedInRequest, place: str, figure: str) -> HttpResponse:
    scope = _scope(request)
    return _page(request, scope, _place_list(scope, place, figure))


@login_required
@require_GET
def rows_file(request: SignedInRequest, place: str, figure: str, kind: str) -> HttpResponse:
    scope = _scope(request)
    return _file(scope, _place_list(scope, place, figure), kind, place, figure)


@login_required
@require_GET
def load_rows(request: SignedInRequest, mentor_id: int, figure: str) -> HttpResponse:
    scope = _scope(request)
    return _page(request, scope, _load_list(scope, mentor_id, figure))


@login_required
@require_GET
def load_rows_file(
    request: SignedInRequest, mentor_id: int, figure: str, kind: str
) -> HttpResponse:
    scope = _scope(request)
    return _file(scope, _load_list(scope, mentor_id, figure), kind, "pamong", mentor_id, figure)


def _page(request: SignedInRequest, scope: SupervisionScope, listed: RowList) -> HttpResponse:
    page = Paginator(listed.found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "scope": scope,
        "list": listed,
        "page_obj": page,
        "table": listed.table(page),
        "files": {kind: f"{request.path}unduh/{kind}/" for kind in TYPES},
    }
    return render(request, "mentoring/report/rows.html", context)


def _file(scope: SupervisionScope, listed: RowList, kind: str, *name: object) -> HttpResponse:
    if kind not in TYPES:
        raise Http404
    return download(listed.table(listed.found), kind, *_name(scope), *name)


def _alone(scope: SupervisionScope) -> dict[str, object]:
    """The innovations that have been without mentor the longest."""
    listed = place_list(scope.report, ALL, "alone")
    count = len(listed.found)
    url = tables.address(ALL, "alone", scope.query) if count > ALONE else ""
    return {"alone": listed.table(listed.found[:ALONE]), "alone_count": count, "alone_url": url}


def _scope(request: SignedInRequest) -> SupervisionScope:
    """What this person may see of what was asked for; 404 for whoever may see nothing."""
    if not may_see_reports(request.user):
        raise Http404
    return SupervisionScope(request.GET, reported_opds(request.user), timezone.localdate())


def _place_list(scope: SupervisionScope, place: str, figure: str) -> RowList:
    try:
        return place_list(scope.report, place, figure)
    except NoSuchListError as error:
        raise Http404 from error


def _load_list(scope: SupervisionScope, mentor_id: int, figure: str) -> RowList:
    try:
        return load_list(scope.report, mentor_id, figure)
    except NoSuchListError as error:
        raise Http404 from error


def _name(scope: SupervisionScope) -> tuple[object, ...]:
    return FILE_NAME, scope.year, scope.unit.short_name if scope.unit else ""
