"""What stands in the header. Each app adds its own items; the template asks for those that fit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise

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


_items: list[NavigationItem] = []


def register_navigation(item: NavigationItem) -> NavigationItem:
    """The item stands in the header of every page, in the order of `order`. Its `address` is asked
    on every page, so it may cost one query at most."""
    if item not in _items:
        _items.append(item)
        _items.sort(key=lambda each: each.order)
    return item


def links(request: HttpRequest) -> tuple[Link, ...]:
    """The items that are for this visitor, in order; the current one is that whose address the path
    begins with."""
    found = ((item, item.address(request)) for item in _items)
    return tuple(
        Link(str(item.label), item.icon, url, _is_current(request.path, url))
        for item, url in found
        if url is not None
    )


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
