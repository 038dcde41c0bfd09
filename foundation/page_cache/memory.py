"""The pages that this process keeps."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from foundation.page_cache.operations import generation

# What one process may keep: a regency has a few hundred public pages, in two languages. Of one
# address a few are kept, so that nobody pushes out the others by asking for all its variants.
MOST_ADDRESSES = 500
MOST_VARIANTS = 20
MOST_BYTES = 16 * 1024 * 1024
LARGEST = MOST_BYTES // 16
# For how long a process believes that nothing has changed.
SECONDS = 1.0


@dataclass(frozen=True)
class KeptPage:
    """An answer as it left the views; `until` on the clock of the process."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    until: float


class Address(NamedTuple):
    """`path` with the scheme and the host, in one language."""

    scheme: str
    host: str
    path: str
    language: str


class _Variants:
    """What is kept of one address: names in the query by which its pages differ, and the pages."""

    def __init__(self, parameters: tuple[str, ...]) -> None:
        self.parameters = parameters
        self.pages: dict[Hashable, KeptPage] = {}


class Memory:
    """Thread-safe. All that it keeps is of one generation."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Address, _Variants] = OrderedDict()
        self._bytes = 0
        self._generation = -1
        self._read_at = float("-inf")

    def begin(self) -> int:
        """The generation in force, read anew once in SECONDS. To be asked before a page is made: what
        changes while it is made is then of a later one."""
        if time.monotonic() - self._read_at >= SECONDS:
            self._read_at = time.monotonic()
            self._be_of(generation())
        return self._generation

    def get(
        self, address: Address, query: Callable[[tuple[str, ...]], Hashable]
    ) -> KeptPage | None:
        """`query(names)`: what was asked for under the names by which pages of this address differ."""
        with self._lock:
            variants = self._kept.get(address)
            page = variants.pages.get(query(variants.parameters)) if variants else None
            if page is None or page.until <= time.monotonic():
                return None
            self._kept.move_to_end(address)
            return page

    def put(
        self,
        address: Address,
        parameters: tuple[str, ...],
        query: Hashable,
        page: KeptPage,
        of_generation: int,
    ) -> None:
        """Keep `page`, made in `of_generation`, unless a later one is in force or its address has
        MOST_VARIANTS already; the address that was asked for least lately makes room."""
        with self._lock:
            if of_generation != self._generation or len(page.body) > LARGEST:
                return
            variants = self._kept.setdefault(address, _Variants(parameters))
            former = variants.pages.get(query)
            if former is None and len(variants.pages) >= MOST_VARIANTS:
                return
            variants.pages[query] = page
            self._bytes += len(page.body) - (len(former.body) if former else 0)
            while len(self._kept) > MOST_ADDRESSES or self._bytes > MOST_BYTES:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= sum(len(each.body) for each in gone.pages.values())

    def forget(self) -> None:
        self._be_of(-1)
        self._read_at = float("-inf")

    def __len__(self) -> int:
        return sum(len(each.pages) for each in self._kept.values())

    def _be_of(self, number: int) -> None:
        with self._lock:
            if number != self._generation:
                self._kept.clear()
                self._bytes = 0
                self._generation = number


# One for each process; a fork begins with an empty one.
memory = Memory()
