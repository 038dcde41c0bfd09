"""What stands in the header and in the account menu. Each app adds its own items, a site by hooks; the
templates ask for those that fit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from foundation.public.hooks import public_hook
from foundation.sign_in import account_url

Address = Callable[[HttpRequest], str | None]


@dataclass(frozen=True)
class NavigationItem:
    """`address` answers None where the item is not for this visitor."""

    label: str | Promise
    icon: str
    order: int
    address: Address


class Link(NamedTuple):
    label: str
    icon: str
    url: str
    is_current: bool = False


@public_hook
def klinik_navigation_item() -> NavigationItem:
    """Provisional. One more item of the header, beside those of `register_navigation`: its `order`
    says where (ours: 10 to 70), its `address`, one query at most, for whom."""
    raise NotImplementedError


@public_hook
def klinik_construct_navigation(request: HttpRequest, links: list[Link]) -> None:
    """Provisional. Change `links`, those of the header that are for this visitor, in place: take one
    out, put one in, order them."""


@public_hook
def klinik_account_item() -> NavigationItem:
    """Provisional. One more item of the account menu, after those of the site, in the order of
    `order`. Asked only where somebody is signed in."""
    raise NotImplementedError


@public_hook
def klinik_construct_account_menu(request: HttpRequest, links: list[Link]) -> None:
    """Provisional. Change `links`, those of the account menu without signing out, in place."""


_items: list[NavigationItem] = []


def register_navigation(item: NavigationItem) -> NavigationItem:
    """The item stands in the header of every page, in the order of `order`. Its `address` is asked
    on every page, so it may cost one query at most."""
    if item not in _items:
        _items.append(item)
    return item


def links(request: HttpRequest) -> tuple[Link, ...]:
    """The items that are for this visitor, in order; the current one is that whose address the path
    begins with."""
    found = _links([*_items, *klinik_navigation_item.answers()], request)
    klinik_construct_navigation.answers(request, found)
    return tuple(found)


def account_links(request: HttpRequest, own: Iterable[Link] | None = None) -> tuple[Link, ...]:
    """The account menu of who sends the request: `own` of the site, else one link to the account
    where it has an address, and what hooks add."""
    found = _own_account() if own is None else list(own)
    found += _links(klinik_account_item.answers(), request)
    klinik_construct_account_menu.answers(request, found)
    return tuple(found)


def _own_account() -> list[Link]:
    url = account_url()
    return [Link(_("Account"), "user", url)] if url else []


def _links(items: Iterable[NavigationItem], request: HttpRequest) -> list[Link]:
    ordered = sorted(items, key=lambda each: each.order)
    found = ((item, item.address(request)) for item in ordered)
    return [
        Link(str(item.label), item.icon, url, _is_current(request.path, url))
        for item, url in found
        if url is not None
    ]


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
