"""The signal between processes, over Redis.

It is Redis' own publish and subscribe and not a channel layer: a wake carries nothing that
may not be lost, so nothing has to queue, fill up or expire, no member has to be forgotten when
its process died, and a request publishes over a connection that it already has.
"""

import asyncio
import json
import logging
import time
from typing import Any

import redis
import redis.asyncio
from redis.backoff import NoBackoff
from redis.retry import Retry

from foundation.live.signal import Listener

logger = logging.getLogger(__name__)

CHANNEL = "klinik-inoba.wake"
PATIENCE = 0.3  # seconds that a request waits for Redis
REST = 30.0  # seconds for which a Redis that failed is left alone
QUIET = 10.0  # seconds without a word after which a listener asks whether Redis is there


class RedisSignal:
    """`foundation.live.signal.Signal` on the database that `url` names."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            # A connection from before Redis' restart is replaced at once; silence is not asked twice.
            retry=Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,)),
        )
        self._asleep_until = 0.0

    @property
    def is_up(self) -> bool:
        return time.monotonic() >= self._asleep_until

    def send(self, names: list[str]) -> None:
        if not self.is_up:
            return
        try:
            self._redis.publish(CHANNEL, json.dumps(names))
        except (redis.RedisError, OSError) as error:
            self._rest(error)

    def ping(self) -> bool:
        if not self.is_up:
            return False
        try:
            return bool(self._redis.ping())
        except (redis.RedisError, OSError) as error:
            self._rest(error)
            return False

    def _rest(self, error: Exception) -> None:
        self._asleep_until = time.monotonic() + REST
        logger.warning("The signal does not answer (%s); sockets read by themselves", error)

    async def listen(self, listener: Listener) -> None:
        client = redis.asyncio.Redis.from_url(
            self._url, socket_connect_timeout=2, socket_timeout=None
        )
        try:
            async with client.pubsub() as channel:
                async with asyncio.timeout(5):
                    await channel.subscribe(CHANNEL)
                while True:
                    message = await _next(channel)
                    if message["type"] == "message":
                        listener(json.loads(message["data"]))
        except (redis.RedisError, OSError, TimeoutError) as error:
            raise ConnectionError(f"{type(error).__name__}: {error}") from error
        finally:
            await client.aclose()


async def _next(channel: Any) -> dict[str, Any]:
    """The next message of any kind. A channel that says nothing is asked for a sign of life."""
    message = await channel.get_message(timeout=QUIET)
    if message is None:
        async with asyncio.timeout(2):
            await channel.ping()
        message = await channel.get_message(timeout=2)
    if message is None:
        raise TimeoutError("no sign of life")
    return dict(message)
