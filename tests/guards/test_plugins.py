"""Guard 8, what can be seen without a stranger's site: the plugins lean on nothing of ours.

That templates, migrations and relations only look down is held in `test_structure.py`; that the
plugins run in another site, in `tests/plugins/`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import global_settings
from django.contrib.auth import get_user_model
from django.db import models

from tests.guards import repository
from tests.guards.repository import ROOT, Module

PLUGINS = (
    "foundation",
    "agents",
    "scheduling",
    "credentials",
    "courses",
    "assessments",
    "innovations",
    "mentoring",
)
WITHOUT_COURSES = {"foundation", "agents", "scheduling", "innovations", "mentoring"}
OURS_ALONE = {"home", "demo", "config", "tests"}
NOT_IN_THE_WHEEL = {"foundation/catalogues.py", "foundation/supervisor.py"}
COMMANDS_OF_THE_REPOSITORY = {"messages.py", "serve.py"}

modules = [
    Module(path)
    for plugin in PLUGINS
    for path in sorted((ROOT / plugin).rglob("*.py"))
    if str(path.relative_to(ROOT)) not in NOT_IN_THE_WHEEL
    and path.name not in COMMANDS_OF_THE_REPOSITORY
]


def _names_of_imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _imports_of_ours(each: Module) -> list[str]:
    """Also in migrations, which the import contracts do not read."""
    return [
        f"{each.name}: {name}"
        for name in _names_of_imports(each.tree)
        if name.split(".")[0] in OURS_ALONE
    ]


def _fault(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Module:
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    path = tmp_path / "fault.py"
    path.write_text(text)
    return Module(path)


def test_no_plugin_imports_our_site(tmp_path, monkeypatch, covered):
    covered(f"{len(modules)} modules of plugins")
    assert [name for each in modules for name in _imports_of_ours(each)] == []
    assert _imports_of_ours(_fault(tmp_path, "from home.models import Picture\n", monkeypatch))


def _imports_of_courses(each: Module) -> list[str]:
    return [
        f"{each.name}: {name}"
        for name in _names_of_imports(each.tree)
        if name.split(".")[0] == "courses"
    ]


def test_mentoring_does_without_courses(tmp_path, monkeypatch, covered):
    """Code and migrations; templates and relations are held in `test_structure.py`."""
    found = [each for each in modules if each.name.split("/")[0] in WITHOUT_COURSES]
    covered(f"{len(found)} modules of plugins that do without courses")
    assert len(found) > 100
    assert [name for each in found for name in _imports_of_courses(each)] == []
    assert _imports_of_courses(_fault(tmp_path, "import courses.models\n", monkeypatch))


def _users_of_ours(each: Module) -> list[str]:
    """Where the user model of this site is named instead of the setting."""
    texts = {"agents.User", "agents.user"}
    found = [
        f"{each.name}:{node.lineno}"
        for node in ast.walk(each.tree)
        if (isinstance(node, ast.Constant) and node.value in texts)
        or (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("agents.models")
            and any(alias.name in {"User", "UserManager"} for alias in node.names)
        )
    ]
    return [] if each.name in {"agents/models/__init__.py", "agents/models/users.py"} else found


def test_no_plugin_names_the_user_model_of_this_site(tmp_path, monkeypatch):
    assert [name for each in modules for name in _users_of_ours(each)] == []
    assert _users_of_ours(_fault(tmp_path, "from agents.models import User\n", monkeypatch))
    assert _users_of_ours(_fault(tmp_path, "x = Key('agents.User')\n", monkeypatch))


def _settings_without_default(each: Module) -> list[str]:
    """`settings.X` that Django itself does not define: a stranger has not set it."""
    return [
        f"{each.name}:{node.lineno} {node.attr}"
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "settings"
        and node.attr.isupper()
        and not hasattr(global_settings, node.attr)
        and node.attr != "WAGTAIL_PAGE_MODEL"  # Wagtail sets it, in every site
    ]


def test_every_setting_of_a_plugin_has_a_default(tmp_path, monkeypatch):
    assert [name for each in modules for name in _settings_without_default(each)] == []
    fault = "from django.conf import settings\nx = settings.BASE_URL\n"
    assert _settings_without_default(_fault(tmp_path, fault, monkeypatch))


def test_labels_are_the_names_of_the_packages_and_keys_are_stated():
    """A site with 32-bit keys would otherwise find changes that no migration of ours has."""
    for plugin in PLUGINS:
        config = apps.get_app_config(plugin)
        assert config.label == config.name == plugin
        assert "default_auto_field" in vars(type(config)), plugin
        assert config.default_auto_field == "django.db.models.BigAutoField"


def _swappable() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for plugin in PLUGINS
        for model in apps.get_app_config(plugin).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is get_user_model()
    }


def test_relations_to_accounts_are_by_the_setting(covered):
    """What the migrations write is the setting when the model said so."""
    found = _swappable()
    covered(f"{len(found)} relations to accounts")
    assert "agents.Person.user" in found
    for plugin in PLUGINS:
        for path in (ROOT / plugin / "migrations").glob("0*.py"):
            assert "to='agents.user'" not in path.read_text().lower(), path


# Names of views, or paths, of somebody's sign-in: a site that has another would show a dead link, or
# fail. `foundation.sign_in` asks the settings.
_DOORS = re.compile(
    r"""["'](?:account|mfa|socialaccount|usersessions)_\w+["']"""
    r"""|{%-?\s*url\s+["'](?:\w+:)?(?:log_?(?:in|out)|sign_?(?:in|out|up))["']"""
    r"""|["'](?:wagtailadmin|wagtailcore|admin)[_:]log(?:in|out)["']"""
    r"""|/(?:accounts|akun|admin|cms)/(?:log_?(?:in|out)|sign_?up)"""
    r"""|{%-?\s*load[^%]*\ballauth\b"""
)


