"""People at work while the site breaks: each sends the same form again until it is answered."""

import json
import re
import threading
import time
from collections import defaultdict
from itertools import count
from typing import Any

import requests
from websockets.exceptions import InvalidHandshake, WebSocketException

from tests.faults.site import Site

PAUSE = 0.2
LAST_LINE = 40.0  # more than what it takes to start what was killed
_numbers = count(1)


class Load:
    """`said`: keys of messages and the seq each was acknowledged with; `booked`: likewise slots
    and the address of the session; `waits`: seconds from a first try to its acknowledgement."""

    def __init__(self, site: Site, *, writers: int = 2, bookers: int = 1, readers: int = 1) -> None:
        self.site = site
        self.said: dict[str, int] = {}
        self.booked: dict[str, str] = {}
        self.failures: defaultdict[str, int] = defaultdict(int)
        self.waits: list[float] = []
        self.ears = [Ear(site) for _ in range(readers)]
        self._is_over = threading.Event()
        works = [(self._write, f"{next(_numbers)}-{nth}") for nth in range(writers)]
        works += [(self._book, "") for _ in range(bookers)]
        visitors = [site.enter("innovator") for _ in works]
        self._threads = [
            threading.Thread(target=work, args=(visitor, name), daemon=True)
            for (work, name), visitor in zip(works, visitors, strict=True)
        ]
        for thread in [*self._threads, *self.ears]:
            thread.start()

    def stop(self) -> None:
        """What is under way is finished, however often it must be sent."""
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive(), "somebody was never answered"
        for ear in self.ears:
            ear.stop(max(self.said.values(), default=0))

    @property
    def done(self) -> int:
        return len(self.said) + len(self.booked)

    def _write(self, visitor: Any, name: str) -> None:
        for nth in count():
            if self._is_over.is_set():
                return
            key = f"penulis-{name}-{nth}"
            form = {"text": f"Pesan {key}", "client_key": key}
            answer = self._until_answered(visitor, f"{self.site.world['thread']}kirim/", form)
            self.said[key] = answer.json()["seq"]

    def _book(self, visitor: Any, _name: str) -> None:
        while not self._is_over.is_set():
            slot = self.site.world["slots"].pop(0)
            form = {"slot": slot, "topic": "Bukti", "client_key": f"pesan-{slot}"}
            self.booked[slot] = self._until_answered(visitor, self.site.world["book"], form).url
            time.sleep(PAUSE)

    def _until_answered(self, visitor: Any, path: str, form: dict[str, str]) -> requests.Response:
        began = time.monotonic()
        while True:
            try:
                answer: requests.Response = visitor.post(path, form, Accept="application/json")
            except requests.RequestException as error:
                self.failures[type(error).__name__] += 1
            else:
                if answer.status_code == 200:
                    self.waits.append(time.monotonic() - began)
                    return answer
                self.failures[str(answer.status_code)] += 1
                assert answer.status_code >= 500, answer.text[:2000]
            time.sleep(PAUSE)


class UnansweredError(Exception):
    """The site is down: the tab comes back with its next connection."""


class Ear(threading.Thread):
    """A tab: follows the thread, comes back when it is cut off, and notes what it heard.

    As the page does, it fetches the lines when the server says that it missed too many (`resync`);
    `fetches` is how often.
    """

    def __init__(self, site: Site) -> None:
        super().__init__(daemon=True)
        self.visitor = site.enter("mentor")
        self.patience = LAST_LINE + site.starting
        self.stream, self.thread = site.world["stream"], site.world["thread"]
        self.heard: list[int] = []
        self.cuts = 0
        self.fetches = 0
        [(self.seq,)] = site.ask(
            "SELECT last_seq FROM foundation_stream WHERE name = %s", self.stream
        )
        self._last: int | None = None

    def run(self) -> None:
        while not self._has_all():
            try:
                with self.visitor.listen(f"{self.stream}@{self.seq}") as line:
                    while not self._has_all():
                        self._note(line)
            except (OSError, InvalidHandshake, WebSocketException, UnansweredError):
                self.cuts += 1
                time.sleep(PAUSE)

    def stop(self, last: int) -> None:
        """Once it has heard the line numbered `last`."""
        self._last = last
        self.join(self.patience)
        assert not self.is_alive(), f"heard {self.seq} of {last}"

    def _has_all(self) -> bool:
        return self._last is not None and self.seq >= self._last

    def _note(self, line: Any) -> None:
        try:
            frame = json.loads(line.recv(0.5))
        except TimeoutError:
            return
        if frame.get("stream") != self.stream or frame.get("kind") == "start":
            return
        if "resync" in frame:
            self._fetch()
        else:
            self.seq = frame["seq"]
            self.heard.append(self.seq)

    def _fetch(self) -> None:
        """Every line after the last one heard, page by page."""
        self.fetches += 1
        has_more = True
        while has_more:
            answer = self.visitor.get(f"{self.thread}pesan/?sejak={self.seq}")
            if answer.status_code != 200:
                raise UnansweredError(answer.status_code)
            page = answer.json()
            found = [int(seq) for seq in re.findall(r'data-seq="([0-9]+)"', page["html"])]
            self.heard += found
            self.seq = max([self.seq, *found])
            has_more = page["more"]
