"""Glue for the training report."""

from django.http import HttpResponse

from agents.reporting.views import report_view
from courses.report.charts import chart_of
from courses.report.lists import training_list
from courses.report.scope import TrainingScope
from courses.report.tables import completion_table, tiles
from foundation.http import SignedInRequest
from foundation.reports.pages import list_file, list_page, report_page, table_file


@report_view(TrainingScope)
def report(request: SignedInRequest, scope: TrainingScope) -> HttpResponse:
    total = scope.report.total()
    context = {
        "report": scope.report,
        "total": total,
        "tiles": tiles(total, scope.links),
        "chart": chart_of(scope.report, scope.links),
        "table": completion_table(scope.report, scope.links),
        "files": scope.links.files(),
    }
    return report_page(request, scope, "courses/report/report.html", context)


@report_view(TrainingScope)
def report_file(request: SignedInRequest, scope: TrainingScope, kind: str) -> HttpResponse:
    return table_file(scope, kind, lambda: completion_table(scope.report, scope.links))


@report_view(TrainingScope)
def rows(
    request: SignedInRequest,
    scope: TrainingScope,
    key: str,
    figure: str,
    person_id: int | None = None,
) -> HttpResponse:
    return list_page(request, scope, training_list(scope, key, figure, person_id))


@report_view(TrainingScope)
def rows_file(
    request: SignedInRequest, scope: TrainingScope, key: str, figure: str, kind: str
) -> HttpResponse:
    return list_file(scope, kind, training_list(scope, key, figure), key, figure)
