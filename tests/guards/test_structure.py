"""Guard 7: the house keeps its shape. Import contracts are checked by `make imports`."""

import ast
import re
import statistics
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail.log_actions import registry as log_actions

from tests.guards import repository
from tests.guards.repository import ROOT, Module

LONGEST_MODULE, MEDIAN_MODULE = 400, 70
LONGEST_FUNCTION, MEDIAN_FUNCTION = 40, 8
# The user is swappable: `foundation` names the setting, not the app.
TO_THE_USER = ("foundation", "agents")
ACT = re.compile(rf"({'|'.join(repository.OURS)})\.[a-z_]+")
BANNED = {"utils", "helpers", "common"}

modules = repository.modules()


def _planted(tmp_path: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> Module:
    """A module with a fault, as if it stood in the repository."""
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    path = tmp_path / name
    path.write_text(text)
    return Module(path)


def test_site_is_a_plain_directory():
    """Python loads its own module `site` before ours could be found."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_every_app_of_ours_comes_from_this_repository(covered):
    places = repository.installed_from_here()
    covered(f"{len(places)} apps: {', '.join(places)}")
    assert {app: path for app, path in places.items() if path != ROOT / app} == {}


def _too_long(found: list[Module]) -> list[str]:
    return [f"{each.name}: {each.lines}" for each in found if each.lines > LONGEST_MODULE]


def test_no_module_is_long(tmp_path, monkeypatch, covered):
    covered(f"{len(modules)} modules")
    assert _too_long(modules) == []
    assert _too_long([_planted(tmp_path, "long.py", "x = 1\n" * 401, monkeypatch)])


def test_most_modules_are_short(covered):
    lengths = [each.lines for each in modules if each.lines]
    covered(f"median {statistics.median(lengths)} lines")
    assert statistics.median(lengths) <= MEDIAN_MODULE


def _too_long_functions(found: list[Module]) -> list[str]:
    return [
        f"{function.where}: {function.lines}"
        for each in found
        for function in each.functions
        if function.lines > LONGEST_FUNCTION
    ]


def test_no_function_is_long(tmp_path, monkeypatch):
    assert _too_long_functions(modules) == []
    fault = "def f():\n" + "    x = 1\n" * 40
    assert _too_long_functions([_planted(tmp_path, "long.py", fault, monkeypatch)])


def test_most_functions_are_short(covered):
    lengths = [function.lines for each in modules for function in each.functions]
    covered(f"{len(lengths)} functions, median {statistics.median(lengths)} lines")
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


def _badly_named(found: list[Module]) -> list[str]:
    return [each.name for each in found if {each.path.stem, each.path.parent.name} & BANNED]


def test_modules_have_names_that_say_something(tmp_path, monkeypatch):
    assert _badly_named(modules) == []
    assert _badly_named([_planted(tmp_path, "utils.py", "", monkeypatch)])


def test_templates_only_look_down(covered):
    paths = repository.templates()
    covered(f"{len(paths)} templates")
    assert paths
    assert [
        fault
        for path in paths
        for fault in repository.template_faults(repository.app_of(path), path.read_text())
    ] == []


@pytest.mark.parametrize(
    "fault",
    [
        "{% url 'courses:report' %}",
        "{% load courses_ui %}",
        '{% extends "courses/course_page.html" %}',
        '{% include "courses/course_page.html" with x=1 %}',
    ],
)
def test_a_template_that_looks_up_is_found(fault):
    assert repository.template_faults("foundation", fault)
    assert repository.template_faults("mentoring", fault)
    assert not repository.template_faults("home", fault)


def _migration_faults(edges: list[tuple[str, str]]) -> list[str]:
    rank = repository.RANK
    return [
        f"{app} → {other}"
        for app, other in edges
        if app in rank and other in rank and not repository.may_use(app, other)
    ]


def test_migrations_only_look_down(db, covered):
    graph = MigrationLoader(connection).graph
    edges = [
        (key[0], parent.key[0]) for key, node in graph.node_map.items() for parent in node.parents
    ]
    ours = [edge for edge in edges if edge[0] in repository.OURS and edge != TO_THE_USER]
    covered(f"{len(ours)} dependencies of our migrations")
    assert _migration_faults(ours) == []
    assert _migration_faults([("foundation", "agents")])


def test_plugins_name_the_swappable_user_and_never_our_own(covered):
    """A stranger's user app sorts last; a hard dependency on ours would break its migrate."""
    hard = re.compile(r"to=['\"]agents\.user['\"]", re.IGNORECASE)
    paths = [path for app in repository.OURS for path in (ROOT / app / "migrations").glob("0*.py")]
    covered(f"{len(paths)} migrations")
    for path in paths:
        text = path.read_text()
        assert not hard.search(text), path
        assert "AUTH_USER_MODEL" not in text or "swappable_dependency" in text, path


def _foreign_keys_up(models: list[tuple[str, str]]) -> list[str]:
    return [f"{app} → {other}" for app, other in models if not repository.may_use(app, other)]


def test_foreign_keys_only_look_down(covered):

    edges = [
        (model._meta.app_label, field.related_model._meta.app_label)
        for app in repository.OURS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
    ]
    ours = [(app, other) for app, other in edges if other in repository.RANK]
    covered(f"{len(ours)} relations")
    assert _foreign_keys_up([edge for edge in ours if edge != TO_THE_USER]) == []
    assert _foreign_keys_up([("courses", "home")])


def _page_queries(each: Module) -> list[str]:
    """`Page.objects` sees drafts and pages of every audience: only migrations, the admin and
    what takes a plugin out of a site ask it."""
    return [
        f"{each.name}:{node.lineno}"
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "objects"
        and isinstance(node.value, ast.Name)
        and node.value.id == "Page"
    ]


# They answer for all pages of a host, and say for whom: tests/courses/search/test_leaks.py.
_FOR_A_HOST = {
    "courses/headless/viewsets.py",
    "courses/search/finding.py",
    "courses/search/operations.py",
    # An editor's own drafts.
    "home/editing/agenda.py",
}


def test_pages_are_asked_for_by_their_own_kind(tmp_path, monkeypatch):
    admin = ("viewsets", "management", "demo", "removal")
    found = [each for each in modules if not set(Path(each.name).parts) & set(admin)]
    asking = {each.name for each in found if _page_queries(each)}
    assert asking == _FOR_A_HOST
    fault = "from wagtail.models import Page\nPage.objects.all()\n"
    assert _page_queries(_planted(tmp_path, "views.py", fault, monkeypatch))


def _log_actions(each: Module) -> set[str]:
    """What operations hand to `log` and its like: "app.act" among the arguments of a call."""
    if not {"operations", "operations.py", "merging.py"} & set(each.path.parts):
        return set()
    calls = [node for node in ast.walk(each.tree) if isinstance(node, ast.Call)]
    values = [value for call in calls for value in (*call.args, *(k.value for k in call.keywords))]
    texts = {value.value for value in values if isinstance(value, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and ACT.fullmatch(text)}


def _unknown_actions(found: set[str]) -> set[str]:
    log_actions.scan_for_actions()
    known = {action for action, *_ in log_actions.get_choices()}
    return found - known


def test_every_act_that_is_logged_has_a_name(db, covered):
    """An unregistered action is refused by Wagtail at run time: the page answers 500."""
    found = {action for each in modules for action in _log_actions(each)}
    covered(f"{len(found)} actions")
    assert len(found) > 5
    assert _unknown_actions(found) == set()
    assert _unknown_actions({"courses.nobody_named_this"})
