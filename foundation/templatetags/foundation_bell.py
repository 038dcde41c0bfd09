from django import template

from foundation.notices.bells import unread_of
from foundation.users import AnyUser

register = template.Library()


@register.simple_tag
def unread(user: AnyUser) -> int:
    """Asked where the count is shown and nowhere else."""
    return unread_of(user)
