"""One word, one meaning: `docs/glossary.md` has the words of the code, and no refusal has two."""

import ast
import re
from collections import defaultdict

from babel.messages.pofile import read_po
from django.apps import apps
from django.utils import translation
from django.utils.translation import gettext

from config.words import WORDS
from tests.guards import repository
from tests.guards.repository import ROOT, Module

modules = repository.modules()
CODE = re.compile(r"`([^`]+)`")

# Still to be renamed by whoever works there; nothing may be added.
OWED = {"NoSuchListError", "NotAMentorError", "ReasonMissingError"}


def _glossary() -> str:
    text = (ROOT / "docs" / "glossary.md").read_text()
    return text.partition("## Words of the code")[2].partition("\n## ")[0]


def _terms(section: str) -> set[str]:
    """What stands in backticks in the first column of its tables."""
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("|")]
    return {term for row in rows for term in CODE.findall(row)}


def _models() -> set[str]:
    return {
        model.__name__ for app in repository.OURS for model in apps.get_app_config(app).get_models()
    }


def _registries(found: list[Module]) -> set[str]:
    """Functions that fill a registry of their own module, as the higher apps call them."""
    return {
        node.name
        for each in found
        for node in each.tree.body
        if isinstance(node, ast.FunctionDef)
        and re.fullmatch(r"register_\w+|declare(_impersonal|_foreign)?", node.name)
    }


def test_the_glossary_has_every_model_and_every_registry(covered):
    terms, models, registries = _terms(_glossary()), _models(), _registries(modules)
    covered(f"{len(models)} models and {len(registries)} registries in {len(terms)} terms")
    assert len(models) > 30
    assert len(registries) > 10
    assert sorted((models | registries) - terms) == []


def test_a_word_that_the_glossary_lacks_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    path = tmp_path / "fault.py"
    path.write_text("def register_nothing(name): ...\n")
    assert _registries([Module(path)]) - _terms(_glossary()) == {"register_nothing"}
    assert "Person" not in _terms(_glossary().replace("`Person`", "Person"))


def _refusals(found: list[Module]) -> dict[str, list[str]]:
    named = defaultdict(list)
    for each in found:
        for node in ast.walk(each.tree):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                named[node.name].append(each.name)
    return named


def test_each_refusal_has_a_name_of_its_own(covered):
    found = _refusals(modules)
    covered(f"{len(found)} refusals")
    twice = {name: where for name, where in found.items() if len(where) > 1 and name not in OWED}
    assert twice == {}


def test_a_refusal_that_stands_twice_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    paths = [tmp_path / name for name in ("one.py", "other.py")]
    for path in paths:
        path.write_text("class TooLateError(Exception): ...\n")
    assert len(_refusals([Module(path) for path in paths])["TooLateError"]) == 2


# As the dictionary of the language has it, and as government writes: the first is wrong.
MISSPELT = re.compile(
    r"\b(silahkan|e-?mail|mengkonfirmasi|resiko|ijin|praktek|analisa|terimakasih|di klik|non aktif)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|%%")


def _misspelt(said: str) -> list[str]:
    return MISSPELT.findall(PLACEHOLDER.sub("", said))


def test_the_language_is_spelt_as_the_dictionary_has_it(covered):
    said = [
        text
        for path in sorted(ROOT.glob("*/locale/id/LC_MESSAGES/django.po"))
        for message in read_po(path.open("rb"))
        if message.id
        for text in ([message.string] if isinstance(message.string, str) else message.string)
    ]
    covered(f"{len(said)} sentences")
    assert len(said) > 2000
    assert [text for text in said if _misspelt(text)] == []


def test_sentences_of_the_frameworks_are_ours():
    with translation.override("id"):
        said = {str(word) for word in WORDS}
        assert [text for text in said if _misspelt(text) or "  " in text] == []
        assert gettext("This field is required.") in said


def test_control_arm_a_misspelt_sentence_is_found():
    assert _misspelt("Silahkan isi %(email)s.") == ["Silahkan"]
    assert _misspelt("Alamat surel %(email)s") == []
