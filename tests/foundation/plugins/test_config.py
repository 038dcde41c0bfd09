"""Half a plugin does not start, and says in one sentence what is missing."""

import pytest
import wagtail
from django.apps import apps
from django.apps.registry import Apps
from django.core.exceptions import ImproperlyConfigured

from foundation.plugins.config import OLDEST_WAGTAIL, PluginConfig, plugins
from tests.databases import ROOT

NEEDS = [(each.name, need) for each in plugins() for need in each.needs]


def _start(*names: str) -> str:
    """What a site with these apps is told; empty where it starts."""
    try:
        Apps(names)
    except ImproperlyConfigured as refusal:
        return str(refusal)
    return ""


def test_every_app_of_ours_says_what_it_needs():
    names = {each.name for each in plugins()}
    assert {"foundation", "agents", "courses", "mentoring", "home"} <= names
    assert all(each.needs for each in plugins())


@pytest.mark.parametrize(("name", "need"), NEEDS, ids=" without ".join)
def test_an_app_refuses_to_start_without_another(name, need):
    others = [each for each in apps.get_app_config(name).needs if each != need]
    refusal = f"{name} needs {need}: add it to INSTALLED_APPS."
    # Of an app of ours below it, the one that is missing may be needed too: it is asked in its turn.
    assert _start(name, *others) == refusal


def test_several_are_named_at_once():
    told = "mentoring needs innovations, scheduling, agents and foundation: add them to INSTALLED_APPS."
    assert _start("mentoring") == told


@pytest.mark.parametrize(
    ("extra", "wanted"), [("doors", '"klinik-inoba[doors]"'), ("", "klinik-inoba")]
)
def test_an_app_refuses_to_start_without_a_package(extra, wanted):
    config = PluginConfig("agents", apps.get_app_config("agents").module)
    config.apps = apps
    config.packages = {"a_package_of_nobody": extra}
    with pytest.raises(ImproperlyConfigured) as refusal:
        config.import_models()
    told = f"agents needs the package a_package_of_nobody: pip install {wanted}."
    assert str(refusal.value) == told


@pytest.mark.parametrize(
    ("there", "told"), [((8, 0, 0), True), ((7, 4, 2), True), ((8, 0, 1), False)]
)
def test_an_app_refuses_to_start_with_an_older_wagtail(monkeypatch, there, told):
    monkeypatch.setattr(wagtail, "VERSION", (*there, "final", 1))
    monkeypatch.setattr(wagtail, "__version__", ".".join(map(str, there)))
    refusal = _start("foundation")
    cure = f'not {wagtail.__version__}: pip install "wagtail>=8.0.1".'
    assert (refusal == f"foundation needs Wagtail 8.0.1 or newer, {cure}") is told


def test_the_oldest_wagtail_is_the_one_that_the_wheel_asks_for():
    asked = (ROOT / "pyproject.toml").read_text()
    assert f'"wagtail>={".".join(map(str, OLDEST_WAGTAIL))},<' in asked
