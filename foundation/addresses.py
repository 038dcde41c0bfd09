"""Addresses of many pages from that of one; Wagtail would look each of them up anew."""

from urllib.parse import quote

from django.utils.http import RFC3986_SUBDELIMS
from wagtail.coreutils import WAGTAIL_APPEND_SLASH

SAFE = f"{RFC3986_SUBDELIMS}/~:@"  # as in django.urls.reverse


def address(url_path: str, known_path: str, known_url: str | None) -> str:
    """The address of the page at `url_path`, above or below one whose path and address are known.
    Paths are Wagtail's `url_path`. Empty where the site does not reach."""
    end = "/" if WAGTAIL_APPEND_SLASH else ""
    if not known_url:
        return ""
    base = known_url.rstrip("/") + "/"
    if url_path.startswith(known_path):
        tail = quote(url_path.removeprefix(known_path), safe=SAFE)
        return (base + tail).rstrip("/") + end if tail else known_url
    tail = quote(known_path.removeprefix(url_path), safe=SAFE)
    if not base.endswith(f"/{tail}"):
        return ""
    return base.removesuffix(tail).rstrip("/") + end or "/"
