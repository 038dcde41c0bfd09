"""`make quick`: the tests that the uncommitted change can break, and no others.

A changed file belongs to a subject of an app, whether it is code, template, static file or
test. What runs: that subject's tests, those of subjects that import it, and the cells of the
guards that speak of its app. Imports alone would be blind, since views and templates are named
by strings. Models, migrations, settings, `foundation` and what the tests stand on concern
everybody: then the whole suite runs.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
APPS = tuple(sorted(path.parent.name for path in ROOT.glob("*/apps.py")))
# Rooms of the framework: no subjects.
ROOMS = {"blocks", "locale", "management", "migrations", "models", "static", "templates"}
ROOMS |= {"templatetags", "content"}
# Doors name everything and are no reader of it.
DOORS = {"apps", "urls", "routing", "wagtail_hooks", "checks"}
WHOLE = re.compile(
    r"foundation/|site/config/|\w+/(models|migrations|management)/|\w+/(models|apps)\.py$"
    r"|tests/\w+\.py$|tests/guards/(?!test_)\w+\.py$|tests/(\w+/)*conftest\.py$"
    r"|pyproject\.toml$|requirements[\w-]*\.txt$|manage\.py$"
)
WORDS = re.compile(r"(docs/.*|[A-Z]+)\.md$|docs/|Makefile$|mkdocs[\w.]+$|hatch_build\.py$")
GUARDS_OF_WORDS = [
    *("tests/guards/test_documents.py", "tests/guards/test_checklist.py", "tests/cookbook"),
    *(
        f"tests/guards/test_{name}.py"
        for name in ("reference", "site_of_documents", "distribution")
    ),
]
GUARDS_OF_SITE = ["tests/guards/test_pages.py", "tests/agents/accounts"]
# Guards that read the code itself; a few seconds in all.
ALWAYS = ["tests/guards/test_locks.py", "tests/guards/test_structure.py"]
# Their cells carry the name of the app in square brackets.
CELLS = ("permissions", "growth", "pages", "twice", "canary", "hostile", "head")


@dataclass
class Selection:
    """What pytest is handed: folders and files of tests, and names of apps whose cells run."""

    tests: set[str] = field(default_factory=set)
    apps: set[str] = field(default_factory=set)
    is_whole: bool = False

    def add(self, app: str, subject: str | None) -> None:
        """With the tests of the app as a whole, which look at several subjects together."""
        self.apps.add(app)
        self.tests |= {*_folders(app, subject), *_at_the_root(app)}

    def add_reader(self, app: str, subject: str | None) -> None:
        """A reader that is no subject stands at its app's root, and so do its tests."""
        self.apps.add(app)
        self.tests |= set(_folders(app, subject) if subject else _at_the_root(app))


def selected(paths: Iterable[str]) -> Selection:
    """Paths from the root of the repository, deleted files among them."""
    selection = Selection()
    for path in paths:
        _select(path, selection)
    return selection


def _select(path: str, selection: Selection) -> None:
    if WHOLE.match(path):
        selection.is_whole = True
    elif path.startswith("tests/"):
        selection.tests |= _test_itself(path)
    elif WORDS.match(path):
        selection.tests |= set(GUARDS_OF_WORDS)
    elif path.startswith("site/"):
        selection.tests |= set(GUARDS_OF_SITE)
    elif path.split("/")[0] in APPS:
        app, subject = subject_of(path)
        selection.add(app, subject)
        for reader in readers(app, subject) if path.endswith(".py") else ():
            selection.add_reader(*reader)


def subject_of(path: str) -> tuple[str, str | None]:
    """App and subject; None where the file is the whole app's: a door, or a component."""
    app, *rest = path.split("/")
    if rest[0] in {"templates", "static"} and rest[1:2] == [app]:
        rest = rest[2:]
    first = Path(rest[0]).stem if len(rest) == 1 else rest[0]
    return app, first if first in subjects(app) else None


@cache
def subjects(app: str) -> frozenset[str]:
    folders = {path.parent.name for path in (ROOT / app).glob("*/__init__.py")}
    return frozenset(folders - ROOMS)


def _folders(app: str, subject: str | None) -> Iterator[str]:
    """The tests of a subject; of the whole app where the subject has none of its own."""
    for folder in (f"tests/{app}/{subject}", f"tests/{app}"):
        if (ROOT / folder).is_dir():
            yield folder
            return


def _at_the_root(app: str) -> Iterator[str]:
    return (str(path.relative_to(ROOT)) for path in (ROOT / "tests" / app).glob("test_*.py"))


def _test_itself(path: str) -> set[str]:
    """A changed test, or what stands beside a changed helper of tests."""
    if not (ROOT / path).exists():
        return set()
    is_test = Path(path).name.startswith("test_")
    return {path if is_test else str(Path(path).parent)}


def readers(app: str, subject: str | None) -> set[tuple[str, str | None]]:
    """Subjects with a module that imports one of this subject's."""
    graph = _imports()
    own = f"{app}.{subject}" if subject else app
    modules = {own, *graph.find_descendants(own)} if own in graph.modules else set()
    readers = {each for one in modules for each in graph.find_modules_that_directly_import(one)}
    found = {_subject_of_module(each) for each in readers if each.split(".")[-1] not in DOORS}
    return {(other, what) for other, what in found if other in APPS} - {(app, subject)}


def _subject_of_module(name: str) -> tuple[str, str | None]:
    return subject_of(name.replace(".", "/") + ".py")


@cache
def _imports() -> grimp.ImportGraph:
    return grimp.build_graph(*APPS, cache_dir=str(ROOT / "var" / "grimp"))


def changed(base: str = "HEAD") -> list[str]:
    """What differs from `base`, and what git does not know yet."""
    differing = _git("diff", "--name-only", "--no-renames", base)
    return [*differing, *_git("ls-files", "--others", "--exclude-standard")]


def _git(*arguments: str) -> list[str]:
    command = ["git", "-C", str(ROOT), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def commands(selection: Selection) -> list[list[str]]:
    """One call of pytest for the tests, one for the guards' cells of the apps."""
    if selection.is_whole:
        return [[]]
    calls = [sorted({*selection.tests, *ALWAYS})]
    if selection.apps:
        cells = [f"tests/guards/test_{name}.py" for name in CELLS]
        names = " or ".join(f"[{app}" for app in sorted(selection.apps))
        calls.append([*cells, "-k", names])
    return calls


def main(base: str = "HEAD") -> int:
    paths = changed(base)
    if not paths:
        sys.stdout.write("Nothing is changed.\n")
        return 0
    selection = selected(paths)
    what = "the whole suite" if selection.is_whole else ", ".join(sorted(selection.tests))
    sys.stdout.write(f"{len(paths)} files changed: {what}\n")
    sys.stdout.flush()
    return max(_run(call) for call in commands(selection))


def _run(call: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *call]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    return 0 if code == 5 else code  # no cell of a guard speaks of this app


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
