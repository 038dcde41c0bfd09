"""Public media in development and the demonstration; the proxy serves it in production."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

# What a browser might run is never sent inline from our origin.
HARMLESS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp4", ".mp3", ".ogg"}


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    if not any(path.lower().endswith(suffix) for suffix in HARMLESS):
        response["Content-Disposition"] = "attachment"
        response["Cache-Control"] = "private, no-store"
    return response
