"""Glue: private files by rule, and public media where no proxy serves them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from django.views.static import serve

from foundation.app_settings import app_settings
from foundation.files.ranges import part_of
from foundation.files.rules import may_open
from foundation.models import PrivateFile

# What a browser might run is never sent inline from our origin.
HARMLESS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp4", ".mp3", ".ogg"}


@require_safe
def file(request: HttpRequest, code: str) -> HttpResponseBase:
    """An attachment, always: nothing that somebody uploaded runs on our origin."""
    record = get_object_or_404(PrivateFile, code=code)
    if not may_open(request.user, record):
        raise Http404
    if app_settings.FILES_BY_PROXY:
        response: HttpResponseBase = HttpResponse(content_type=record.content_type)
        response["X-Accel-Redirect"] = f"{app_settings.FILES_BY_PROXY}{record.file.name}"
    else:
        response = part_of(request, record.file.open("rb"), record.size, record.content_type)
    disposition = content_disposition_header(as_attachment=True, filename=record.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Public media in development and the demonstration; the proxy serves it in production."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    if not any(path.lower().endswith(suffix) for suffix in HARMLESS):
        response["Content-Disposition"] = "attachment"
        response["Cache-Control"] = "private, no-store"
    return response
