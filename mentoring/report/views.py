"""Glue for the mentoring report."""

from django.http import Http404, HttpResponse

from agents.reporting.opds import ALL
from agents.reporting.views import report_view
from foundation.http import SignedInRequest
from foundation.reports.pages import list_file, list_page, report_page, table_file
from mentoring.report import tables
from mentoring.report.charts import chart_of
from mentoring.report.lists import mentor_list, opd_list
from mentoring.report.scope import MentoringScope

ALONE = 10  # on the report itself
COMPARISON = "perbandingan"  # with the period before, where there is one
TABLES = {
    "opd": tables.innovation_table,
    "sesi": tables.session_table,
    "bulan": tables.month_table,
    "jawaban": tables.answer_table,
    "pamong": tables.mentor_table,
}


@report_view(MentoringScope)
def report(request: SignedInRequest, scope: MentoringScope) -> HttpResponse:
    made = {name: table(scope) for name, table in TABLES.items()}
    context = {
        "report": scope.report,
        "tiles": tables.tiles(scope),
        "comparison": tables.comparison(scope),
        "comparison_files": scope.links.files(COMPARISON),
        "tables": made,
        "files": {name: scope.links.files(name) for name in TABLES},
        "left_out": {
            name: len(scope.report.rows) - len(made[name].rows) for name in ("opd", "sesi")
        },
        "chart": chart_of(scope.report, scope.links),
        **_alone(scope),
    }
    return report_page(request, scope, "mentoring/report/report.html", context)


@report_view(MentoringScope)
def report_file(
    request: SignedInRequest, scope: MentoringScope, name: str, kind: str
) -> HttpResponse:
    if name == COMPARISON:
        compared = tables.comparison(scope)
        if compared is None:
            raise Http404
        return table_file(scope, kind, lambda: compared, name)
    if name not in TABLES:
        raise Http404
    return table_file(scope, kind, lambda: TABLES[name](scope), name)


@report_view(MentoringScope)
def rows(request: SignedInRequest, scope: MentoringScope, key: str, figure: str) -> HttpResponse:
    return list_page(request, scope, opd_list(scope.report, key, figure))


@report_view(MentoringScope)
def rows_file(
    request: SignedInRequest, scope: MentoringScope, key: str, figure: str, kind: str
) -> HttpResponse:
    return list_file(scope, kind, opd_list(scope.report, key, figure), key, figure)


@report_view(MentoringScope)
def mentor_rows(
    request: SignedInRequest, scope: MentoringScope, mentor_id: int, figure: str
) -> HttpResponse:
    return list_page(request, scope, mentor_list(scope.report, mentor_id, figure))


@report_view(MentoringScope)
def mentor_rows_file(
    request: SignedInRequest, scope: MentoringScope, mentor_id: int, figure: str, kind: str
) -> HttpResponse:
    listed = mentor_list(scope.report, mentor_id, figure)
    return list_file(scope, kind, listed, tables.MENTOR, mentor_id, figure)


def _alone(scope: MentoringScope) -> dict[str, object]:
    """The innovations that have been without mentor the longest."""
    found = opd_list(scope.report, ALL, "alone")
    count = len(found.found)
    url = scope.links.rows(ALL, "alone") if count > ALONE else ""
    return {"alone": found.table(found.found[:ALONE]), "alone_count": count, "alone_url": url}
