"""Where one signs in, out and up, and looks after one's account: what the settings of the site say.

A site has its own doors. Each of these answers None where it has none, and no page shows a link to it.
"""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import global_settings, settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import QueryDict
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, Resolver404, resolve

from foundation.app_settings import app_settings

# Wagtail's own rule takes any path: that it takes one does not mean that a page is there.
PAGES = "wagtail_serve"


def sign_in_url(next_url: str = "") -> str | None:
    """LOGIN_URL, with the way back. Django's default counts where something answers to it."""
    url = _address(settings.LOGIN_URL)
    if url is None or (url == global_settings.LOGIN_URL and not is_answered(url)):
        return None
    return _with_next(url, next_url) if next_url else url


def sign_up_url() -> str | None:
    return _address(app_settings.SIGN_UP_URL)


def sign_out_url() -> str | None:
    return _address(app_settings.LOGOUT_URL)


def account_url() -> str | None:
    return _address(app_settings.ACCOUNT_URL)


def is_elsewhere(url: str) -> bool:
    """Whether the address is another site's: it gets a link, and never a form with our token."""
    return bool(urlsplit(url).netloc)


def is_answered(path: str) -> bool:
    """Whether a view of this site, which is none of Wagtail's pages, answers to the path."""
    try:
        return resolve(path).url_name != PAGES
    except Resolver404:
        return False


def _address(named: Any) -> str | None:
    """Of a path, an address or the name of a view, as Django's own settings have them."""
    if not named:
        return None
    try:
        return resolve_url(named)
    except NoReverseMatch:
        return None


def _with_next(url: str, next_url: str) -> str:
    parts = urlsplit(url)
    query = QueryDict(parts.query, mutable=True)
    query[REDIRECT_FIELD_NAME] = next_url
    return urlunsplit(parts._replace(query=query.urlencode(safe="/")))
