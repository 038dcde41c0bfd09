"""The repository as the guards see it: apps, modules, templates, functions."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
# From the bottom up; an app may use those before it.
LAYERS = (
    ("foundation",),
    ("agents",),
    ("credentials", "scheduling"),
    ("courses", "innovations"),
    ("mentoring", "assessments"),
    ("home",),
    ("demo",),
    ("config",),
)
RANK = {app: rank for rank, layer in enumerate(LAYERS) for app in layer}
OURS = [app for app in RANK if app != "config" and apps.is_installed(app)]
# The settings of the tests, like production's, do without it; its modules are looked at all the same.
DEMONSTRATION = "demo"

# Below it, and yet not to be used: a site may install mentoring without courses.
APART = {("mentoring", "courses"), ("assessments", "innovations"), ("assessments", "scheduling")}


def may_use(app: str, other: str) -> bool:
    return app == other or (RANK[other] < RANK[app] and (app, other) not in APART)


@dataclass(frozen=True)
class Function:
    where: str
    lines: int


class Module:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path.relative_to(ROOT))
        self.text = path.read_text()

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def functions(self) -> list[Function]:
        return [
            Function(f"{self.name}:{node.lineno} {node.name}", _length(node))
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def modules() -> list[Module]:
    """Our code without migrations and without tests."""
    folders = [ROOT / app for app in (*OURS, DEMONSTRATION)] + [ROOT / "site" / "config"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.py"))
    return [Module(path) for path in paths if "migrations" not in path.parts]


def app_of(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return "config" if first == "site" else first


def templates() -> list[Path]:
    folders = [ROOT / app / "templates" for app in OURS] + [ROOT / "site" / "templates"]
    return sorted(path for folder in folders for path in folder.rglob("*.html"))


def owner_of_template(name: str) -> str | None:
    for app in OURS:
        if (ROOT / app / "templates" / name).exists():
            return app
    return None


def owner_of_library(name: str) -> str | None:
    return next(
        (app for app in OURS if (ROOT / app / "templatetags" / f"{name}.py").exists()), None
    )


_TAG = re.compile(r"{%\s*(include|extends|load|url)\s+(.*?)\s*%}", re.DOTALL)
_QUOTED = re.compile(r"""["']([^"']+)["']""")


def uses_of_template(text: str) -> Iterator[tuple[str, str]]:
    """(what is used, the app of ours that owns it), by tag."""
    for tag, rest in _TAG.findall(text):
        for owner, what in _owners(tag, rest):
            if owner in RANK:
                yield f"{tag} {what}", owner


def _owners(tag: str, rest: str) -> Iterator[tuple[str | None, str]]:
    if tag == "load":
        for name in rest.replace(" from ", " ").split():
            yield owner_of_library(name), name
    elif match := _QUOTED.match(rest):
        name = match.group(1)
        yield (name.split(":")[0] if tag == "url" else owner_of_template(name)), name


def template_faults(app: str, text: str) -> list[str]:
    return [
        f"{app} uses {what} of {owner}"
        for what, owner in uses_of_template(text)
        if not may_use(app, owner)
    ]


def installed_from_here() -> dict[str, Path]:
    """Where each app of ours was imported from."""
    return {app: Path(apps.get_app_config(app).path).resolve() for app in OURS}
