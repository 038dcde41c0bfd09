from typing import Any

from django import template

from foundation.notices.bells import unread_of

register = template.Library()


@register.simple_tag
def unread(user: Any) -> int:
    """Asked where the count is shown and nowhere else."""
    return unread_of(user)