def test_no_template_of_a_plugin_names_a_sign_in(covered):
    texts = {
        path: path.read_text()
        for path in repository.templates()
        if repository.app_of(path) in PLUGINS
    }
    covered(f"{len(texts)} templates of plugins without a sign-in of their own")
    assert len(texts) > 100
    assert {str(path): _DOORS.findall(text) for path, text in texts.items()} == {
        str(path): [] for path in texts
    }


@pytest.mark.parametrize(
    "fault",
    [
        "{% url 'account_reset_password' %}",
        '{% url "account_login" as login_url %}',
        '{%url "mfa_index"%}',
        "{% url 'login' %}",
        '{% url "wagtailadmin_login" %}',
        '<a href="/akun/login/?next=/">',
        "{% load allauth i18n %}",
    ],
)
def test_a_planted_sign_in_is_found(fault):
    assert _DOORS.search(fault)
    assert not _DOORS.search('{% include "foundation/site/account_menu.html" %} account_name')


_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
_EXTENDS_BASE = re.compile(r"{%\s*extends\s+base_template")


def _blocks_of_frame() -> set[str]:
    return set(_BLOCK.findall((ROOT / "foundation/templates/foundation/base.html").read_text()))


def _unknown_blocks(text: str) -> set[str]:
    """Blocks that a page fills and no frame has: what they hold would be lost."""
    own = set(re.findall(r"{% block (\w+) %}{% endblock", text))
    return set(_BLOCK.findall(text)) - _blocks_of_frame() - own


def test_pages_fill_only_blocks_that_the_frame_has(covered):
    texts = {
        path: path.read_text()
        for path in repository.templates()
        if repository.app_of(path) in PLUGINS and _EXTENDS_BASE.search(path.read_text())
    }
    covered(f"{len(texts)} templates in the frame")
    loose = {str(path): _unknown_blocks(text) for path, text in texts.items()}
    # Offered by templates that stand in the frame to those that extend them.
    nested = {
        f"kl_{name}" for name in ("back_label", "back_url", "crumb", "more", "rows", "submit")
    }
    nested |= {"kl_error_actions", "kl_error_text"}
    assert {name: found - nested for name, found in loose.items() if found - nested} == {}
    assert _unknown_blocks("{% block sidebar %}x{% endblock %}") == {"sidebar"}


def test_the_documentation_names_every_block():
    text = (ROOT / "docs" / "look.md").read_text()
    frame = _blocks_of_frame() - {"kl_header", "kl_footer", "kl_messages", "kl_main"}
    assert {block for block in frame if f"`{block}`" not in text} == set()
    assert "`kl_sidebar`" not in text
