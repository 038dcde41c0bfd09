"""The one socket of a tab. It is spoken to and never listened to: every change is a POST."""

import asyncio
import contextlib
import json
import logging
from typing import Any
from urllib.parse import parse_qs, urlsplit

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host

from foundation.app_settings import app_settings
from foundation.live.follower import Follower
from foundation.live.following import FORBIDDEN, SIGNED_OUT, RefusedError, wish_of
from foundation.live.hub import Hub, hub

logger = logging.getLogger(__name__)

STALLED = 20.0  # seconds that one frame may take before the socket is given up
UNHEARD = 1003  # what the socket is closed with when the client speaks
TOO_SLOW = 1013
BROKEN = 1011


class LiveConsumer(AsyncWebsocketConsumer):
    # Without a channel layer: one member for each socket costs 22 times as much, and dies with Redis.
    channel_layer_alias = ""

    hub: Hub | None = None
    follower: Follower | None = None
    serving: "asyncio.Task[None] | None" = None

    async def connect(self) -> None:
        if not self._is_from_here():
            await self.close(FORBIDDEN)
        elif not self._session_key():
            await self.close(SIGNED_OUT)
        else:
            # Accepted before the database is asked: when a server comes back to a crowd, nobody's
            # handshake times out in the queue, and who has gone is not asked for any more.
            await self.accept()
            self.serving = asyncio.create_task(self._serve())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        await self.close(UNHEARD)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:  # however it ends: a server that stops does not always say so
            if self.serving is not None:
                self.serving.cancel()
            if self.hub is not None and self.follower is not None:
                self.hub.leave(self.follower)

    async def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the other end has gone; disconnect follows
            try:
                await self._pour(await self._join())
            except RefusedError as error:
                await self.close(error.code)
            except TimeoutError:
                await self.close(TOO_SLOW)
            except OSError:
                raise
            except Exception:
                logger.exception("A socket was given up; its tab comes back")
                await self.close(BROKEN)

    async def _join(self) -> Follower:
        query = parse_qs(self.scope["query_string"].decode("latin1"))
        wish = wish_of(query.get("ikuti", []), query.get("sejak", []))
        self.hub = hub()
        self.follower = await self.hub.join(self._session_key(), wish.asked, wish.known)
        return self.follower

    async def _pour(self, follower: Follower) -> None:
        """Send what is laid in, one after the other: whoever is slow holds up himself."""
        greeting = follower.admission.greeting if follower.admission else {}
        await self.send(text_data=json.dumps(greeting))
        while True:
            frame = await follower.next()
            async with asyncio.timeout(STALLED):
                await self.send(text_data=frame.text)

    def _header(self, name: bytes) -> str:
        found = [value for key, value in self.scope["headers"] if key == name]
        return b"; ".join(found).decode("latin1")

    def _session_key(self) -> str:
        cookies = parse_cookie(self._header(b"cookie"))
        return cookies.get(settings.SESSION_COOKIE_NAME, "")

    def _is_from_here(self) -> bool:
        """A page of another site must not open a socket with this one's cookie."""
        origin = urlsplit(self._header(b"origin"))
        base = app_settings.BASE_URL
        if base and f"{origin.scheme}://{origin.netloc}" == base:
            return True
        host, _ = split_domain_port(origin.netloc)
        return (
            origin.scheme == (urlsplit(base).scheme or origin.scheme)
            and origin.netloc == self._header(b"host")
            and validate_host(host, settings.ALLOWED_HOSTS)
        )
