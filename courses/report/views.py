"""Glue for the training report."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from courses.report.charts import chart_of
from courses.report.exports import TYPES, download
from courses.report.figures import ALL
from courses.report.lists import NoSuchListError, ReportList, report_list
from courses.report.permissions import may_see_reports, reported_opds
from courses.report.scope import ReportScope
from courses.report.tables import LABELS, completion_table, figure_cells
from foundation.http import SignedInRequest

PER_PAGE = 50
FILE_NAME = "laporan-pelatihan"


@login_required
@require_GET
def report(request: SignedInRequest) -> HttpResponse:
    scope = _scope(request)
    completion = scope.report()
    total = completion.total()
    tiles = figure_cells(total, ALL, scope.query)
    context = {
        "scope": scope,
        "report": completion,
        "total": total,
        "tiles": [(name, LABELS[name], cell) for name, cell in tiles.items()],
        "table": completion_table(completion, scope.query),
        "chart": chart_of(completion.rows(), scope.query),
    }
    return render(request, "courses/report/report.html", context)


@login_required
@require_GET
def report_file(request: SignedInRequest, kind: str) -> HttpResponse:
    scope = _scope(request)
    if kind not in TYPES:
        raise Http404
    return download(completion_table(scope.report(), scope.query), kind, *_name(scope))


@login_required
@require_GET
def rows(
    request: SignedInRequest, place: str, figure: str, person_id: int | None = None
) -> HttpResponse:
    listed = _list(_scope(request), place, figure, person_id)
    page = Paginator(listed.found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "scope": listed.scope,
        "list": listed,
        "page_obj": page,
        "table": listed.table(page),
        "report": listed.scope.report(),
    }
    return render(request, "courses/report/rows.html", context)


@login_required
@require_GET
def rows_file(request: SignedInRequest, place: str, figure: str, kind: str) -> HttpResponse:
    listed = _list(_scope(request), place, figure)
    if kind not in TYPES:
        raise Http404
    return download(listed.table(listed.found), kind, *_name(listed.scope), place, figure)


def _scope(request: SignedInRequest) -> ReportScope:
    """What this person may see of what was asked for; 404 for whoever may see nothing."""
    if not may_see_reports(request.user):
        raise Http404
    return ReportScope(request.GET, reported_opds(request.user), timezone.localdate())


def _list(scope: ReportScope, place: str, figure: str, person_id: int | None = None) -> ReportList:
    try:
        return report_list(scope, place, figure, person_id)
    except NoSuchListError as error:
        raise Http404 from error


def _name(scope: ReportScope) -> tuple[object, ...]:
    course = scope.course.slug if scope.course else ""
    return FILE_NAME, scope.year, course, scope.unit.short_name if scope.unit else ""
