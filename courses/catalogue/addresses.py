"""Where the catalogue stands on this site."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from courses.models import CourseIndexPage
from foundation.request_cache import ask_once

KEY = "courses.catalogue"
SECONDS = 60


def catalogue_url(request: HttpRequest | None = None) -> str | None:
    """The path or, where several sites share pages, the URL of the catalogue; None while it is not
    published.

    Every page shows it, so it is kept for SECONDS; publishing, unpublishing and moving a page
    forget it.
    """
    kept = ask_once(KEY, lambda: cache.get_or_set(KEY, lambda: _address(request), SECONDS))
    return kept or None


def forget_address(**kwargs: Any) -> None:
    """Receiver of `page_published`, `page_unpublished` and `post_page_move`: whatever page it
    was."""
    cache.delete(KEY)


def _address(request: HttpRequest | None) -> str:
    page = CourseIndexPage.objects.live().first()
    return (page.get_url(request) or "") if page else ""
