"""Every address of the site, found by walking the resolver."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from tests.guards.repository import RANK

_CONVERTER = re.compile(r"<(?:(\w+):)?(\w+)>")
_SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "0" * 32}


@dataclass(frozen=True)
class Address:
    route: str
    name: str
    callback: Any
    is_plain: bool

    @property
    def app(self) -> str:
        """The app that answers."""
        return _module(self.callback).split(".")[0]

    def path(self, **arguments: str) -> str | None:
        """An address to ask for; None for routes written as a regular expression."""
        if not self.is_plain:
            return None

        def fill(match: re.Match[str]) -> str:
            kind = match.group(1) or "str"
            return str(arguments.get(match.group(2), _SAMPLES.get(kind, "1")))

        return "/" + _CONVERTER.sub(fill, self.route)


def _module(callback: Any) -> str:
    for attribute in ("view_class", "cls", "__wrapped__"):
        inner = getattr(callback, attribute, None)
        if inner is not None and _module(inner).split(".")[0] in RANK:
            return _module(inner)
    model = getattr(callback, "view_initkwargs", {}).get("model")
    if isinstance(model, type):
        return str(model._meta.app_label)
    return str(getattr(callback, "__module__", ""))


def every_address(resolver: URLResolver | None = None) -> list[Address]:
    return list(_walk(resolver or get_resolver(), "", "", is_plain=True))


def _walk(resolver: URLResolver, route: str, space: str, *, is_plain: bool) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        whole = route + str(entry.pattern)
        plain = is_plain and (isinstance(entry.pattern, RoutePattern))
        if isinstance(entry, URLPattern):
            yield Address(whole, f"{space}{entry.name}", entry.callback, plain)
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, whole, inner, is_plain=plain)
