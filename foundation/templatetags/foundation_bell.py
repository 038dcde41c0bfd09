from django import template

from foundation.live.addresses import socket_url
from foundation.notices.bells import unread_of
from foundation.users import AnyUser

register = template.Library()


@register.simple_tag
def unread(user: AnyUser) -> int:
    """Asked where the count is shown and nowhere else."""
    return unread_of(user)


@register.simple_tag
def live_socket() -> str:
    """Where the page opens its socket; empty where live updates are off."""
    return socket_url()
