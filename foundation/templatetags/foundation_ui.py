from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.components.markup import markup

register = template.Library()

MESSAGE_TONES = {"error": "danger", "debug": "info", "": "info"}


@register.simple_tag
def component(template: str, **inputs: Any) -> SafeString:
    """Like `include … only`, kept: for what many readers see alike. See `foundation.components.markup`."""
    return markup(template, **inputs)


@register.simple_tag
@lru_cache
def icon(name: str) -> SafeString:
    """An icon says nothing that the text beside it does not say, so readers skip it."""
    return format_html(
        '<svg class="kl-icon" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("foundation/icons.svg"),
        name,
    )


@register.simple_tag
def percent(value: float | None, maximum: float | None) -> int:
    """Rounded, but only what is complete shows 100."""
    if not value or not maximum:
        return 0
    return 100 if value >= maximum else min(99, int(100 * float(value) / float(maximum) + 0.5))


@register.filter
def initials(name: object) -> str:
    words = [word for word in str(name).split() if word[0].isalpha() and not word.endswith(".")]
    return "".join(word[0] for word in words[:2]).upper() or "?"


@register.filter
def in_fours(key: object) -> str:
    """A key as one reads it aloud or types it: in groups of four."""
    text = str(key)
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@register.filter
def tone(level_tag: str) -> str:
    """The tone of a message of django.contrib.messages."""
    return MESSAGE_TONES.get(level_tag, level_tag)


@register.filter
def labelled(cells: Iterable[Any], columns: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each cell with its column, for tables that become lists on a phone."""
    return list(zip(columns, cells, strict=True))


@register.filter
def window(page: Page[Any]) -> list[int | None]:
    """Page numbers worth showing around the current one; None stands for a gap."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]
