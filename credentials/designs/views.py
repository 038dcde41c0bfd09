"""Glue: a template as it will look."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from credentials.designs.samples import sample_pdf
from credentials.models import CertificateDesign
from credentials.permissions import may_certify


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF of a certificate that was never issued."""
    if not may_certify(request.user):
        raise Http404
    design = get_object_or_404(CertificateDesign, pk=pk)
    response = HttpResponse(sample_pdf(design), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="contoh.pdf"'
    return response
