"""The part of `docs/api.md` that is made from the code."""

import ast
from collections.abc import Callable, Iterator
from itertools import groupby

from foundation.public.discovery import (
    Declared,
    Definition,
    Sort,
    arguments,
    methods,
    offers,
    sources,
)

NAME = "api_docs"
WIDTH = 100


def text() -> str:
    """All that the plugins offer, in Markdown."""
    found = offers(sources())
    parts: list[str] = []
    for title, sort, render in SECTIONS:
        parts += [f"## {title}", *(render(each) for each in found if each.sort is sort)]
    return "\n\n".join(parts)


def _signal(each: Declared) -> str:
    return _entry(each.path, f"Sender: `{each.sender}`.", _code(_call(each.node)), each.words)


def _hook(each: Declared) -> str:
    return _entry(each.name, _code(_with_types(each)), each.words)


def _registry(each: Declared) -> str:
    return _entry(each.path, _code(_with_types(each)), each.words)


def _replaceable(each: Declared) -> str:
    base = f"A class that inherits from `{each.path}`, which is the default."
    said: list[str] = []
    for method in methods(each.node):
        said += [_code(_call(method)), ast.get_docstring(method) or ""]
    return _entry(each.setting, base, each.words, *said)


def _offered(each: Declared) -> str:
    is_function = isinstance(each.node, ast.FunctionDef)
    return _entry(each.path, _code(_call(each.node)) if is_function else "", each.words)


SECTIONS: tuple[tuple[str, Sort, Callable[[Declared], str]], ...] = (
    ("Signals", Sort.SIGNAL, _signal),
    ("Hooks", Sort.HOOK, _hook),
    ("Registries", Sort.REGISTRY, _registry),
    ("Classes that a site replaces", Sort.REPLACEABLE, _replaceable),
    ("To build on", Sort.OFFERED, _offered),
)


def _entry(name: str, *parts: str) -> str:
    """A heading, and what there is to say; docstrings are Markdown already."""
    return "\n\n".join([f"### `{name}`", *(part.strip() for part in parts if part.strip())])


def _code(text: str) -> str:
    return f"```python\n{text}\n```"


def _call(node: Definition) -> str:
    """How a function is called, with its types; long ones with a line for each argument."""
    if isinstance(node, ast.ClassDef):
        return f"class {node.name}"
    answer = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    line = f"{node.name}({ast.unparse(node.args)}){answer}"
    if len(line) <= WIDTH or not arguments(node):
        return line
    end = f"){answer}" if len(answer) < WIDTH else ")"
    return "\n".join([f"{node.name}(", *(f"    {each}," for each in _in_lines(node)), end])


def _in_lines(node: ast.FunctionDef) -> list[str]:
    return [
        part
        for is_named, group in groupby(arguments(node), lambda each: each in node.args.kwonlyargs)
        for part in [*(["*"] if is_named else []), *map(ast.unparse, group)]
    ]


def _with_types(each: Declared) -> str:
    """The call, below what the names in its types mean."""
    return "\n".join([*_types(each, _annotations(each.node), set()), _call(each.node)])


def _types(each: Declared, annotations: list[ast.expr], seen: set[str]) -> Iterator[str]:
    """What is given beside the declaration: aliases, and classes with their fields. What those name
    stands before them."""
    for name in dict.fromkeys(name for tree in annotations for name in _names(tree)):
        if name in seen:
            continue
        seen.add(name)
        alias, node = _alias(each, name), each.source.defined(name)
        if alias is not None:
            yield from _types(each, [alias.value], seen)
            yield ast.unparse(alias)
        elif isinstance(node, ast.ClassDef) and (fields := _fields(node)):
            yield from _types(each, [field.annotation for field in fields], seen)
            yield "\n".join(
                [f"class {name}:", *(f"    {ast.unparse(part)}" for part in fields), ""]
            )


def _annotations(node: Definition) -> list[ast.expr]:
    if not isinstance(node, ast.FunctionDef):
        return []
    listed = [*arguments(node), *([node.args.vararg] if node.args.vararg else [])]
    found = [each.annotation for each in listed if each.annotation is not None]
    return [*found, node.returns] if node.returns is not None else found


def _names(tree: ast.expr) -> list[str]:
    return [each.id for each in ast.walk(tree) if isinstance(each, ast.Name)]


def _alias(each: Declared, name: str) -> ast.Assign | None:
    found = (node for node in each.source.tree.body if isinstance(node, ast.Assign))
    return next((node for node in found if [ast.unparse(t) for t in node.targets] == [name]), None)


def _fields(node: ast.ClassDef) -> list[ast.AnnAssign]:
    return [part for part in node.body if isinstance(part, ast.AnnAssign)]
