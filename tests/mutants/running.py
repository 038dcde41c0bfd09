"""Run the tests that may see a mutant, in a copy of the tree, until one does."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests import quick
from tests.databases import TEMPLATES
from tests.mutants.sample import ROOT, Mutant, git

# A mutant is given three times what the tree itself takes, and what a busy machine may add.
TIMES, MORE = 3, 60.0
# Tests that fail in the tree as it is are left out and named: so many, then the tree is refused.
MOST_LEFT_OUT = 5
# These decide what stands in a migrated database: their mutants build their own.
MIGRATES = re.compile(r".*/(receivers|roles|guard)\.py$")
RED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
# What pytest answers when nothing was selected: no test, no objection.
GREEN = {0, 5}
PYTEST = ["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "-rfE"]

Stage = tuple[str, ...]


class RedTreeError(Exception):
    """The tree fails without any mutation: what it catches says nothing."""


@dataclass(frozen=True)
class Verdict:
    """`by` is the test that failed, or that no test ended in time; None for a survivor."""

    mutant: Mutant
    by: str | None
    seconds: float


@dataclass
class Tree:
    """A copy of the tree as it is, with the databases that were migrated for it already."""

    folder: Path
    allowed: dict[Stage, float] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def fill(self) -> None:
        listed = git("ls-files", "--cached", "--others", "--exclude-standard").splitlines()
        for name in filter(lambda each: (ROOT / each).is_file(), listed):
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, self.folder / name)
        if TEMPLATES.exists():
            shutil.copytree(TEMPLATES, self.folder / TEMPLATES.relative_to(ROOT))

    def judge(self, mutant: Mutant, stages: Iterable[Stage]) -> Verdict:
        """Stage after stage until one is red. Raises RedTreeError."""
        begun = time.monotonic()
        by = None
        for stage in stages:
            self._measure(stage)
            with self._planted(mutant):
                by = self._red(stage, self.allowed[stage], own=bool(MIGRATES.match(mutant.path)))
            if by:
                break
        return Verdict(mutant, by, time.monotonic() - begun)

    @contextmanager
    def _planted(self, mutant: Mutant) -> Iterator[None]:
        path = self.folder / mutant.path
        source, times = path.read_text(), path.stat()
        path.write_text(mutant.mutation.applied_to(source))
        try:
            yield
        finally:
            path.write_text(source)
            # Its old time too, or the bytecode of the mutant might pass for its.
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _measure(self, stage: Stage) -> None:
        """The control arm of every stage, once: what is red without a mutation has no say."""
        while stage not in self.allowed:
            begun = time.monotonic()
            if by := self._red(stage, None, own=True):
                if "::" not in by or len(self.left_out) == MOST_LEFT_OUT:
                    raise RedTreeError(f"{by} fails in the tree as it is")
                self.left_out.append(by)
            else:
                self.allowed[stage] = TIMES * (time.monotonic() - begun) + MORE

    def _red(self, stage: Stage, allowed: float | None, *, own: bool) -> str | None:
        """The first test that fails; None where all pass."""
        environment = {
            name: value for name, value in os.environ.items() if name != "DATABASE_URL"
        } | {"PYTHONPATH": f"{self.folder}:{self.folder / 'site'}", "PYTHONHASHSEED": "0"}
        environment["VAR_DIR"] = str(self.folder / "var")
        if not own:
            environment["TEMPLATES_OF_ANOTHER_CODE"] = "1"
        process = subprocess.Popen(
            [sys.executable, *PYTEST, *stage, *(f"--deselect={each}" for each in self.left_out)],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            printed, _ = process.communicate(timeout=allowed)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return f"no end within {allowed:.0f} s"
        return seen_in(printed, process.returncode)


def seen_in(printed: str, code: int) -> str | None:
    """Which test says that something is wrong, by what pytest printed and answered."""
    if code in GREEN:
        return None
    found = RED.search(printed)
    return found[1] if found else f"pytest ends with {code}"


def stages_for(path: str, *, whole: bool) -> Iterator[Stage]:
    """What `make quick` selects for the file, the nearest first: the tests of its own subject, then
    of its readers; if `whole`, then the tests of its app that belong to no subject, such as those of
    its signals, the guards' cells of its app, and the whole suite where `make quick` runs that."""
    own, selection = nearest(path), quick.selected([path])
    is_whole = selection.is_whole
    if is_whole:
        app, subject = quick.subject_of(path)
        selection = quick.Selection()
        selection.add(app, subject)
        for reader in quick.readers(app, subject) if subject else ():
            selection.add_reader(*reader)
    yield tuple(own)
    near = sorted({*selection.tests, *quick.ALWAYS} - set(own))
    yield tuple(near)
    if whole:
        if others := _of_no_subject(path, {*own, *near}):
            yield tuple(others)
        cells = quick.Selection(apps=selection.apps)
        yield from (tuple(call) for call in quick.commands(cells) if "-k" in call)
    if whole and is_whole:
        yield ("tests",)


def _of_no_subject(path: str, before: set[str]) -> list[str]:
    folder = ROOT / "tests" / quick.subject_of(path)[0]
    if str(folder.relative_to(ROOT)) in before:
        return []
    found = {str(file.relative_to(ROOT)) for file in folder.glob("test_*.py")}
    return sorted(found - before)


def nearest(path: str) -> list[str]:
    """The folder of tests of the file's subject, or of the subject of the same name as a module of
    models; else the tests of the app that speak of it, else all of the app."""
    app, subject = quick.subject_of(path)
    stem = Path(path).stem
    subject = subject or (stem if stem in quick.subjects(app) else None)
    if subject and (ROOT / "tests" / app / subject).is_dir():
        return [f"tests/{app}/{subject}"]
    named = sorted((ROOT / "tests" / app).rglob(f"test_*{stem}*.py"))
    return [str(each.relative_to(ROOT)) for each in named] or [f"tests/{app}"]
