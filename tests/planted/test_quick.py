"""`make quick` finds what a change breaks: faults are planted one by one in a copy of the tree.

Costs about ten seconds a fault, so that `make quick-test` takes some by chance and prints the
seed; PLANTS=all plants them all.
"""

import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases import ROOT, TEMPLATES
from tests.quick import changed, selected

pytestmark = pytest.mark.planted

AT_ONCE = 4
RAISE = 'raise RuntimeError("planted")'


@dataclass(frozen=True)
class Plant:
    """A fault in `path`: in the function `name`, or what a template or a relation takes."""

    kind: str
    path: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.path} {self.name}".strip()


def _operation(path: str, name: str) -> Plant:
    return Plant("operation", path, name)


def _view(path: str, name: str) -> Plant:
    return Plant("view", path, name)


def _template(path: str) -> Plant:
    return Plant("template", path)


def _relation(path: str) -> Plant:
    return Plant("relation", path)


PLANTS = [
    _operation("agents/claims/operations/linking.py", "link_by_printed_code"),
    _view("agents/claims/views/unit.py", "people"),
    _template("agents/templates/agents/claims/unit/people.html"),
    _relation("agents/models/claims.py"),
    _operation("courses/learning/operations/enrollments.py", "enroll"),
    _view("courses/report/views.py", "report"),
    _template("courses/templates/courses/learning/history.html"),
    _relation("courses/models/records.py"),
    _operation("credentials/certificates/operations/issuing.py", "issue"),
    _view("credentials/checking/views.py", "check"),
    _template("credentials/templates/credentials/checking/index.html"),
    _relation("credentials/models/achievements.py"),
    _operation("assessments/bank/operations.py", "create"),
    _view("assessments/exchange/views.py", "index"),
    _template("assessments/templates/assessments/exchange/index.html"),
    _relation("assessments/models/questions.py"),
    _operation("foundation/outbox/operations.py", "put"),
    _view("foundation/notices/views.py", "bell"),
    _template("foundation/templates/foundation/notices/list.html"),
    _relation("foundation/models/streams.py"),
    _operation("innovations/registration/operations.py", "register"),
    _view("innovations/registration/views.py", "detail"),
    _template("innovations/templates/innovations/index.html"),
    _relation("innovations/models/innovations.py"),
    _operation("mentoring/assignments/operations.py", "assign"),
    _view("mentoring/consultations/views/talking.py", "detail"),
    _template("mentoring/templates/mentoring/desk/index.html"),
    _relation("mentoring/models/assignments.py"),
    _operation("scheduling/windows/operations.py", "open_windows"),
    _view("scheduling/rooms/views.py", "rooms"),
    _template("scheduling/templates/scheduling/windows/index.html"),
    _relation("scheduling/models/windows.py"),
    _operation("home/deployment/operations.py", "align_site"),
    _view("home/start.py", "start"),
    _template("home/templates/home/search/search.html"),
    _relation("home/models/regulations.py"),
]


def _raising(text: str, name: str) -> str:
    """The module with a function whose first act is to raise."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            first = node.body[0]
            lines.insert(first.lineno - 1, " " * first.col_offset + RAISE)
            return "\n".join(lines) + "\n"
    raise LookupError(name)


def _unrelated(text: str, name: str) -> str:
    """The module with a relation to a model that nobody has."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    to = next(call.args[0] for call in calls if _is_relation(call))
    lines = text.splitlines()
    line = lines[to.lineno - 1]
    lines[to.lineno - 1] = f'{line[: to.col_offset]}"agents.Nobody"{line[to.end_col_offset :]}'
    return "\n".join(lines) + "\n"


def _is_relation(call: ast.Call) -> bool:
    names = {"ForeignKey", "OneToOneField", "ParentalKey", "ManyToManyField"}
    called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    called = call.func.id if isinstance(call.func, ast.Name) else called
    return called in names and bool(call.args)


FAULTS: dict[str, Callable[[str, str], str]] = {
    "operation": _raising,
    "view": _raising,
    "template": lambda text, name: text + "{% planted %}\n",
    "relation": _unrelated,
}


def _chosen() -> list[Plant]:
    asked = os.environ.get("PLANTS", "")
    if asked == "all":
        return PLANTS
    seed = asked or str(random.randrange(10_000))
    sys.stdout.write(f"PLANTS={seed}\n")
    return random.Random(seed).sample(PLANTS, AT_ONCE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as it is, committed, with the databases that were migrated for it already."""
    tree = tmp_path_factory.mktemp("tree")
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(lambda each: (ROOT / each).is_file(), found.stdout.splitlines()):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, tree / name)
    shutil.copytree(TEMPLATES, tree / TEMPLATES.relative_to(ROOT))
    git = ["git", "-c", "user.name=Sari", "-c", "user.email=sari@balangan.example"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "The tree"]):
        subprocess.run([*git, *arguments], cwd=tree, check=True)
    return tree


def _quick(tree: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PYTHONPATH": f"{tree}:{tree / 'site'}",
        "PYTEST_ADDOPTS": "-x",  # one failure says enough
    }
    command = [sys.executable, "tests/quick.py"]
    return subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, check=False
    )


def test_every_app_has_a_plant_of_each_kind():
    kinds = {(each.path.split("/")[0], each.kind) for each in PLANTS}
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")} - {"demo"}
    assert kinds == {(app, kind) for app in apps for kind in FAULTS}


def test_control_arm_a_tree_without_a_fault_passes(copy):
    changed_file = copy / "innovations/registration/menu.py"
    changed_file.write_text(changed_file.read_text() + "\n# A remark.\n")
    try:
        done = _quick(copy)
        assert done.returncode == 0, done.stdout[-2000:]
        assert " passed" in done.stdout
    finally:
        subprocess.run(["git", "checkout", "-q", "."], cwd=copy, check=True)


def test_quick_is_red_for_a_planted_fault(copy):
    green = []
    for plant in _chosen():
        path = copy / plant.path
        path.write_text(FAULTS[plant.kind](path.read_text(), plant.name))
        try:
            if _quick(copy).returncode == 0:
                green.append(str(plant))
        finally:
            subprocess.run(["git", "checkout", "-q", "."], cwd=copy, check=True)
    assert green == []


def test_a_selection_without_changes_is_empty():
    selection = selected([])
    assert (selection.tests, selection.apps, selection.is_whole) == (set(), set(), False)
    assert isinstance(changed(), list)
