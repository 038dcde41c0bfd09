"""Redis as the cache, without letting a dead Redis take the pages down with it."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

REST = 30.0  # seconds for which a Redis that failed is left alone


class SteadyRedisCache(RedisCache):
    """After an error the process uses its own memory for half a minute, then tries Redis again."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._spare = LocMemCache(f"spare-{server}", {**params, "OPTIONS": {"MAX_ENTRIES": 10_000}})
        self._asleep_until = 0.0

    def _steady(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= self._asleep_until:
            try:
                return getattr(super(), name)(*args, **kwargs)
            except (RedisError, OSError) as error:
                self._asleep_until = time.monotonic() + REST
                logger.warning("Redis does not answer (%s); using memory", type(error).__name__)
        return getattr(self._spare, name)(*args, **kwargs)


def _guarded(name: str) -> Callable[..., Any]:
    def method(self: SteadyRedisCache, *args: Any, **kwargs: Any) -> Any:
        return self._steady(name, *args, **kwargs)

    method.__name__ = name
    return method


for _name in [
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_many",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
]:
    setattr(SteadyRedisCache, _name, _guarded(_name))
