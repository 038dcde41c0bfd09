"""Answers visitors from what the process keeps, before session and account are touched."""

import time
from collections.abc import Callable, Hashable
from datetime import timedelta
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response

from foundation.app_settings import app_settings
from foundation.page_cache.keeping import GENERATION, Kept, kept_as
from foundation.page_cache.memory import Address, KeptPage, memory
from foundation.text import is_storable

GetResponse = Callable[[HttpRequest], HttpResponse]
TOKEN_MADE = "CSRF_COOKIE_NEEDS_UPDATE"  # noqa: S105  (set by Django when a form took a token)
# Asked for again each time, and answered with 304 where nothing has changed.
CACHE_CONTROL = "public, max-age=0, must-revalidate"
# Whatever stands above sets these itself, for each answer.
OWN = frozenset({"content-length"})


class PageCacheMiddleware:
    """Belongs above the sessions. Without it, or with FOUNDATION_PAGE_CACHE off, every page is made
    for every visitor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = _address(request) if app_settings.PAGE_CACHE else None
        if address is None:
            return self.get_response(request)
        generation = memory.begin()
        page = memory.get(address, partial(_query, request))
        if page is not None:
            return _answer(request, page)
        setattr(request, GENERATION, generation)
        response = self.get_response(request)
        kept = _kept(request, response)
        if kept is None:
            return response
        page = _page(response, kept)
        memory.put(address, kept.parameters, _query(request, kept.parameters), page, generation)
        return _answer(request, page)


def _address(request: HttpRequest) -> Address | None:
    """None for whoever could be somebody, or asks for more than a page."""
    language_cookie = settings.LANGUAGE_COOKIE_NAME
    if (
        request.method not in {"GET", "HEAD"}
        or request.COOKIES.keys() - {language_cookie}
        or "Authorization" in request.headers
        or "Range" in request.headers
        or not is_storable(request.path)
    ):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    chosen = request.COOKIES.get(language_cookie, "")
    language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return Address(request.scheme or "", host, request.path, language)


def _query(request: HttpRequest, parameters: tuple[str, ...]) -> Hashable:
    """What the page reads of the query; the rest, such as what social networks add, does not count."""
    return tuple((name, tuple(request.GET.getlist(name))) for name in parameters)


def _kept(request: HttpRequest, response: HttpResponseBase) -> Kept | None:
    """How the answer is kept; None where it is not the same for everybody."""
    page = (getattr(response, "context_data", None) or {}).get("page")
    if (
        page is None
        or response.status_code != HTTPStatus.OK
        or response.streaming
        or response.cookies
        or request.META.get(TOKEN_MADE)
        or request.user.is_authenticated
        or not all(is_storable(value) for values in request.GET.lists() for value in values[1])
        or getattr(request, "is_preview", False)
    ):
        return None
    return kept_as(page, request)


def _page(response: Any, kept: Kept) -> KeptPage:
    now = timezone.localtime()
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    seconds = min(kept.seconds, (midnight - now).total_seconds())
    own = [(name, value) for name, value in response.items() if name.lower() not in OWN]
    tag = sha256(response.content).hexdigest()[:32]
    headers = (*own, ("ETag", f'"{tag}"'), ("Cache-Control", CACHE_CONTROL))
    return KeptPage(response.content, headers, time.monotonic() + seconds)


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponseBase:
    response = HttpResponse(page.body, headers=dict(page.headers))
    if request.method != "HEAD":
        response.headers["Content-Length"] = str(len(page.body))
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    assert found is not None  # noqa: S101  (given an answer, it answers)
    return found
