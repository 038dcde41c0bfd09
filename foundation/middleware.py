"""Headers and language of every answer, and what is not even looked at."""

import json
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from foundation.app_settings import app_settings
from foundation.request_cache import request_cache
from foundation.text import is_storable

LARGEST = 2**63 - 1  # that a BigAutoField holds
GetResponse = Callable[[HttpRequest], HttpResponse]

OURS = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com; frame-ancestors 'self'"
)
# Wagtail's admin writes inline styles and scripts of its own.
WAGTAILS = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-src 'self'; frame-ancestors 'self'"
)


# These dozen lines stand for django-csp: it knows one policy for a site and exceptions by a decorator
# on each view, while ours hangs on the path (Wagtail's views are not ours to decorate) and needs
# neither nonces nor reports; and a plugin would bring the package along to every site.
class SecurityHeadersMiddleware:
    """Content policy, and `no-store` for whatever does not declare itself cacheable.

    A view that sets one of these headers itself keeps what it said.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_admin = request.path.startswith(app_settings.ADMIN_PREFIX)
        response.headers.setdefault("Content-Security-Policy", WAGTAILS if in_admin else OURS)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class RequestCacheMiddleware:
    """Within a request that changes nothing, the same question is asked once."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with request_cache():
            return self.get_response(request)


class LanguageMiddleware:
    """The person's choice, else the cookie, else the site's language.

    `Accept-Language` is ignored: phones bought abroad ask for English on behalf of
    people who read Indonesian.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = self._language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response

    def _language(self, request: HttpRequest) -> str:
        chosen = getattr(request.user, "language", "")
        cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        for code in (chosen, cookie):
            if code in dict(settings.LANGUAGES):
                return code
        return settings.LANGUAGE_CODE


class CookiesMiddleware:
    """Before the sessions: a quoted cookie may spell a NUL, at which PostgreSQL raises. Whoever has
    such a cookie is answered as if it were not there; refused, he would have to find it first."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if not is_storable(value)]:
            del request.COOKIES[name]
        return self.get_response(request)


class ReadableMiddleware:
    """A NUL in the path, in the query or in JSON is refused with a page before any view asks a
    database for it: PostgreSQL raises where SQLite is silent. In a form it is the field's fault.
    A number in an address that no record can have is not found."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not all(map(is_storable, _texts_of(request))):
            raise BadRequest("A NUL, or half a sign, in what was sent.")
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: object,
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> None:
        if any(isinstance(each, int) and each > LARGEST for each in kwargs.values()):
            raise Http404


def _texts_of(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for name, values in request.GET.lists():
        yield name
        yield from values
    if request.content_type == "application/json":
        try:
            yield from _texts_in(json.loads(request.body))
        except (ValueError, RecursionError):
            return  # whoever reads it says what is wrong with it


def _texts_in(value: Any) -> Iterator[str]:
    """Every text in what was JSON, names among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from _texts_in(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each)


class NotAllowedMiddleware:
    """A page in words for whoever opens an address that only takes forms.

    Signing in leads there when the session ended before a form was sent.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "GET" or response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        page = render(request, "405.html", status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page
