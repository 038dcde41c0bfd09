"""Glue: a person's own transcript."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agents.models import Person
from agents.models.people import person_of
from credentials.models import Recognition
from credentials.transcript.papers import transcript_pdf, transcript_workbook
from credentials.transcript.reading import years_of
from foundation.http import SignedInRequest

KINDS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@login_required
@require_safe
def transcript(request: SignedInRequest) -> HttpResponse:
    person = _person(request)
    outside = Recognition.objects.of(request.user)
    context = {"person": person, "years": years_of(person), "outside": outside}
    return render(request, "credentials/transcript/page.html", context)


@login_required
@require_safe
def file(request: SignedInRequest, kind: str) -> HttpResponse:
    person = _person(request)
    if kind not in KINDS:
        raise Http404
    years = years_of(person)
    made = transcript_pdf(person, years) if kind == "pdf" else transcript_workbook(years)
    response = HttpResponse(made, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="jam-pelajaran.{kind}"'
    return response


def _person(request: SignedInRequest) -> Person:
    """An account without a staff record has learned nothing here."""
    person = person_of(request.user)
    if person is None:
        raise Http404
    return person
