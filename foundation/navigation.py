"""What stands in the header and in the account menu. Each app adds its own items, a site by hooks; the
templates ask for those that fit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from foundation.public.hooks import public_hook
from foundation.sign_in import account_url

Address = Callable[[HttpRequest], str | None]


# How many items a phone's bar and a wide one hold, besides the menu of all others.
BAR = 5
WIDE_BAR = 6


@dataclass(frozen=True)
class NavigationItem:
    """`address` answers None where the item is not for this visitor. `name` is how a site calls it
    when it says what stands first for whom (`register_daily`)."""

    label: str | Promise
    icon: str
    order: int
    address: Address
    name: str = ""


class Place(StrEnum):
    """Where an item stands: always in the bar, in the bar where it is wide, or in the menu."""

    BAR = "bar"
    WIDE = "wide"
    MORE = "more"


class Link(NamedTuple):
    label: str
    icon: str
    url: str
    is_current: bool = False
    name: str = ""
    place: Place = Place.MORE


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


Daily = Callable[[HttpRequest], Sequence[str]]

_items: list[NavigationItem] = []
_daily: list[Daily] = []


def register_daily(daily: Daily) -> Daily:
    """`daily(request)` names the items that this visitor uses every day, the most used first: the
    first BAR of them stand in a phone's bar, the first WIDE_BAR in a wide one, the others in its menu.
    The last that is registered counts; without one items stand by their `order`."""
    _daily.append(daily)
    return daily


def register_navigation(item: NavigationItem) -> NavigationItem:
    """The item stands in the header of every page, in the order of `order`. Its `address` is asked
    on every page, so it may cost one query at most."""
    if item not in _items:
        _items.append(item)
    return item


def links(request: HttpRequest) -> tuple[Link, ...]:
    """The items that are for this visitor, those of every day first; the current one is that whose
    address the path begins with."""
    found = _links([*_items, *klinik_navigation_item.answers()], request)
    names = _daily[-1](request) if _daily else ()
    ranks = {name: rank for rank, name in enumerate(names)}
    found.sort(key=lambda each: ranks.get(each.name, len(ranks)))  # stable: the others as they were
    klinik_construct_navigation.answers(request, found)  # the last word, also about the order
    daily = min(WIDE_BAR, sum(each.name in ranks for each in found))
    return tuple(
        link._replace(place=place_of(number, daily)) for number, link in enumerate(found, start=1)
    )


def place_of(number: int, daily: int) -> Place:
    """Of the item with this number, counted from 1, where the first `daily` are used every day."""
    if number <= BAR:
        return Place.BAR
    return Place.WIDE if number <= daily else Place.MORE


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
        Link(str(item.label), item.icon, url, _is_current(request.path, url), item.name)
        for item, url in found
        if url is not None
    ]


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
