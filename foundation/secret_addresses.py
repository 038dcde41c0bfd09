"""Addresses that are secrets: whoever has one gets in, so no log may keep it.

An app names its own in `connect()`; the formatter of our logs asks here. The proxy's log is filtered
by `deploy/Caddyfile`, and `tests/guards/test_secret_addresses.py` holds the two against the addresses
of the site.
"""

import logging
import re
from functools import cache

HIDDEN = "[secret]"
_before: set[str] = set()


def register_secret_address(before: str) -> None:
    """`before`: the path before the secret, with both slashes, such as "/kalender/"; what a site puts
    before that does not matter."""
    _before.add(before)
    _pattern.cache_clear()


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join(re.escape(each) for each in sorted(_before))
    # In the query of another address, as `?next=`, the slashes are written %2F.
    before = before.replace("/", "(?:/|%2[Ff])")
    return re.compile(rf"({before})[^\s?\"'&<>]+")


def without_secrets(text: str) -> str:
    """The text, with the secrets of all addresses in it taken out."""
    return _pattern().sub(rf"\1{HIDDEN}", text) if _before else text


class SecretAddressFormatter(logging.Formatter):
    """Of whatever writes a log: Django names the address of each 404 and 500, and a traceback may."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
