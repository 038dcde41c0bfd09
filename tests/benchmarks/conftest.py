"""Figures are collected while the benchmarks run and printed as tables at the end."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

_tables: dict[str, list[tuple[str, ...]]] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/benchmarks/" in item.nodeid:
            item.add_marker("benchmark")


@pytest.fixture
def table() -> Callable[..., None]:
    """`table("Pages", "course", "12", "8.1")` adds a row; the first row names the columns."""

    def add(title: str, *cells: str) -> None:
        _tables.setdefault(title, []).append(cells)

    return add


def cpu_in_turns(acts: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """CPU ms of application and database for each act of each round, all acts in turn.

    In turn, because on a shared machine a minute is not like the next; a ratio is the median
    of the ratios of the rounds. The heap of the tests is set aside: a server carries none.
    """
    for act in acts.values():
        act()
    gc.collect()
    gc.freeze()
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            begin, server = time.process_time(), _server_seconds()
            act()
            own = time.process_time() - begin
            spent[name].append((own + _server_seconds() - server) * 1000)
    gc.unfreeze()
    return spent


def _server_seconds() -> float:
    """CPU that PostgreSQL's process for our connection has used; SQLite works in ours."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    # Linux counts it in nanoseconds; a server on another machine cannot be asked.
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def wall_ms(act: Callable[[], object], times: int) -> float:
    act()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return sorted(spent)[times // 2] * 1000


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for title, rows in _tables.items():
        terminalreporter.section(title)
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            terminalreporter.write_line("  ".join(cells).rstrip())
