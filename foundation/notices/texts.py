"""What the clinic says in place of our own words."""

import re
from collections.abc import Collection
from typing import Any

from django.utils import translation

from foundation.models import NoticeText
from foundation.request_cache import ask_once

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def placeholders(text: str) -> list[str]:
    """Those of a text as it is kept ("%(when)s"), each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def kept(name: str, values: Collection[str]) -> str:
    """What the clinic says in the language that is active, for the text `name`; empty where our own
    words hold. What `values` can no longer fill, since a release has fewer, is left alone. One query
    for all texts of a request."""
    language = translation.get_language() or ""
    text = str(ask_once("foundation.notice_texts", _ask).get(name, {}).get(language, ""))
    return text if set(placeholders(text)) <= set(values) else ""


def _ask() -> dict[str, dict[str, Any]]:
    return dict(NoticeText.objects.exclude(texts={}).values_list("name", "texts"))
