"""Glue for the training report."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from agents.models import Opd
from courses.figures import FIGURES, CompletionReport
from courses.permissions import may_see_reports, reported_opds
from foundation.http import SignedInRequest

FIRST_YEAR = 2021  # the clinic's first year


@login_required
@require_GET
def report(request: SignedInRequest) -> HttpResponse:
    completion = _report(request)
    context = {
        "report": completion,
        "rows": completion.rows(),
        "total": completion.total(),
        "years": range(timezone.localdate().year, FIRST_YEAR - 1, -1),
    }
    return render(request, "courses/report.html", context)


@login_required
@require_GET
def rows(request: SignedInRequest, opd_id: int, figure: str) -> HttpResponse:
    completion = _report(request)
    if figure not in FIGURES or opd_id not in completion.opds:
        raise Http404
    found = Paginator(completion.enrollments(opd_id, figure), 50)
    context = {
        "report": completion,
        "opd": get_object_or_404(Opd, pk=opd_id),
        "figure": figure,
        "page_obj": found.get_page(request.GET.get("page")),
    }
    return render(request, "courses/report_rows.html", context)


def _report(request: SignedInRequest) -> CompletionReport:
    """The year asked for, over what this person may see; 404 for whoever may see none."""
    if not may_see_reports(request.user):
        raise Http404
    today = timezone.localdate()
    years = {str(year): year for year in range(FIRST_YEAR, today.year + 1)}
    year = years.get(request.GET.get("tahun", ""), today.year)
    return CompletionReport(year, reported_opds(request.user), today)
