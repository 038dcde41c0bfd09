"""Where the catalogue stands on this site."""

from typing import Any

from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from wagtail.models import Site

from courses.models import CourseIndexPage
from foundation.page_cache.keeping import key_for
from foundation.request_cache import ask_once

KEY = "courses.catalogue"
SECONDS = 60
MOST_HOSTS = 50  # whoever asks chooses the name where a site allows any


def catalogue_url(request: HttpRequest | None = None) -> str | None:
    """The path or, where several sites share pages, the URL of the catalogue of this site; of the
    first one where this site has none, and None while none is published.

    Every page shows it, so it is kept for SECONDS, by host; publishing, unpublishing and moving a
    page forget it.
    """
    return ask_once(KEY, lambda: _kept(request)) or None


def forget_address(**kwargs: Any) -> None:
    """Receiver of `page_published`, `page_unpublished` and `post_page_move`: whatever page it
    was."""
    cache.delete(KEY)


def _kept(request: HttpRequest | None) -> str:
    try:
        host = request.get_host() if request else ""
    except DisallowedHost:  # the page that says so has a header too
        host, request = "", None
    key = key_for(request, KEY)
    kept: dict[str, str] = cache.get(key) or {}
    if host not in kept:
        others = kept if len(kept) < MOST_HOSTS else {}
        kept = {**others, host: _address(request)}
        cache.set(key, kept, SECONDS)
    return kept[host]


def _address(request: HttpRequest | None) -> str:
    catalogues = CourseIndexPage.objects.live().order_by("path")
    site = Site.find_for_request(request) if request else None
    here = catalogues.descendant_of(site.root_page, inclusive=True).first() if site else None
    page = here or catalogues.first()
    return (page.get_url(request) or "") if page else ""
