"""Addresses of sockets."""

from typing import Any

from channels.routing import URLRouter
from channels.security.websocket import WebsocketDenier
from django.urls import path, re_path

from foundation.live.consumer import LiveConsumer

sockets: Any = URLRouter(
    [path("ws/", LiveConsumer.as_asgi()), re_path(r"", WebsocketDenier.as_asgi())]
)
