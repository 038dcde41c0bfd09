"""Guard 7, registries: who registered this stands in `connect()` of a subject, called in `ready()`.

A module that registers by being imported is lost when nobody imports it any more, and no test of its
own notices.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.guards import repository
from tests.guards.repository import ROOT, Module

modules = repository.modules()

# Still to be mended by whoever works there; nothing may be added.
OWED = {
    "courses/report/menu.py",
    "mentoring/assignments/panel.py",
    "mentoring/consultations/notices.py",
    "mentoring/consultations/panel.py",
    "mentoring/menu.py",
    "mentoring/sessions/notices.py",
    "mentoring/sessions/probes.py",
}


def _registries(found: list[Module]) -> set[str]:
    """Functions of ours that fill a registry, by name."""
    return {
        node.name
        for each in found
        for node in each.tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("register_", "declare"))
    }


def _run_by_import(body: list[ast.stmt]) -> Iterator[ast.expr]:
    """What is called when a module is imported: not the bodies of functions, but decorators."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from (
                each.func if isinstance(each, ast.Call) else each for each in node.decorator_list
            )
        if isinstance(node, ast.ClassDef):
            yield from _run_by_import(node.body)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (each.func for each in ast.walk(node) if isinstance(each, ast.Call))


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _by_import(found: list[Module], registries: set[str]) -> set[str]:
    """Modules that fill a registry, or listen to a signal, by being imported."""
    names = registries | {"connect", "receiver"}
    return {
        each.name
        for each in found
        if any(_called(function) in names for function in _run_by_import(each.tree.body))
    }


def test_no_module_registers_by_being_imported(covered):
    registries = _registries(modules)
    covered(
        f"{len(modules)} modules, {len(registries)} registries: {', '.join(sorted(registries))}"
    )
    assert {"register_duty", "register_navigation", "declare"} <= registries
    assert _by_import(modules, registries) - OWED == set()


def test_a_module_that_does_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    faults = (
        "register_duty('x', print)",
        "for kind in 'ab':\n    notices.register_notice(kind, str)",
        "page_published.connect(print)",
        "@register_file_rule\ndef rule(user, file): ...",
        "class Rule:\n    register_file_rule(print)",
    )
    for number, text in enumerate(faults):
        path = tmp_path / f"fault_{number}.py"
        path.write_text(text)
        assert _by_import([Module(path)], _registries(modules)), text
    fine = tmp_path / "fine.py"
    fine.write_text("def connect():\n    register_duty('x', print)\n")
    assert not _by_import([Module(fine)], _registries(modules))


def _unlisted(app: Path) -> list[str]:
    """Modules `connect` of an app that its `apps.py` does not name."""
    listed = (app / "apps.py").read_text()
    names = (path.relative_to(app.parent).with_suffix("").parts for path in app.rglob("connect.py"))
    return [
        ".".join(parts)
        for parts in names
        if f"from {'.'.join(parts[:-1])} import connect" not in listed
        and f"from {'.'.join(parts)} import connect" not in listed
    ]


def test_every_subject_is_connected_by_its_app(covered):
    found = [path for app in repository.OURS for path in (ROOT / app).rglob("connect.py")]
    covered(f"{len(found)} subjects")
    assert len(found) > 10
    assert [name for app in repository.OURS for name in _unlisted(ROOT / app)] == []


def test_a_subject_that_nobody_connects_is_found(tmp_path):
    (tmp_path / "shop" / "stock").mkdir(parents=True)
    (tmp_path / "shop" / "apps.py").write_text("from shop.sales import connect as sales\n")
    (tmp_path / "shop" / "stock" / "connect.py").write_text("")
    assert _unlisted(tmp_path / "shop") == ["shop.stock.connect"]
