"""Addresses of sockets. Import it when Django is set up: it asks where `foundation.urls` stands."""

from typing import Any

from channels.routing import URLRouter
from channels.security.websocket import WebsocketDenier
from django.urls import path, re_path

from foundation.live.addresses import socket_paths
from foundation.live.consumer import LiveConsumer


def router() -> Any:
    """All sockets of the plugins; whatever else is asked for is denied."""
    ours = [path(each, LiveConsumer.as_asgi()) for each in socket_paths()]
    return URLRouter([*ours, re_path(r"", WebsocketDenier.as_asgi())])


sockets: Any = router()
