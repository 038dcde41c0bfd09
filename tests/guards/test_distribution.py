"""What the package index shows of the wheel: versions, addresses, a README whose pictures it finds."""

import json
import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet
from trove_classifiers import classifiers as known

from foundation.plugins.config import plugins
from hatch_build import with_whole_addresses
from tests.guards.repository import ROOT

ADDRESSES = {"Homepage", "Documentation", "Source", "Issues", "Changelog", "Security"}
# Which Python a Django asks for at least, and what runs here at most.
PAIRS = {"5.2": ("3.11", "3.12", "3.13"), "6.0": ("3.12", "3.13"), "6.1": ("3.12", "3.13")}
RELATIVE = re.compile(r'(?:\]\(|src=")(?!https?://|#)')


@pytest.fixture(scope="module")
def metadata() -> dict[str, Any]:
    """As hatchling writes it into the wheel."""
    command = [sys.executable, "-m", "hatchling", "metadata"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def _classified(beginning: str, classifiers: list[str]) -> set[str]:
    return {
        each.removeprefix(f"{beginning} :: ")
        for each in classifiers
        if re.fullmatch(rf"{re.escape(beginning)} :: \d+\.\d+", each)
    }


def _allowed(name: str) -> SpecifierSet:
    [line] = [each for each in _project()["dependencies"] if re.match(rf"{name}\W", each)]
    return SpecifierSet(line.removeprefix(name))


def test_classifiers_are_known_and_say_what_the_ranges_say(metadata, covered):
    given = metadata["classifiers"]
    covered(f"{len(given)} classifiers")
    assert [each for each in given if each not in known] == []
    pythons, djangos = (
        _classified(each, given)
        for each in ("Programming Language :: Python", "Framework :: Django")
    )
    assert djangos == set(PAIRS)
    assert pythons == {python for each in PAIRS.values() for python in each}
    asked = SpecifierSet(_project()["requires-python"])
    assert {f"3.{n}" for n in range(9, 20) if f"3.{n}" in asked} == pythons
    # 5.2 begins with a version in which its faults are mended.
    released = ["5.1.9", "5.2.0", "5.2.19", "6.0.0", "6.1.3", "6.2.0", "7.0.0"]
    assert [each for each in released if each in _allowed("Django")] == released[2:5]
    assert "Framework :: Wagtail :: 8" in given
    assert "8.0.1" in _allowed("wagtail")
    assert "7.9" not in _allowed("wagtail")


@pytest.mark.parametrize("name", ["README.md", "docs/plugins.md"])
def test_the_documents_say_which_pairs_are_meant(name):
    """A row for each Django: its Pythons, Wagtail and databases."""
    rows = re.findall(
        r"^\| (\d\.\d) \| ([\d. to,]+) \| 8\.0.* \| PostgreSQL.*SQLite", _text(name), re.MULTILINE
    )
    assert dict(rows) == {
        django: f"{pythons[0]} to {pythons[-1]}" if len(pythons) > 2 else ", ".join(pythons)
        for django, pythons in PAIRS.items()
    }


def _text(name: str) -> str:
    return (ROOT / name).read_text()


def test_six_addresses_stand_there_and_operations_tell_to_fill_them(metadata):
    assert metadata["urls"].keys() == ADDRESSES
    assert all(each.startswith("https://") for each in metadata["urls"].values())
    told = _text("docs/operations.md").partition("## Publishing a release")[2]
    assert [name for name in ADDRESSES if f"| `{name}` |" not in told] == []


def test_the_readme_of_the_package_has_whole_addresses(metadata):
    shown = metadata["readme"]["text"]
    assert RELATIVE.findall(shown) == []
    assert RELATIVE.findall(_text("README.md"))
    source, version = metadata["urls"]["Source"], metadata["version"]
    assert f'src="{source}/raw/v{version}/docs/pictures/' in shown
    assert f"]({source}/blob/v{version}/docs/plugins.md)" in shown


def test_an_address_that_is_whole_stays():
    text = (
        '[a](docs/a.md#b) [c](https://d.example) [e](#f) <img src="g.webp"> <img src="https://h/i">'
    )
    assert with_whole_addresses(text, "https://s.example/", "v1") == (
        "[a](https://s.example/blob/v1/docs/a.md#b) [c](https://d.example) [e](#f) "
        '<img src="https://s.example/raw/v1/g.webp"> <img src="https://h/i">'
    )


def test_every_part_says_that_it_is_typed():
    """`tests/plugins/test_wheel.py` holds that the wheel brings every file."""
    promised = [each for each in plugins() if each.is_promised]
    assert len(promised) == 8
    assert [each.name for each in promised if not (ROOT / each.name / "py.typed").exists()] == []
