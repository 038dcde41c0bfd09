"""Guard: the look of our pages neither touches a host's page nor is touched by it.

Sheets stand below `.klinik` with the prefix `kl-`, outside cascade layers; classes and blocks of
templates carry the prefix. What Chromium makes of it is seen in tests/browser/test_frames.py.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards import repository
from tests.guards.repository import ROOT
from tests.guards.test_plugins import PLUGINS

# The registry and the question bank stand in Wagtail's admin, and look like it.
OF_THE_ADMIN = (
    *("agents/registry", "agents/staff_import", "agents/decree_lists"),
    *("assessments/bank", "assessments/exchange"),
)
OF_THE_HOST = {"title", "content", "extra_css"}  # what foundation/frames/ fills
_TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
_CLASSES = re.compile(r"(?<![\w-])class=\"((?:{%.*?%}|{{.*?}}|[^\"])*)\"", re.DOTALL)


def _sheets() -> list[Path]:
    found = [path for plugin in PLUGINS for path in (ROOT / plugin / "static").rglob("*.css")]
    return [path for path in found if path.name not in {"registry.css", "bank.css"}]


def _templates() -> list[Path]:
    return [
        path
        for path in repository.templates()
        if repository.app_of(path) in PLUGINS
        and not any(f"templates/{each}/" in path.as_posix() for each in OF_THE_ADMIN)
    ]


def _selectors(css: str) -> Iterator[str]:
    """Of all rules, whatever condition they stand in; steps of an animation apart."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    bare = re.sub(r"@keyframes [^{]+{(?:[^{}]*{[^{}]*})*\s*}", "", bare)
    for prelude in re.findall(r"([^{};]+){", bare):
        if not prelude.strip().startswith("@"):
            yield from _parts(prelude)


def _parts(prelude: str) -> list[str]:
    """Those between commas, not the ones within `:where(…)`."""
    parts, depth = [""], 0
    for sign in prelude:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [" ".join(part.split()) for part in parts]


def faults_of_sheet(css: str) -> list[str]:
    loose = [
        each
        for each in _selectors(css)
        if not re.match(r"\.klinik(?![\w-])", each)
        or re.search(r"\.(?!kl-|klinik\b)[a-z_-]", re.sub(r'"[^"]*"', "", each))
    ]
    layers = re.findall(r"@layer[^;{]*|:root", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    properties = re.findall(r"(?<![\w-])--(?!kl-|bs-)[a-z][\w-]*", css)
    names = re.findall(r"@keyframes (?!kl-)\S+", css)
    return [*loose, *layers, *properties, *names]


def faults_of_template(text: str) -> list[str]:
    found = []
    for value in _CLASSES.findall(text):
        # A tag may end a name, `kl-badge--{{ tone }}`: what follows one belongs to it.
        words = _TAG.sub(
            "\0", re.sub(r"(?<=[-_]){%.*?%}[\w-]*(?:{%.*?%}[\w-]*)*", "", value)
        ).split()
        found += [word for word in words if _is_loose(word)]
    return found + [
        f"block {name}"
        for name in re.findall(r"{%-?\s*block\s+(\w+)", text)
        if not name.startswith("kl_")
    ]


def _is_loose(word: str) -> bool:
    return any(
        part and not part.startswith("kl-") and part != "klinik" for part in word.split("\0")[:1]
    )


def test_sheets_reach_nothing_of_a_host(covered):
    faults = {str(path): faults_of_sheet(path.read_text()) for path in _sheets()}
    covered(f"{len(faults)} sheets")
    assert faults
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    "fault",
    [
        "a { color: red }",
        ".klinik a, h1 { color: red }",
        ".button { color: red }",
        ".klinik .button { color: red }",
        "@media print { body { color: red } }",
        "@layer base { .klinik a { color: red } }",
        ":root { --kl-ink: red }",
        ".klinik { --ink: red }",
        ".klinik a { color: var(--ink) }",
        ".klinikum a { color: red }",
        "@keyframes in { from { top: 0 } }",
    ],
)
def test_a_planted_rule_is_found(fault):
    assert faults_of_sheet(fault)


@pytest.mark.parametrize(
    "rule",
    [
        ".klinik { color: red }",
        ".klinik:where(:not([data-theme='light'])) .kl-a, .klinik :where(a, h1.kl-b) { color: red }",
        "@media print { .klinik .kl-a { color: var(--kl-ink) } }",
        "@keyframes kl-in { from { top: 0 } to { top: 1px } } .klinik .kl-b { top: 0.5rem }",
        "/* .button, body */ .klinik .kl-b[href$='.pdf'] { top: 0 }",
    ],
)
def test_a_rule_that_keeps_to_itself_is_none(rule):
    assert faults_of_sheet(rule.replace("'", '"')) == []


def test_templates_carry_the_prefix(covered):
    texts = {str(path): path.read_text() for path in _templates()}
    covered(f"{len(texts)} templates")
    faults = {path: faults_of_template(text) for path, text in texts.items()}
    frames = "/foundation/frames/"
    for path, found in faults.items():
        hosts = {f"block {name}" for name in OF_THE_HOST} if frames in path else set()
        faults[path] = [each for each in found if each not in hosts]
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<p class="lead">', ["lead"]),
        ('<p class="kl-lead muted">', ["muted"]),
        ("{% block content %}{% endblock %}", ["block content"]),
        ('<p class="kl-badge{% if tone %} kl-badge--{{ tone }}{% endif %}">', []),
        ('<p class="kl-a--{% if x %}now{% else %}then{% endif %}">', []),
        ('<p class="kl-a{% if x %} badge{% endif %}">', ["badge\0"]),
        ('<div class="klinik kl-embedded {% block kl_frame_class %}{% endblock %}">', []),
    ],
)
def test_a_planted_class_or_block_is_found(text, found):
    assert faults_of_template(text) == found


def test_every_class_of_a_sheet_is_worn_by_something(covered):
    worn = " ".join(path.read_text() for path in [*_templates(), *_scripts()])
    worn += " ".join(path.read_text() for path in (ROOT / "site/templates").rglob("*.html"))
    named = {
        name
        for path in _sheets()
        for each in _selectors(path.read_text())
        for name in re.findall(r"\.(kl-[\w-]+)", each)
    }
    covered(f"{len(named)} classes")
    # A modifier may be put together of two halves.
    lost = {name for name in named if name not in worn and name.split("--")[0] + "--" not in worn}
    assert lost == set()


def _scripts() -> list[Path]:
    return [
        path
        for plugin in (*PLUGINS, "home")
        for kind in ("*.js", "*.py", "*.html")
        for path in (ROOT / plugin).rglob(kind)
    ]
