"""A mentor's own record of a year, as a page and as PDF."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agents.models.people import person_of
from foundation.http import SignedInRequest
from foundation.text import number_in
from mentoring.records.figures import YearRecord, years_of
from mentoring.records.pdf import figures_of, record_pdf


@login_required
@require_safe
def record(request: SignedInRequest) -> HttpResponse:
    """Of ?tahun=, or of this year."""
    years = _years(request)
    asked = number_in(request.GET.get("tahun", ""))
    found = _record(request, asked if asked in years else years[0])
    context = {"record": found, "figures": figures_of(found), "years": years}
    return render(request, "mentoring/records/record.html", context)


@login_required
@require_safe
def file(request: SignedInRequest, year: int) -> HttpResponse:
    if year not in _years(request):
        raise Http404
    response = HttpResponse(record_pdf(_record(request, year)), content_type="application/pdf")
    name = f"catatan-pendampingan-{year}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _years(request: SignedInRequest) -> list[int]:
    """Whoever never was a mentor has none."""
    person = person_of(request.user)
    years = years_of(person) if person is not None else []
    if not years:
        raise Http404
    return years


def _record(request: SignedInRequest, year: int) -> YearRecord:
    person = person_of(request.user)
    assert person is not None  # noqa: S101  (asked in _years)
    return YearRecord(person, year)
