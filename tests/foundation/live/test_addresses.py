"""Live updates are off unless a site turns them on, and open their socket where its addresses stand."""

import asyncio

from channels.testing import WebsocketCommunicator
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, set_script_prefix

from foundation.live.addresses import socket_paths, socket_url
from foundation.routing import router

OURS = ("foundation", "agents", "courses", "innovations", "scheduling", "mentoring")


class Below:
    """Addresses under a prefix."""

    urlpatterns = [path("clinic/", include("foundation.urls"))]


class InTwoLanguages:
    urlpatterns = i18n_patterns(path("clinic/", include("foundation.urls")))


class Nowhere:
    urlpatterns: list[object] = []


def test_a_site_that_says_nothing_tries_no_socket_and_says_nothing_of_it(settings, sari, as_user):
    page = as_user(sari).get("/kabar/").content.decode()
    assert 'data-live-socket="/ws/"' in page
    assert "data-live-notice" in page
    del settings.FOUNDATION_LIVE
    page = as_user(sari).get("/kabar/").content.decode()
    assert "data-live-socket" not in page
    assert "data-live-notice" not in page
    assert 'data-live="/kabar/sejak/"' in page  # where it asks instead


def test_the_socket_follows_the_prefix(settings):
    assert socket_paths() == ["ws/"]
    settings.ROOT_URLCONF = Below
    assert (socket_url(), socket_paths()) == ("/clinic/ws/", ["clinic/ws/"])
    settings.ROOT_URLCONF = InTwoLanguages
    assert socket_paths() == ["id/clinic/ws/", "en/clinic/ws/"]
    settings.ROOT_URLCONF = Nowhere
    assert socket_paths() == ["ws/"]


def test_a_site_below_a_folder_of_its_host(settings):
    settings.ROOT_URLCONF = Below
    set_script_prefix("/portal/")
    try:
        assert (socket_url(), socket_paths()) == ("/portal/clinic/ws/", ["clinic/ws/"])
    finally:
        set_script_prefix("/")


def _code_at(path_of_socket: str) -> int | None:
    """How somebody without a page of ours is sent away: 4403 by us, plainly by whoever denies all else."""

    async def ask() -> int | None:
        _, code = await WebsocketCommunicator(router(), path_of_socket).connect()
        return code

    return asyncio.run(ask())


def test_the_router_answers_there_and_nowhere_else(settings):
    settings.ROOT_URLCONF = Below
    assert _code_at("/ws/") == 1000
    assert _code_at("/clinic/ws/") == 4403
