"""Browsers in which somebody has signed in before: a guesser elsewhere does not lock them out.

A signed cookie for the account pages names the browser by chance and the accounts that signed in
there. Whoever takes one along guesses no more often for it: its tries are counted by its name.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from foundation.users import Account

COOKIE = "peramban"
SALT = "agents.accounts.known_browsers"
LASTS = 180 * 24 * 3600
MOST = 5  # accounts of one browser; those that signed in last


def name_of(request: HttpRequest, account: Account | None) -> str:
    """The name of the browser if the account has signed in there, else empty."""
    kept = _kept(request)
    return kept["name"] if account is not None and account.pk in kept["accounts"] else ""


def is_known_to_somebody(request: HttpRequest) -> bool:
    return bool(_kept(request)["accounts"])


def remember(sender: Any, request: HttpRequest | None, user: Account, **kwargs: Any) -> None:
    """Heard when somebody has signed in; the middleware writes the cookie."""
    if request is None:
        return
    kept = _kept(request)
    others = [pk for pk in kept["accounts"] if pk != user.pk]
    kept["accounts"] = [user.pk, *others][:MOST]
    request.known_browser = kept  # type: ignore[attr-defined]


def has_news(request: HttpRequest) -> bool:
    """Whether somebody has signed in with this very request."""
    return hasattr(request, "known_browser")


def write(request: HttpRequest, response: HttpResponse, path: str) -> None:
    """What `remember` has left on the request, as a cookie for that path."""
    response.set_cookie(
        COOKIE,
        signing.dumps(request.known_browser, salt=SALT),  # type: ignore[attr-defined]
        max_age=LASTS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _kept(request: HttpRequest) -> dict[str, Any]:
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return {"name": secrets.token_hex(16), "accounts": []}
    return dict(kept)
