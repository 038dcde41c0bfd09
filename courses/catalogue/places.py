"""Where things of bimtek stand on this site."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from courses.models import CourseIndexPage
from foundation.request_cache import ask_once

KEY = "courses.catalogue.forms"
SECONDS = 60


def catalogue_url(request: HttpRequest | None = None) -> str | None:
    """The catalogue's address, or None while it is not published.

    Every page shows it, so it is kept for a minute; publishing and moving forget it.
    """
    kept = ask_once(KEY, lambda: cache.get_or_set(KEY, lambda: _address(request), SECONDS))
    return kept or None


def forget_catalogue(**kwargs: Any) -> None:
    cache.delete(KEY)


def _address(request: HttpRequest | None) -> str:
    page = CourseIndexPage.objects.live().first()
    return (page.get_url(request) or "") if page else ""
