"""The pages for integrators have all there is: settings with their defaults, addresses, commands, elements."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver

from foundation.plugins.config import plugins
from tests.guards.repository import ROOT, Module
from tests.guards.test_plugins import COMMANDS_OF_THE_REPOSITORY, PLUGINS, modules

DOCS = ROOT / "docs"
REFERENCE = (DOCS / "settings.md").read_text()
OURS = re.compile(rf"(?:{'|'.join(PLUGINS).upper()})_[A-Z_]+")
# A switch of the demonstration, which no other site wants.
OF_THE_DEMONSTRATION = {"FOUNDATION_DEMO"}
# Read to make a default of another.
OF_THE_SITE = {"BASE_DIR", "WAGTAILADMIN_BASE_URL"}


def _rows(text: str) -> dict[str, str]:
    """Settings and what stands as their default."""
    return dict(re.findall(r"^\| `([A-Z_]+)` \| `([^`]+)` \|", text, re.MULTILINE))


def _read_by(found: list[Module]) -> set[str]:
    """Settings by our names anywhere in the code, and whatever an `app_settings` reads."""
    names: set[str] = set()
    for each in found:
        own = each.path.name == "app_settings.py"
        for node in ast.walk(each.tree):
            if isinstance(node, ast.Constant) and OURS.fullmatch(str(node.value)):
                names.add(node.value)
            elif own and isinstance(node, ast.Call) and getattr(node.func, "id", "") == "getattr":
                names.add(ast.literal_eval(node.args[1]))
    return names - OF_THE_DEMONSTRATION - OF_THE_SITE


def _properties() -> Iterator[tuple[Any, str, str]]:
    """Of each plugin: its settings, a property, and the setting that it reads first."""
    for plugin in PLUGINS:
        path = ROOT / plugin / "app_settings.py"
        if not path.exists():
            continue
        app_settings = import_module(f"{plugin}.app_settings").app_settings
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                [first, *_] = re.findall(
                    r'getattr\(\s*settings, "(\w+)"', ast.unparse(node).replace("'", '"')
                )
                if first not in OF_THE_DEMONSTRATION:
                    yield app_settings, node.name, first


def _is_default(value: object, shown: str) -> bool:
    """What the document shows is Python, with the site's own folder and address."""
    names = {"timedelta": timedelta, "BASE_DIR": Path("/srv/site")}
    names["WAGTAILADMIN_BASE_URL"] = "https://site.example"
    return bool(eval(shown, {}, names) == value)  # noqa: S307  (our own document)


def test_every_setting_is_in_the_reference_with_its_default(settings, covered):
    rows = _rows(REFERENCE)
    read = _read_by(modules)
    covered(f"{len(rows)} settings of plugins")
    assert read - rows.keys() == set()
    assert rows.keys() - read == {"LOGIN_URL"}  # Django's, which has its default itself
    settings.BASE_DIR = Path("/srv/site")
    settings.WAGTAILADMIN_BASE_URL = "https://site.example"
    wrong = {}
    for app_settings, name, setting in _properties():
        if hasattr(settings, setting):
            delattr(settings, setting)
        if not _is_default(getattr(app_settings, name), rows[setting]):
            wrong[setting] = getattr(app_settings, name)
    assert wrong == {}


def test_a_planted_setting_and_a_planted_default_are_found(tmp_path: Path, monkeypatch):
    path = tmp_path / "app_settings.py"
    path.write_text("x = getattr(settings, 'LATE_URL', '')\ny = 'COURSES_PLANTED'\nz = 'COURSES'\n")
    monkeypatch.setattr("tests.guards.repository.ROOT", tmp_path)
    assert _read_by([Module(path)]) == {"LATE_URL", "COURSES_PLANTED"}
    assert _rows(REFERENCE)["COURSES_YEARLY_JP"] == "20"
    assert _is_default(20, "20")
    assert not _is_default(24, "20")
    assert not _is_default(timedelta(days=2), "timedelta(days=1)")
    without = re.sub(r"^\| `COURSES_YEARLY_JP`.*\n", "", REFERENCE, flags=re.MULTILINE)
    assert _rows(REFERENCE).keys() - _rows(without).keys() == {"COURSES_YEARLY_JP"}


# One page for each part


def _page(plugin: str) -> str:
    return (DOCS / "parts" / f"{plugin}.md").read_text()


def _routes(patterns: list[Any], before: str = "/") -> Iterator[tuple[str, str]]:
    """Address and name of each view."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, f"{before}{each.pattern}")
        elif isinstance(each, URLPattern):
            yield re.sub(r"<\w+:", "<", f"{before}{each.pattern}"), str(each.name)


def _unnamed(routes: list[tuple[str, str]], text: str) -> list[str]:
    """Views that stand in no row of an address with which theirs begins, and rows of no view."""
    rows = re.findall(r"^\| `(/[^`]*)` \| ([^|]+) \|", text, re.MULTILINE)
    placed = {
        (address, name)
        for address, names in rows
        for name in re.findall(r"`(?:\w+:)?(\w+)`", names)
    }
    lost = [
        name
        for route, name in routes
        if not any(name == one and _begins(route, at) for at, one in placed)
    ]
    known = {name for _, name in routes}
    return lost + sorted(name for _, name in placed if name not in known)


def _begins(route: str, address: str) -> bool:
    """Placeholders go by any name."""
    plain = (re.sub(r"<\w+>", "<>", each) for each in (route, address))
    return next(plain).startswith(next(plain))


def _absent(plugin: str, text: str) -> list[str]:
    urls = import_module(f"{plugin}.urls")
    found = _unnamed(list(_routes(urls.urlpatterns)), text)
    commands = {path.name for path in (ROOT / plugin / "management" / "commands").glob("[a-z]*.py")}
    names = [Path(name).stem for name in sorted(commands - COMMANDS_OF_THE_REPOSITORY)]
    found += [name for name in names if f"`{name}`" not in text.partition("## Commands")[2]]
    [config] = [each for each in plugins() if each.name == plugin]
    found += [name for name in config.needs if name in PLUGINS and f"`{name}`" not in text]
    prefix = f"{plugin.upper()}_"
    return (
        found
        + [
            prefix for _, _, name in _properties() if name.startswith(prefix) and prefix not in text
        ][:1]
    )


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_page_of_a_part_has_all_of_it(plugin):
    assert _absent(plugin, _page(plugin)) == []


def test_what_a_page_of_a_part_lacks_is_found():
    text = _page("courses")
    for gone in ("`courses:history`", "`completion_report`", "`agents`"):
        assert _absent("courses", text.replace(gone, "")) != []
    moved = text.replace("| `/belajar/riwayat/` |", "| `/belajar/lain/` |")
    assert _absent("courses", moved) == ["history"]
    assert _absent(
        "courses", text.replace("`courses:withdraw`", "`courses:withdraw`, `courses:no`")
    ) == ["no"]


# Elements


def _unlisted(text: str) -> list[str]:
    folder = ROOT / "foundation" / "templates"
    paths = (
        path
        for kind in ("components", "forms")
        for path in (folder / "foundation" / kind).glob("*.html")
    )
    names = sorted(str(path.relative_to(folder)) for path in paths)
    assert len(names) > 20
    return [name for name in names if f"| `{name}` |" not in text]


def test_every_element_is_listed():
    text = (DOCS / "look.md").read_text()
    assert _unlisted(text) == []
    assert _unlisted(text.replace("| `foundation/components/card.html` |", "")) == [
        "foundation/components/card.html"
    ]
