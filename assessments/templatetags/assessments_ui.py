from typing import Any

from django import template

register = template.Library()


@register.simple_tag
def at(values: Any, key: Any) -> Any:
    """What stands at a place of a list, or under a key; empty where nothing does."""
    try:
        return values[key]
    except (KeyError, IndexError, TypeError):
        return ""
