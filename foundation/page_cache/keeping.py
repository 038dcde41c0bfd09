"""Which pages are kept, and by what else than their address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest
from wagtail.models import Page

PageClass = TypeVar("PageClass", bound="type[Page]")
ATTRIBUTE = "klinik_kept_for_visitors"
# On a request whose answer may be kept.
GENERATION = "klinik_page_generation"


@dataclass(frozen=True)
class Kept:
    """`parameters`: names in the query that change what the page shows; all others are dropped.
    `seconds`: how long it may be kept where nothing changes; never beyond the local day.
    `is_public(page, request)`: whether this very page is for everybody."""

    parameters: tuple[str, ...]
    seconds: int
    is_public: Callable[[Any, HttpRequest], bool]


def for_visitors(
    *parameters: str,
    seconds: int = 3600,
    is_public: Callable[[Any, HttpRequest], bool] | None = None,
) -> Callable[[PageClass], PageClass]:
    """Pages of this class show every visitor the same, and what they show is declared to
    `foundation.page_cache.generation`. See `Kept`; without `is_public` those are public that stand
    below no restriction of Wagtail's."""

    def declare(page_class: PageClass) -> PageClass:
        setattr(page_class, ATTRIBUTE, Kept(parameters, seconds, is_public or _is_unrestricted))
        return page_class

    return declare


def kept_as(page: Any, request: HttpRequest) -> Kept | None:
    """How `page`, which a visitor has just been shown, is kept; None where it is not."""
    kept: Kept | None = getattr(page, ATTRIBUTE, None)
    # A subclass shows something else until it says so itself.
    if kept is None or ATTRIBUTE not in vars(type(page)):
        return None
    return kept if kept.is_public(page, request) else None


def key_for(request: HttpRequest | None, key: str) -> str:
    """The key in a cache under which part of a page stands that `request` is answered with. A page
    that will be kept takes only what was put there in its own generation: what another process puts
    there between a change and its commit is of the one before."""
    generation = getattr(request, GENERATION, None)
    return key if generation is None else f"{key}.{generation}"


def _is_unrestricted(page: Page, request: HttpRequest) -> bool:
    return not page.get_view_restrictions().exists()
