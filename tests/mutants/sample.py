"""Which lines hold rules, which of them have changed since a commit, and some of them by chance."""

import random
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tests.mutants.mutations import Mutation, differs, mutations_of

ROOT = Path(__file__).resolve().parents[2]
# Operations, questions and who may what, wherever it stands, and what the acts lean on. What only
# shows, asks in a form, connects or declares is not among them.
RULES = re.compile(
    r"(?!tests/|demo/|site/)\w+/(\w+/)*"
    r"(operations/|models/|visibility/|operations|permissions|visibility|guard|obstacles|expiring"
    r"|merging|limits|rules|reach|owners|office|outline|progress|deadlines|requirements|retention"
    r"|erasing|erasing_rules|retention_rules|turns|following|followers|scope|nips|once|stale|text"
    r"|reminders)(\.py|(?<=/)(\w+/)*\w+\.py)$"
)
HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
RELEASE = re.compile(r"^## \S+ – \d{4}-\d\d-\d\d$", re.MULTILINE)


@dataclass(frozen=True)
class Mutant:
    """A file of the tree with one mutation."""

    path: str
    mutation: Mutation

    @property
    def is_one(self) -> bool:
        source = (ROOT / self.path).read_text()
        return differs(self.mutation.applied_to(source), source)

    def __str__(self) -> str:
        return f"{self.path}:{self.mutation.line}  {self.mutation.what}"


def released() -> str:
    """The commit that gave the newest released section of the CHANGELOG its day."""
    heading = RELEASE.search((ROOT / "CHANGELOG.md").read_text())
    assert heading, "CHANGELOG.md has no released section"
    found = git("log", "--format=%H", "--reverse", f"-S{heading[0]}", "--", "CHANGELOG.md")
    return found.split()[0]


def git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def changed_lines(base: str) -> dict[str, set[int]]:
    """Path → lines as they are now that differ from `base`, of modules that hold rules."""
    return {
        path: lines
        for path, lines in lines_in(git("diff", "-U0", base, "--", "*.py")).items()
        if lines
    }


def lines_in(diff: str) -> dict[str, set[int]]:
    """The same of the text of `git diff -U0`."""
    found: dict[str, set[int]] = {}
    lines: set[int] = set()
    for row in diff.splitlines():
        if row.startswith("+++ "):
            path = row.removeprefix("+++ b/")
            lines = found.setdefault(path, set()) if RULES.match(path) else set()
        elif hunk := HUNK.match(row):
            first, many = int(hunk[1]), int(hunk[2] or 1)
            lines.update(range(first, first + many))
    return found


def mutable(changed: dict[str, set[int]], only: Iterable[str] = ()) -> dict[str, list[Mutation]]:
    """The mutations on those lines; `only` are beginnings of paths."""
    beginnings = tuple(only)
    return {
        path: [each for each in _of_file(path) if each.line in lines]
        for path, lines in sorted(changed.items())
        if not beginnings or path.startswith(beginnings)
    }


def _of_file(path: str) -> list[Mutation]:
    return mutations_of((ROOT / path).read_text(), is_model="/models/" in path)


def sampled(found: dict[str, list[Mutation]], size: int, seed: str) -> list[Mutant]:
    """So many lines, and one mutation of each; the same for the same seed and tree."""
    chance = random.Random(seed)
    by_line: dict[tuple[str, int], list[Mutation]] = {}
    for path, mutations in found.items():
        for each in mutations:
            by_line.setdefault((path, each.line), []).append(each)
    places = sorted(by_line)
    chance.shuffle(places)
    mutants = (Mutant(path, chance.choice(telling(by_line[path, line]))) for path, line in places)
    return list(islice((each for each in mutants if each.is_one), size))


def telling(mutations: list[Mutation]) -> list[Mutation]:
    """To answer nothing is seen by any test that looks: only where there is nothing else."""
    return [each for each in mutations if not each.what.endswith("→ `None`")] or mutations


def reasons() -> Iterator[tuple[str, str, str, str]]:
    """Path, function, mutation and why no test is to see it; a line of `reasons.txt` each."""
    for line in Path(__file__).with_name("reasons.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            path, function, what, why = line.split(" | ")
            yield path, function, what, why
