"""How often something may be tried. Counted in the cache, one atomic step per try."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """At most `most` tries in `seconds`, counted apart for each key."""

    action: str
    most: int
    seconds: int


class TooManyTriesError(Exception):
    """The limit of this hour is used up."""


def count_try(limit: Limit, key: str) -> int:
    """Count one more try and answer how many there were in this window, itself included. `key` may
    be anything that somebody typed. Raises TooManyTriesError."""
    name = _name(limit, key)
    cache.add(name, 0, limit.seconds)
    try:
        tries = cache.incr(name)
    except ValueError:  # the window ended between the two steps
        cache.add(name, 0, limit.seconds)
        tries = cache.incr(name)
    if tries > limit.most:
        raise TooManyTriesError
    return tries


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; a forwarded address counts only from proxies that we trust."""
    proxies = int(getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(hops) >= proxies and hops[-proxies]:
        return hops[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def _name(limit: Limit, key: str) -> str:
    """Keys hold what people typed: neither its length nor its letters may reach the cache."""
    return f"limit:{limit.action}:{hashlib.sha256(key.encode()).hexdigest()}"
