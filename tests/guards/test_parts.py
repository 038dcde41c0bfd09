"""What the parts say of their needs is true: of apps, of packages, and of the extras of the wheel."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

import pytest
from django.apps import apps

from foundation.plugins.config import PluginConfig
from tests.guards.repository import ROOT, Module
from tests.guards.test_plugins import PLUGINS, _names_of_imports, modules

# What modules import that a site names in its settings when it wants them, and the extra that has it.
BY_NAME = {
    "allauth": "doors",
    "channels": "live",
    "psycopg": "site",
    "redis": "redis",
    "django_tasks_db": "site",
}
# Dependencies of Wagtail and Django.
WITH_WAGTAIL = {
    *("PIL", "asgiref", "django", "django_filters", "modelcluster", "taggit", "treebeard"),
    *("modelsearch", "pillow_heif", "rest_framework", "wagtail"),
}


def _config(plugin: str) -> PluginConfig:
    config = apps.get_app_config(plugin)
    assert isinstance(config, PluginConfig)
    return config


def _below(plugin: str) -> set[str]:
    """The plugins that it needs, and those that they need."""
    needed = {name for name in _config(plugin).needs if name in PLUGINS}
    return needed.union(*map(_below, needed)) if needed else set()


def _imported(of: list[Module]) -> Iterator[str]:
    for each in of:
        yield from (name.split(".")[0] for name in _names_of_imports(each.tree))


def _modules(plugin: str) -> list[Module]:
    return [each for each in modules if each.name.split("/")[0] == plugin]


def _packages(plugin: str) -> set[str]:
    found = set(_imported(_modules(plugin))) - sys.stdlib_module_names - WITH_WAGTAIL
    return {name for name in found if name and name not in PLUGINS} - set(BY_NAME)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_part_needs_the_parts_that_it_imports_and_no_other(plugin):
    imported = (set(_imported(_modules(plugin))) & set(PLUGINS)) - {plugin}
    assert {name for name in _config(plugin).needs if name in PLUGINS} == imported


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_part_names_the_packages_that_it_imports(plugin, covered):
    found = _packages(plugin)
    below = {name for each in _below(plugin) for name in _config(each).packages}
    covered(f"{plugin}: {', '.join(sorted(found)) or 'no package of its own'}")
    assert found - below == set(_config(plugin).packages) - below


def _project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def _brought_by(extra: str) -> set[str]:
    """Distributions, with those of the extras that it names."""
    found = set()
    for line in _project()["optional-dependencies"][extra]:
        name, inner = re.match(r"([\w-]+)(?:\[([\w,-]+)\])?", line).groups()
        if name == "klinik-inoba":
            found |= set().union(*map(_brought_by, inner.split(",")))
        else:
            found.add(name.lower())
    return found


def _always() -> set[str]:
    return {re.match(r"[\w-]+", line)[0].lower() for line in _project()["dependencies"]}


def test_the_wheel_has_an_extra_for_each_part():
    extras = _project()["optional-dependencies"]
    assert set(PLUGINS) - {"foundation"} | {"doors", "live", "redis"} <= set(extras)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_an_extra_brings_what_its_part_imports(plugin):
    names = packages_distributions()
    for each in (plugin, *_below(plugin)):
        for package, extra in _config(each).packages.items():
            distributions = {name.lower() for name in names[package]}
            assert distributions & (_brought_by(extra) if extra else _always()), package
            if plugin != "foundation":
                assert distributions & (_brought_by(plugin) | _always()), package


@pytest.mark.parametrize(("package", "extra"), BY_NAME.items())
def test_what_a_site_names_in_its_settings_has_an_extra(package, extra):
    distributions = {name.lower() for name in packages_distributions()[package]}
    assert distributions & _brought_by(extra)
