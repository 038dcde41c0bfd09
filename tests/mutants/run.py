"""`make mutants`: how many faults in changed rules the tests see. Each is planted alone.

BASE: the commit since which lines count as changed; the last release if it is not given.
SAMPLE: so many lines, 200. SEED: which ones; printed. ONLY: beginnings of paths, with spaces.
WORKERS: copies of the tree that run at once, 2. REACH=near leaves it at the tests of the file's
subject and of those that import it, without the guards and the whole suite, by which what then
survives may yet be seen.
"""

import os
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from queue import Queue

from tests.mutants.running import Tree, Verdict, stages_for
from tests.mutants.sample import ROOT, Mutant, changed_lines, mutable, reasons, released, sampled

LEAST = 0.95
REPORTS = ROOT / "var" / "mutants"


def main() -> int:
    """Answer 1 where fewer than LEAST are caught, or a survivor has no reason."""
    asked = os.environ
    base = asked.get("BASE") or released()
    seed = asked.get("SEED") or str(random.randrange(10_000))
    found = mutable(changed_lines(base), asked.get("ONLY", "").split())
    mutants = sampled(found, int(asked.get("SAMPLE") or 200), seed)
    places = {(path, each.line) for path, mutations in found.items() for each in mutations}
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{datetime.now():%Y-%m-%d-%H%M}-{seed}.txt"  # noqa: DTZ005  (a file's name)
    with report.open("w") as file:

        def say(line: str) -> None:
            for where in (sys.stdout, file):
                where.write(f"{line}\n")
                where.flush()

        say(f"SEED={seed} BASE={base[:10]}: {len(mutants)} of {len(places)} changed lines")
        with _trees(int(asked.get("WORKERS") or 2)) as trees:
            verdicts = []
            for verdict in _judged(mutants, trees, is_whole=asked.get("REACH") != "near"):
                verdicts.append(verdict)
                say(_row(verdict))
            for test in sorted({test for tree in trees for test in tree.left_out}):
                say(f"left out, as it fails without a fault: {test}")
        lines, code = summed_up(verdicts)
        for line in lines:
            say(line)
    sys.stdout.write(f"{report.relative_to(ROOT)}\n")
    return code


@contextmanager
def _trees(many: int) -> Iterator[list[Tree]]:
    with tempfile.TemporaryDirectory(prefix="inoba-mutants-") as folder:
        trees = [Tree(Path(folder) / str(number)) for number in range(many)]
        for tree in trees:
            tree.fill()
        yield trees


def _judged(mutants: list[Mutant], trees: list[Tree], *, is_whole: bool) -> Iterator[Verdict]:
    free: Queue[Tree] = Queue()
    for each in trees:
        free.put(each)

    def judge(mutant: Mutant) -> Verdict:
        tree = free.get()
        try:
            return tree.judge(mutant, stages_for(mutant.path, whole=is_whole))
        finally:
            free.put(tree)

    with ThreadPoolExecutor(len(trees)) as pool:
        yield from pool.map(judge, mutants)


def _row(verdict: Verdict) -> str:
    return f"{verdict.mutant}\n    {verdict.by or 'SURVIVED'}  ({verdict.seconds:.0f} s)"


def summed_up(verdicts: Iterable[Verdict]) -> tuple[list[str], int]:
    """The share that was caught, the survivors with their reasons, and the answer of `main`."""
    all_of_them = list(verdicts)
    survivors = [each.mutant for each in all_of_them if each.by is None]
    why = {(path, function, what): reason for path, function, what, reason in reasons()}
    lines, unexplained = [], 0
    for each in survivors:
        key = (each.path, each.mutation.function, each.mutation.what)
        unexplained += key not in why
        lines.append(f"survived: {' | '.join(key)} | {why.get(key, 'no reason')}")
    caught = len(all_of_them) - len(survivors)
    share = caught / len(all_of_them) if all_of_them else 0.0
    lines.append(f"caught: {caught} of {len(all_of_them)}, {share:.1%} (at least {LEAST:.0%})")
    return lines, int(share < LEAST or unexplained > 0)


if __name__ == "__main__":
    sys.exit(main())
