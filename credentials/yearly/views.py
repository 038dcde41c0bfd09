"""Glue: the yearly list of those in one's charge."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agents.reporting.permissions import may_see_reports
from credentials.yearly.rows import YearlyList
from credentials.yearly.tables import short_table, yearly_table
from foundation.http import SignedInRequest
from foundation.listing import list_context, list_file


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    found = _found(request)
    context = list_context(request, found.form, found.rows, reverse("credentials:yearly"))
    table = short_table(context["page_obj"])
    return render(
        request,
        "credentials/yearly/index.html",
        {**context, "has_filter": True, "table": table, "year": found.year},
    )


@login_required
@require_safe
def index_file(request: SignedInRequest, kind: str) -> HttpResponse:
    found = _found(request)
    return list_file(kind, f"jam-pelajaran-{found.year}", found.whole, yearly_table)


def _found(request: SignedInRequest) -> YearlyList:
    if not may_see_reports(request.user):
        raise Http404
    return YearlyList(request.user, request.GET)
