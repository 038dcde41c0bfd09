"""A beat that does not drift and stops at once when the process is told to."""

import signal
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from datetime import time as clock

from django.utils import timezone

MINUTE = 60.0


def every_minute() -> Iterator[None]:
    """Yield now and at each full minute after, until SIGTERM or SIGINT."""
    stopped = _stop_asked()
    while not stopped.is_set():
        yield
        stopped.wait(MINUTE - time.time() % MINUTE)


def every_day(at: clock) -> Iterator[None]:
    """Yield each day at that time of the site's zone, until SIGTERM or SIGINT."""
    stopped = _stop_asked()
    while not stopped.wait(_until(at, timezone.localtime())):
        yield


def _until(at: clock, now: datetime) -> float:
    """Seconds to the next `at`, which is never now: the round of this minute has been."""
    today = datetime.combine(now.date(), at, now.tzinfo)
    following = today if today > now else today + timedelta(days=1)
    return (following - now).total_seconds()


def _stop_asked() -> threading.Event:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    return stopped
