"""The server's word that a form has arrived, for the page that kept what was typed in it.

A page that keeps a draft sends along a token of the try (`draft`) and its own address
(`draft_page`). Only a redirect is a confirmation: a form with mistakes, a page of an error and no
answer at all leave the draft where it is.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

GetResponse = Callable[[HttpRequest], HttpResponse]

COOKIE = "terkirim"  # read, and taken away, by foundation/js/page.js
SECONDS = 3600
MOST = 10  # of several tabs that were sent in one go
LENGTH = 32
REDIRECTS = (302, 303)


class DraftMiddleware:
    """Belongs last: what redirects before a view has run confirms nothing. On a site without it no
    form keeps a draft, for nothing would end it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.keeps_drafts = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.method != "POST" or response.status_code not in REDIRECTS:
            return response
        token = request.POST.get("draft", "")
        if not token:
            return response
        if REDIRECT_FIELD_NAME in parse_qs(urlsplit(response["Location"]).query):
            # To sign in, or to prove again who one is: the form has not been taken.
            _come_back(request, response)
        elif request.user.is_authenticated and _is_token(token):
            _confirm(request, response, token)
        return response


def _confirm(request: HttpRequest, response: HttpResponse, token: str) -> None:
    before = [each for each in request.COOKIES.get(COOKIE, "").split(".") if _is_token(each)]
    tokens = [*before, token][-MOST:]
    response.set_cookie(
        COOKIE,
        ".".join(tokens),
        max_age=SECONDS,
        secure=request.is_secure(),
        samesite="Lax",
    )


def _is_token(text: str) -> bool:
    return len(text) == LENGTH and text.isascii() and text.isalnum()


def _come_back(request: HttpRequest, response: HttpResponse) -> None:
    """To the page on which the form stands filled; its address may take nothing but a form."""
    page = request.POST.get("draft_page", "")
    place = urlsplit(response["Location"])
    query = parse_qs(place.query)
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    if is_ours and query[REDIRECT_FIELD_NAME] == [request.get_full_path()]:
        query[REDIRECT_FIELD_NAME] = [page]
        response["Location"] = urlunsplit(place._replace(query=urlencode(query, doseq=True)))
