"""What the code of the plugins offers, found by reading it: nothing is run, nothing is kept in a list.

Signals and hooks are functions marked by `public_signal` and `public_hook`, registries functions named
`register_…` or `declare…`, replaceable classes what is given to `Replaceable`, and all else is marked by
`public`.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from foundation.plugins.config import plugins

Definition = ast.FunctionDef | ast.ClassDef


class Sort(StrEnum):
    SIGNAL = "signal"
    HOOK = "hook"
    REGISTRY = "registry"
    REPLACEABLE = "replaceable"
    OFFERED = "offered"


MARKS = {"public_signal": Sort.SIGNAL, "public_hook": Sort.HOOK, "public": Sort.OFFERED}


@dataclass(frozen=True)
class Source:
    """One module of a plugin, by the name under which it is imported."""

    module: str
    tree: ast.Module

    @property
    def app(self) -> str:
        return self.module.partition(".")[0]

    def defined(self, name: str) -> Definition | None:
        """The class or function of this name that stands in the module itself."""
        found = (each for each in self.tree.body if isinstance(each, Definition))
        return next((each for each in found if each.name == name), None)


@dataclass(frozen=True)
class Declared:
    """`name` is that within its module; `mark` the call or decorator by which it was found."""

    sort: Sort
    source: Source
    name: str
    node: Definition
    mark: ast.expr | None = None

    @property
    def path(self) -> str:
        return f"{self.source.module}.{self.name}"

    @property
    def words(self) -> str:
        return ast.get_docstring(self.node) or ""

    @property
    def setting(self) -> str:
        """Of a replaceable class: as a site writes it."""
        return f"{self.source.app.upper()}_{_argument(self.mark, 1)}"

    @property
    def sender(self) -> str:
        """Of a signal: the label of the model."""
        return f"{self.source.app}.{_argument(self.mark, 0)}"


def sources() -> list[Source]:
    """Of all plugins that are installed and promised, without migrations."""
    return [
        Source(_module(path, Path(plugin.path)), ast.parse(path.read_text()))
        for plugin in reversed(plugins())  # the lowest first, in the order that we recommend
        if plugin.is_promised
        for path in sorted(Path(plugin.path).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def offers(found: Iterable[Source]) -> list[Declared]:
    """In the order of their modules, and of the lines there."""
    return [each for source in found for each in _declared_in(source)]


def unexplained(found: Iterable[Declared]) -> list[str]:
    """What nobody could use by its words: nothing is said, or an argument is not named."""
    return [f"{each.path}: {fault}" for each in found for fault in _faults(each)]


def arguments(function: ast.FunctionDef) -> list[ast.arg]:
    listed = function.args
    return [*listed.posonlyargs, *listed.args, *listed.kwonlyargs]


def methods(node: Definition) -> list[ast.FunctionDef]:
    """Those of a class that a site overrides or calls."""
    found = (each for each in node.body if isinstance(each, ast.FunctionDef))
    return [each for each in found if not each.name.startswith("_")]


def _faults(each: Declared) -> Iterator[str]:
    if not each.words:
        yield "says nothing"
    if each.sort in (Sort.SIGNAL, Sort.HOOK) and isinstance(each.node, ast.FunctionDef):
        for argument in arguments(each.node):
            if argument.arg != "request" and f"`{argument.arg}" not in each.words:
                yield f"does not say what `{argument.arg}` is"
            if argument.annotation is None:
                yield f"does not say of what type `{argument.arg}` is"
    if each.sort is Sort.REPLACEABLE:
        said = [method.name for method in methods(each.node) if ast.get_docstring(method)]
        if not said:
            yield "no method says what it does"


def _module(path: Path, app: Path) -> str:
    parts = path.relative_to(app.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _declared_in(source: Source) -> Iterator[Declared]:
    for node in source.tree.body:
        if isinstance(node, Definition):
            yield from _marked(source, node, "")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _replaceable(source, node)


def _marked(source: Source, node: Definition, within: str) -> Iterator[Declared]:
    name = f"{within}{node.name}"
    for decorator in node.decorator_list:
        if sort := MARKS.get(_name_of(decorator)):
            yield Declared(sort, source, name, node, decorator)
    if not within and isinstance(node, ast.FunctionDef) and _is_registry(node.name):
        yield Declared(Sort.REGISTRY, source, name, node)
    if isinstance(node, ast.ClassDef):
        for each in node.body:
            if isinstance(each, ast.FunctionDef):
                yield from _marked(source, each, f"{name}.")


def _is_registry(name: str) -> bool:
    return name.startswith("register_") or name in {
        "declare",
        "declare_impersonal",
        "declare_foreign",
    }


def _replaceable(source: Source, node: ast.Assign | ast.AnnAssign) -> Iterator[Declared]:
    if isinstance(node.value, ast.Call) and _name_of(node.value) == "Replaceable":
        base = source.defined(_argument(node.value, 2))
        if base is not None:
            yield Declared(Sort.REPLACEABLE, source, base.name, base, node.value)


def _name_of(mark: ast.expr) -> str:
    function = mark.func if isinstance(mark, ast.Call) else mark
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _argument(mark: ast.expr | None, place: int) -> str:
    """What stands there, by its name or as a text."""
    if not isinstance(mark, ast.Call) or len(mark.args) <= place:
        return ""
    argument = mark.args[place]
    return str(argument.value) if isinstance(argument, ast.Constant) else ast.unparse(argument)
