"""Where sockets are opened: beside the bell, under whatever prefix a site gives the addresses of
`foundation.urls`."""

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils import translation

from foundation.app_settings import app_settings

NAME = "ws/"


def socket_url() -> str:
    """What a page opens, such as /clinic/ws/; empty where live updates are off."""
    return _beside_the_bell() if app_settings.LIVE else ""


def socket_paths() -> list[str]:
    """What the server answers to, without the slash before it: one path, or where the prefix is
    written in the language of the reader one for each language."""
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(_beside_the_bell().removeprefix(get_script_prefix()))
    return list(dict.fromkeys(found))


def _beside_the_bell() -> str:
    try:
        bell = reverse("foundation:bell")
    except NoReverseMatch:  # a check says so; a process of nothing but sockets goes on
        return get_script_prefix() + NAME
    return bell.removesuffix("kabar/") + NAME
