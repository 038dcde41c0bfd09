"""Figures are collected while the benchmarks run and printed as tables at the end."""

import time
from collections.abc import Callable

import pytest

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


def cpu_ms(act: Callable[[], object], times: int) -> float:
    """CPU of this process for one call, the median of `times`; the first call warms up."""
    act()
    spent = []
    for _ in range(times):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return sorted(spent)[times // 2] * 1000


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
