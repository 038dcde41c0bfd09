"""What the documents name is there: links, files, make targets, commands, names, words on screens."""

import gettext
import re
import tomllib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import find_commands, get_commands
from django.urls import Resolver404, resolve

from tests.guards.repository import DEMONSTRATION, OURS, RANK, ROOT

DOCUMENTS = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY", "CHANGELOG")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
FOR_USERS = ("innovator", "mentor", "office", "supervisor", "clinic", "editor")
# The prefix of sockets, and the admin of a site that is not ours.
ELSEWHERE = {"/ws/", "/admin/"}
HEAVIEST = 120_000  # bytes of a picture

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
CODE = re.compile(r"`([^`\n]+)`")
ITALIC = re.compile(r"(?<!\*)\*(?!\*)([^*\n]+)\*(?!\*)")


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _is_reached(link: str, source: Path) -> bool:
    name, _, anchor = link.partition("#")
    target = source.parent / name if name else source
    if not target.exists():
        return False
    headings = re.findall(r"^#+ (.+)$", target.read_text(), re.MULTILINE) if anchor else []
    return not anchor or anchor in map(_anchor, headings)


def _links(text: str) -> list[str]:
    found = [first or second for first, second in LINK.findall(text)]
    return [link for link in found if "://" not in link]


def _broken_links(text: str, source: Path) -> list[str]:
    return [link for link in _links(text) if not _is_reached(link, source)]


def _is_named(name: str) -> bool:
    """A module, something in one, or a model of an app."""
    parts = name.split(".")
    end = len(parts)
    while not _is_module(parts[:end]):
        end -= 1
    found = None if end == len(parts) else import_module(".".join(parts[:end]))
    for part in parts[end:]:
        found = getattr(found, part, None)
    return end == len(parts) or found is not None or _is_model(*parts)


def _is_module(parts: list[str]) -> bool:
    try:
        return find_spec(".".join(parts)) is not None
    except ModuleNotFoundError:
        return False


def _is_model(app: str, name: str, *fields: str) -> bool:
    models = {model.__name__: model for model in apps.get_app_config(app).get_models()}
    return name in models and all(hasattr(models[name], field) for field in fields)


def _is_address(path: str) -> bool:
    """One of ours; Wagtail's own rule takes any."""
    try:
        return path in ELSEWHERE or resolve(path).url_name != "wagtail_serve"
    except Resolver404:
        return False


def _is_file(name: str) -> bool:
    below = [ROOT / app / kind for app in OURS for kind in ("templates", "static")]
    return any((folder / name).exists() for folder in (ROOT, ROOT / "docs", *below))


def _is_test(name: str) -> bool:
    return any(f"def {name}(" in path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))


CHECKS: list[tuple[str, Callable[[str], bool]]] = [
    (rf"(?:{'|'.join(RANK)})(?:\.\w+)+", _is_named),
    (r"/(?:[\w-]+/)*", _is_address),
    (r"(?!var/)(?:\w[\w.-]*/)+(?:[\w.-]+\.[a-z]+)?|[A-Z]\w+\.md", _is_file),
    (r"test_\w+", _is_test),
]


def _is_true(code: str) -> bool:
    return next((check(code) for shape, check in CHECKS if re.fullmatch(shape, code)), True)


def _unknown(text: str) -> list[str]:
    """What stands in backticks and leads nowhere."""
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    asked = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(CODE.findall(text))))
    run = set(re.findall(r"manage\.py ([a-z_]+)", text))
    known = {*get_commands(), *find_commands(str(ROOT / DEMONSTRATION / "management"))}
    codes = CODE.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [
        *sorted(asked - targets),
        *sorted(run - known),
        *[code for code in codes if not _is_true(code)],
    ]


def _words_of_screens() -> set[str]:
    """Everything that a page can say in Indonesian, Wagtail's admin included."""
    folders = [Path(config.path) / "locale" for config in apps.get_app_configs()]
    said: set[str] = set()
    for folder in (*folders, ROOT / "site" / "locale"):
        for path in folder.glob("id*/LC_MESSAGES/django.mo"):
            with path.open("rb") as file:
                said |= set(gettext.GNUTranslations(file)._catalog.values())  # type: ignore[attr-defined]
    return said | {words[:1].upper() + words[1:] for words in said}


def _unsaid(text: str) -> list[str]:
    said = _words_of_screens()
    return [words for words in ITALIC.findall(text) if words not in said and words != "miring"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_what_is_there(path: Path):
    text = path.read_text()
    assert _broken_links(text, path) == []
    assert _unknown(text) == []


def test_what_is_not_there_is_found():
    text = "[a](nowhere.md) [b](README.md#no-such) `make nothing` `manage.py nothing` `/nirgend/`"
    text += " `docs/nothing.md` `agents.nothing` `test_of_nothing`"
    text += " `make test` `manage.py minute` `/meja/` `docs/` `agents.Opd` `agents.merging`"
    source = ROOT / "README.md"
    assert _broken_links(text, source) == ["nowhere.md", "README.md#no-such"]
    assert _unknown(text) == [
        *["nothing", "nothing", "/nirgend/", "docs/nothing.md", "agents.nothing"],
        "test_of_nothing",
    ]


@pytest.mark.parametrize("name", FOR_USERS)
def test_a_page_for_users_says_the_words_of_the_screens(name: str):
    assert _unsaid((ROOT / "docs" / f"{name}.md").read_text()) == []


def test_pages_in_folders_are_looked_at_too():
    assert ROOT / "docs" / "parts" / "courses.md" in DOCUMENTS


def test_the_glossary_says_the_words_of_the_screens():
    lines = (ROOT / "docs" / "glossary.md").read_text().splitlines()
    assert _unsaid("\n".join(line for line in lines if line.startswith("|"))) == []


def test_words_that_no_screen_says_are_found():
    assert _unsaid("Tekan *Meja saya*, lalu *Tombol khayalan*.") == ["Tombol khayalan"]


def test_pictures_are_light_and_all_are_shown():
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    shown = {link for link in _links((ROOT / "README.md").read_text()) if "pictures" in link}
    assert {f"docs/pictures/{picture.name}" for picture in pictures} == shown
    assert [each.name for each in pictures if each.stat().st_size > HEAVIEST] == []


def test_the_changelog_begins_with_the_version_that_is_installed():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert version in headings[:2]  # the next one is being written above it
