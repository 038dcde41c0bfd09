"""Pages of faults. `handler500 = "foundation.errors.server_error"` in the addresses of a site, and
`handler400 = "foundation.errors.bad_request"`."""

import sys
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults

from foundation.storage import is_full


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what nobody of good will sends. What the exception says is for the log."""
    if not hasattr(
        request, "user"
    ):  # a foreign name of the host is refused before the sign-in is read
        request.user = AnonymousUser()
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of a fault that no view answered for: 507 for a full disk, 503 for a database that is
    away, else Django's 500. It asks the database nothing, for that may be what is away."""
    fault = sys.exception()
    if is_full(fault):
        status = HTTPStatus.INSUFFICIENT_STORAGE
        return HttpResponse(render_to_string("507.html"), status=status)
    if isinstance(fault, InterfaceError | OperationalError):
        status, headers = HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": "30"}
        return HttpResponse(render_to_string("503.html"), status=status, headers=headers)
    return defaults.server_error(request)
