"""Glue for the training report."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from agents.reporting import nip_files
from agents.reporting.views import report_view
from courses.app_settings import app_settings
from courses.report.charts import chart_of
from courses.report.lists import training_list
from courses.report.scope import TrainingScope
from courses.report.tables import comparison_table, completion_table, tiles
from foundation.http import SignedInRequest
from foundation.reports.pages import list_file, list_page, report_page, table_file
from foundation.reports.tables import Table


@report_view(TrainingScope)
def report(request: SignedInRequest, scope: TrainingScope) -> HttpResponse:
    context = {
        "report": scope.report,
        "total": scope.report.total(),
        "tiles": tiles(scope.report, scope.links, scope.report_before),
        "comparison": _comparison(scope),
        "chart": chart_of(scope.report, scope.links),
        "table": completion_table(scope.report, scope.links),
        "files": scope.links.files(),
        "target_source": app_settings.YEARLY_JP_SOURCE,
    }
    return report_page(request, scope, "courses/report/report.html", context)


def _comparison(scope: TrainingScope) -> Table | None:
    before = scope.report_before
    if before is None:
        return None
    return comparison_table(scope.report, scope.links, before, scope.links_before)


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
    listed = training_list(scope, key, figure, person_id)
    may_take_nips = listed.has_files and nip_files.may_take_nips(request.user, scope.opds)
    return list_page(request, scope, listed, whole="nip-lengkap" if may_take_nips else "")


@report_view(TrainingScope)
def rows_file(
    request: SignedInRequest, scope: TrainingScope, key: str, figure: str, kind: str
) -> HttpResponse:
    return list_file(scope, kind, training_list(scope, key, figure), key, figure)


@report_view(TrainingScope, opds_of=nip_files.opds_with_nips, method=require_POST)
def rows_file_with_nips(
    request: SignedInRequest, scope: TrainingScope, key: str, figure: str, kind: str
) -> HttpResponse:
    """The same with whole NIPs. By a form, for who took them is recorded."""
    listed = training_list(scope, key, figure, with_nips=True)
    answer = list_file(scope, kind, listed, key, figure, "nip-lengkap")
    rows = len(listed.found)
    nip_files.record_file(key, scope.unit, rows, listed.caption, by=request.user)
    return answer
