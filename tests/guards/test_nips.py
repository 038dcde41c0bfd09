"""Guard: a NIP is written by one tag and two columns, and nobody reads a whole one on any page."""

import ast
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agents.models import Person
from tests.guards import repository
from tests.guards.repository import ROOT, Module

TEMPLATES = [path for app in repository.OURS for path in (ROOT / app).rglob("templates/**/*.*")]
# What a template prints of a person's NIP without the tag: `{{ person.nip }}`, `{{ masked_nip }}`.
BARE = re.compile(r"\{\{[^}]*\b\w*nip\b[^}]*\}\}|\{%\s*(?!nip\b)[^%]*\.(?:masked_)?nip\b[^%]*%\}")
# Not within a random key of letters and digits: among thousands of them one has such a run.
WHOLE = re.compile(rb"(?<![0-9A-Za-z])(?:19|20)[0-9]{16}(?![0-9A-Za-z])")
# Functions whose argument may be a NIP in what is shown: each masks it.
MASKING = {"masked", "cell", "NipColumn"}
# Parts of a path in which nothing is shown to anybody.
UNSEEN = {"models", "migrations", "operations", "forms"}
# Modules that handle a whole NIP, or one masked elsewhere, and why that is right.
HANDLES = {
    "agents/models/people.py": "keeps it, and masks it",
    "agents/registry/viewsets/base.py": "the column itself",
    "agents/registry/viewsets/people.py": "the look that is recorded, and the search by a whole one",
    "agents/registry/viewsets/people_acts.py": "doubts about a number that was typed a moment ago",
    "agents/claims/views/unit.py": "the search by a whole one, or by the digits that are shown",
    "agents/staff_import/tables.py": "rows that the import stored masked",
    "agents/personal_data/declarations.py": "the data map names the field",
    "credentials/certificates/facts.py": "what the paper prints",
    "credentials/certificates/rendering.py": "the paper itself, for its holder",
    "credentials/checking/finding.py": "its last three digits, to compare with the paper",
    "credentials/designs/samples.py": "of somebody who does not exist",
    "courses/report/figures.py": "the query behind the column",
    "agents/reporting/tables.py": "the columns themselves, masked and whole",
}


def _bare_in_templates(paths: list[Path]) -> dict[str, list[str]]:
    found = {path.as_posix(): BARE.findall(path.read_text()) for path in paths if path.is_file()}
    return {name: faults for name, faults in found.items() if faults}


def _is_nip(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in {"nip", "masked_nip"}
    is_name = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_name and re.fullmatch(r"(\w+__|masked_)?nip", node.value) is not None


def _bare(node: ast.AST) -> Iterator[int]:
    """Lines that read a NIP outside of what masks it."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in MASKING:
            return
    if _is_nip(node):
        yield node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _bare(child)


def _shows(module: Module) -> bool:
    return module.name not in HANDLES and not UNSEEN & set(Path(module.name).with_suffix("").parts)


def _bare_in_code(modules: list[Module]) -> dict[str, list[int]]:
    found = {each.name: list(_bare(each.tree)) for each in modules if _shows(each)}
    return {name: lines for name, lines in found.items() if lines}


def test_no_template_writes_a_nip_itself(covered):
    covered(f"{len(TEMPLATES)} templates")
    assert len(TEMPLATES) > 100
    assert _bare_in_templates(TEMPLATES) == {}


@pytest.mark.parametrize(
    "fault",
    [
        "{{ person.nip }}",
        "{{ claim.person.nip|default:'–' }}",
        "{{ person.masked_nip }}",
        "{% firstof person.nip '–' %}",
        "{% include 'x.html' with text=person.nip only %}",
        "{{ person__nip }}",
    ],
)
def test_control_arm_a_template_that_does_is_found(fault, tmp_path):
    path = tmp_path / "fault.html"
    path.write_text(f"<p>{{% nip person %}}</p><p>{fault}</p>")
    assert _bare_in_templates([path])
    path.write_text("<p>{% nip claim.person %}</p>")
    assert not _bare_in_templates([path])


def test_no_table_file_or_mail_writes_a_nip_itself(covered):
    modules = repository.modules()
    covered(f"{len(modules)} modules")
    assert _bare_in_code(modules) == {}
    gone = [name for name in HANDLES if not (ROOT / name).exists()]
    assert gone == []


@pytest.mark.parametrize(
    "fault",
    [
        "Cell(enrollment.person.nip)",
        "Cell(person['person__nip'])",
        "TextColumn('nip', 'NIP', 'masked_nip')",
        "rows.values_list('name', 'nip')",
        "list_export = ['name', 'nip']",
        "context = {'number': person.nip}",
        "text = f'{person.name} ({person.nip})'",
    ],
)
def test_control_arm_a_table_that_does_is_found(fault, tmp_path, monkeypatch):
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    path = tmp_path / "tables.py"
    path.write_text(fault)
    assert _bare_in_code([Module(path)])
    path.write_text("NipColumn.cell(person['person__nip'])\nnips.masked(person.nip)\n")
    assert not _bare_in_code([Module(path)])


def _bodies(response: HttpResponse) -> Iterator[bytes]:
    """The answer, and what is packed in it: a workbook is a ZIP."""
    yield response.content
    if response.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def _whole_numbers(response: HttpResponse) -> list[bytes]:
    return [found for body in _bodies(response) for found in WHOLE.findall(body)]


def test_nobody_reads_a_whole_nip_on_any_page_or_in_any_file(walked, covered):
    covered(f"{len(walked)} pages and files")
    assert [str(each.visit) for each in walked if _whole_numbers(each.response)] == []


@pytest.mark.parametrize("kind", ["", "csv", "xlsx"])
def test_control_arm_a_report_that_does_not_mask_is_found(kind, world, monkeypatch):
    client = world.client_of(world.users["head"])
    address = world.path("courses:report_rows", "own")
    if kind:
        address = f"{address.partition('?')[0]}unduh/{kind}/"
    assert not _whole_numbers(client.get(address))
    monkeypatch.setattr("agents.nips.masked", lambda nip: nip or "")
    assert _whole_numbers(client.get(address))


def test_the_one_way_to_see_a_whole_one_leaves_a_line(world):
    """`agents.show_nip`, a POST; the page itself is judged above."""
    person = Person.objects.exclude(nip=None).first()
    client = world.client_of(world.users["clinic"])
    address = reverse("registry_people:show_nip", args=[person.pk])
    assert _whole_numbers(client.post(address))
    assert client.get(reverse("registry_people:history", args=[person.pk])).content
