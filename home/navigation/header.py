"""What the site's own pages add to the header."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agents.models.appointments import has_role
from courses.models.pages import STAFF
from foundation.navigation import NavigationItem
from foundation.page_cache.keeping import key_for
from foundation.request_cache import ask_once
from home.models import GuideIndexPage, NewsIndexPage, RegulationIndexPage

Addresses = dict[str, str | None]
KEY = "home.lists"
SECONDS = 60

LISTS: dict[str, Any] = {
    "guides": GuideIndexPage,
    "regulations": RegulationIndexPage,
    "news": NewsIndexPage,
}


def _front(request: HttpRequest) -> str:
    return reverse("home:start") if request.user.is_authenticated else "/"


def _clinic(request: HttpRequest) -> str | None:
    """For those whom Wagtail lets in."""
    user = request.user
    may_enter = user.is_authenticated and (
        user.is_superuser or has_role(user, timezone.localdate(), *STAFF)
    )
    return reverse("wagtailadmin_home") if may_enter else None


def _addresses(request: HttpRequest) -> Addresses:
    """Addresses of the published lists by the names of LISTS. Every page shows them, so they are
    kept for SECONDS."""
    key = key_for(request, KEY)
    kept = ask_once(KEY, lambda: cache.get_or_set(key, lambda: _published(request), SECONDS))
    return kept or {}


def forget_addresses(**kwargs: Any) -> None:
    """Receiver of `page_published`, `page_unpublished` and `post_page_move`: whatever page it
    was."""
    cache.delete(KEY)


def _published(request: HttpRequest) -> Addresses:
    # One UNION of plain columns: specific pages would be a query for each list.
    first, *others = [
        kind.objects.live().order_by().values_list("content_type__model", "url_path")
        for kind in LISTS.values()
    ]
    paths = dict(first.union(*others, all=True))
    return {
        name: kind(url_path=paths[kind._meta.model_name]).get_url(request)
        for name, kind in LISTS.items()
        if kind._meta.model_name in paths
    }


def _list(name: str) -> Callable[[HttpRequest], str | None]:
    return lambda request: _addresses(request).get(name)


ITEMS = (
    NavigationItem(_("Start"), "home", 10, _front, "start"),
    NavigationItem(_("Guides"), "compass", 30, _list("guides"), "guides"),
    # Late in the row: where it is crowded they move into its menu.
    NavigationItem(_("Regulations"), "file", 70, _list("regulations"), "regulations"),
    NavigationItem(_("News"), "mail", 80, _list("news"), "news"),
    NavigationItem(_("Manage"), "edit", 90, _clinic, "manage"),
)
