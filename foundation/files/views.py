"""Glue: private files, health, language, trouble."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from django.views.defaults import server_error
from django.views.i18n import set_language as set_language_cookie

from foundation.app_settings import app_settings
from foundation.files.ranges import part_of
from foundation.files.rules import may_open
from foundation.health import probes
from foundation.models import PrivateFile
from foundation.storage import is_full


@require_GET
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


@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    findings = probes.health()
    is_well = all(finding.is_well for finding in findings.values())
    return JsonResponse(
        {name: {"ok": each.is_well, "detail": each.detail} for name, each in findings.items()},
        status=200 if is_well else 503,
    )


@csrf_exempt
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice in a cookie, and with the person when somebody is signed in.

    Exempt from the token: a public page is the same for everybody and carries none, and
    the worst that a stranger's page can do is to change the language.
    """
    code = request.POST.get("language", "")
    user = request.user
    if code in dict(settings.LANGUAGES) and user.is_authenticated and hasattr(user, "language"):
        get_user_model()._default_manager.filter(pk=user.pk).update(language=code)
    return set_language_cookie(request)


def trouble(request: HttpRequest) -> HttpResponse:
    """The page of whatever nobody has answered for; of a full disk and of a database that is away
    it says what it is."""
    fault = sys.exception()
    if is_full(fault):
        status = HTTPStatus.INSUFFICIENT_STORAGE
        return HttpResponse(render_to_string("507.html"), status=status)
    if isinstance(fault, InterfaceError | OperationalError):
        status, headers = HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": "30"}
        return HttpResponse(render_to_string("503.html"), status=status, headers=headers)
    return server_error(request)
