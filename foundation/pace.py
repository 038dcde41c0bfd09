"""A beat that does not drift and stops at once when the process is told to."""

import signal
import threading
import time
from collections.abc import Iterator

MINUTE = 60.0


def every_minute() -> Iterator[None]:
    """Yield now and at each full minute after, until SIGTERM or SIGINT."""
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.is_set():
        yield
        stopped.wait(MINUTE - time.time() % MINUTE)
