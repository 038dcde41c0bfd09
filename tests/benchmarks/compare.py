"""`make bench BASE=<commit>`: what pages and report cost here, beside that commit.

Both trees are run in turn on the same machine and interpreter, each by its own benchmarks,
whose printed tables are read: on a shared machine one minute is not like the next, so a figure
is the median of the ratios of neighbouring runs.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
BENCHES = ("tests/benchmarks/test_bench_pages.py", "tests/benchmarks/test_bench_report.py")
# Rows of the tables, and the column that holds what they cost in milliseconds.
COLUMN_OF_ROW = {"course": "CPU ms", "lesson": "CPU ms", "start": "CPU ms", "report": "ms"}
MOST = 1.03
ROUNDS = 5


def main(base: str) -> int:
    """Print a table of ratios; answer 1 if something costs more than MOST times the base."""
    runs: list[tuple[dict[str, float], dict[str, float]]] = []
    with _checked_out(base) as other:
        for number in range(1, ROUNDS + 1):
            sys.stdout.write(f"round {number} of {ROUNDS} ...\n")
            sys.stdout.flush()
            # Who goes first changes: the second of two finds a warmer disk.
            order = (other, ROOT) if number % 2 else (ROOT, other)
            costs = {tree: costs_in(_run(tree)) for tree in order}
            runs.append((costs[ROOT], costs[other]))
    return report(ratios(runs), base)


def ratios(runs: list[tuple[dict[str, float], dict[str, float]]]) -> dict[str, float]:
    """The median over the rounds of what a row costs here, in times of what it costs there."""
    names = [name for name in COLUMN_OF_ROW if all(name in ours for ours, _ in runs)]
    return {name: median(ours[name] / theirs[name] for ours, theirs in runs) for name in names}


def report(found: Mapping[str, float], base: str) -> int:
    sys.stdout.write(f"\n{'':10}  x {base[:10]}\n")
    for name, ratio in found.items():
        mark = "" if ratio <= MOST else f"  over {MOST}"
        sys.stdout.write(f"{name:10}  {ratio:.3f}{mark}\n")
    lacking = COLUMN_OF_ROW.keys() - found.keys()
    if lacking:
        sys.stdout.write(f"not measured: {', '.join(sorted(lacking))}\n")
    return int(bool(lacking) or any(ratio > MOST for ratio in found.values()))


def costs_in(printed: str) -> dict[str, float]:
    """`{"course": 8.1, …}` from the tables that the benchmarks print; cells are two spaces apart."""
    found: dict[str, float] = {}
    heads: list[str] = []
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
        if any(head in cells for head in COLUMN_OF_ROW.values()):
            heads = cells
        elif cells and cells[0] in COLUMN_OF_ROW and COLUMN_OF_ROW[cells[0]] in heads:
            found[cells[0]] = float(cells[heads.index(COLUMN_OF_ROW[cells[0]])])
    return found


def _run(tree: Path) -> str:
    # The trees share one environment, in which ours is installed: the folder named first wins.
    environment = os.environ | {"PYTHONPATH": f"{tree}:{tree / 'site'}"}
    command = [sys.executable, "-m", "pytest", *BENCHES, "-m", "benchmark", "-q", "-s"]
    done = subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(
            f"The benchmarks fail in {tree}:\n{done.stdout[-3000:]}{done.stderr[-500:]}"
        )
    return done.stdout


@contextmanager
def _checked_out(commit: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="inoba-base-") as folder:
        tree = Path(folder) / "tree"
        subprocess.run(
            ["git", "worktree", "add", "-q", "--detach", tree, commit], cwd=ROOT, check=True
        )
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: make bench BASE=<commit>")
    sys.exit(main(sys.argv[1]))
