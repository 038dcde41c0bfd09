"""The site that `make docs` builds: every page is in it, once, and it needs nothing from elsewhere.

Its building needs MkDocs, which `make docs` and `make install-test` install.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_hooks import BESIDE, with_links_of_the_site
from tests.guards.repository import ROOT

CONFIG = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
PAGES = {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs").rglob("*.md")}


def _named(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        [place] = entry.values()
        if isinstance(place, str):
            yield place
        else:
            yield from _named(place)


def _astray(nav: list[Any], pages: set[str]) -> list[str]:
    """Pages that the navigation lacks or names twice, and what it names that is no page."""
    named = list(_named(nav))
    twice = [name for name in named if named.count(name) > 1]
    return sorted({*(pages ^ set(named)), *twice})


def test_every_page_stands_in_the_navigation(covered):
    covered(f"{len(PAGES)} pages in docs/ and {len(BESIDE)} beside it")
    assert len(PAGES) > 25
    assert _astray(CONFIG["nav"], PAGES | BESIDE.keys()) == []
    assert [name for name in BESIDE.values() if not (ROOT / name).exists()] == []


def test_a_page_that_is_astray_is_found():
    nav = [{"A": "a.md"}, {"More": [{"B": "b.md"}, {"A": "a.md"}]}, {"C": "c.md"}]
    assert _astray(nav, {"a.md", "b.md", "d.md"}) == ["a.md", "c.md", "d.md"]


def test_nothing_is_asked_of_others():
    assert CONFIG["theme"]["font"] is False
    assert not {"extra_css", "extra_javascript", "repo_url"} & CONFIG.keys()
    assert [list(each) if isinstance(each, dict) else each for each in CONFIG["plugins"]] == [
        ["search"]
    ]
    assert all(check == "warn" for kind in CONFIG["validation"].values() for check in kind.values())


def test_links_lead_where_the_site_has_the_page():
    text = "[a](../SECURITY.md#times) [b](api.md) [c](https://d.example) [e](#f)"
    assert with_links_of_the_site(text, "index.md") == (
        "[a](security.md#times) [b](api.md) [c](https://d.example) [e](#f)"
    )
    assert with_links_of_the_site("[a](../api.md#b)", "parts/agents.md") == "[a](../api.md#b)"
    assert with_links_of_the_site("[a](docs/api.md)", "security.md") == "[a](api.md)"


def _pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text(), re.MULTILINE))


def test_what_builds_it_is_pinned_and_fits_the_rest():
    """All of them are installed into one environment."""
    docs, ours = (
        _pins("requirements-docs.txt"),
        _pins("requirements-dev.txt") | _pins("requirements.txt"),
    )
    assert {"mkdocs", "mkdocs-material"} <= docs.keys()
    assert {
        name: (docs[name], ours[name]) for name in docs.keys() & ours if docs[name] != ours[name]
    } == {}


def _read_otherwise(text: str) -> list[str]:
    """Lists that the hosts of repositories show and Python-Markdown does not: without an empty line
    before, or set in by less than four."""
    plain = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    item = r"(?:[-*]|\d+\.) "
    close = re.findall(rf"^ {{1,3}}{item}.*", plain, re.MULTILINE)
    return close + re.findall(rf"^(?!{item})\S.*\n{item}.*", plain, re.MULTILINE)


def test_a_document_is_read_alike_in_the_repository_and_in_the_site():
    paths = [*(ROOT / "docs" / page for page in PAGES), *(ROOT / name for name in BESIDE.values())]
    assert {
        path.name: found for path in paths if (found := _read_otherwise(path.read_text()))
    } == {}
    assert _read_otherwise("Words:\n- one\n") == ["Words:\n- one"]
    assert _read_otherwise("1. one\n   - two\n") == ["   - two"]
    assert _read_otherwise("Words:\n\n- one\n- two\n  more\n\n1. a\n    - b\n") == []


# Built

ALONE = """import socket
def refuse(*args, **kwargs): raise OSError("no network while the documents are built")
socket.socket.connect = socket.getaddrinfo = refuse
"""


def _build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Without the network, as the target does it."""
    alone = folder / "alone"
    alone.mkdir(exist_ok=True)
    (alone / "sitecustomize.py").write_text(ALONE)
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(alone), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("mkdocs.yml", "mkdocs_hooks.py", *BESIDE.values()):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    return tmp_path


class _Loaded(HTMLParser):
    """What a browser fetches to show a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img", "iframe", "source"}:
            self.found.append(given.get("src") or "")
        elif tag == "link":
            self.found.append(given.get("href") or "")


def _elsewhere(html: str) -> list[str]:
    reader = _Loaded()
    reader.feed(html)
    return [each for each in reader.found if re.match(r"(https?:)?//", each)]


@pytest.mark.install
def test_the_site_of_documents_is_built(copy):
    done = _build(copy)
    assert done.returncode == 0, done.stdout + done.stderr
    built = {
        path.relative_to(copy / "var/docs"): path for path in (copy / "var/docs").rglob("*.html")
    }
    assert {Path(page).with_suffix(".html") for page in PAGES | BESIDE.keys()} <= built.keys()
    assert {
        str(name): found for name, path in built.items() if (found := _elsewhere(path.read_text()))
    } == {}
    assert (
        _elsewhere('<link href="https://fonts.example/x.css"><script src="//cdn.example/y.js">')
        != []
    )
    sheets = (path.read_text() for path in (copy / "var/docs").rglob("*.css"))
    assert not any(re.search(r"(@import|url\()\s*[\"']?https?:", each) for each in sheets)


@pytest.mark.install
@pytest.mark.parametrize(
    "fault", ["[a](nowhere.md)", "[a](api.md#nowhere)", "[a](/api.html)", "![a](pictures/no.png)"]
)
def test_a_planted_link_to_nowhere_stops_the_build(copy, fault):
    with (copy / "docs" / "plugins.md").open("a") as page:
        page.write(f"\n{fault}\n")
    done = _build(copy)
    assert done.returncode != 0
    assert "strict mode" in done.stdout + done.stderr  # by --quiet nothing would be counted


@pytest.mark.install
def test_a_planted_page_beside_the_navigation_stops_the_build(copy):
    (copy / "docs" / "lost.md").write_text("# Lost\n")
    assert _build(copy).returncode != 0
