"""How pages of any app are found and shown in the search of a site."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from wagtail.models import Page

from foundation.search.excerpts import plain
from foundation.search.kinds import Hit, Row, joined

# Between the parts of a page's text: no keyboard writes it.
PART = "\x1e"


def page_text(opening: str, body: str = "") -> Any:
    """For `SearchKind.columns`: a field of plain text or HTML and, behind it, a StreamField as it is
    stored."""
    return joined(opening, models.Value(PART), body) if body else joined(opening)


def page_hit(note: Callable[[Row], str] = lambda row: row.note) -> Callable[[Row], Hit]:
    """For `SearchKind.hit`, of rows whose `ref` is the page's `url_path`."""

    def hit(row: Row) -> Hit:
        page = Page(pk=row.pk, title=row.title, url_path=row.ref)
        return Hit(row.title, page.get_url() or "", note(row), read(row.text))

    return hit


def read(text: str) -> str:
    """The sentences of what `page_text` gives, a paragraph on each line."""
    opening, _, stream = text.partition(PART)
    try:
        blocks = json.loads(stream) if stream else []
    except ValueError:
        blocks = []
    return "\n".join([plain(opening), *(plain(each) for each in _strings(blocks))]).strip()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        # Keys, kinds and addresses are single words; sentences are not.
        if " " in value:
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
