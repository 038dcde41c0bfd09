"""What `make quick` runs for a changed file; `tests/planted` shows that it finds faults."""

import pytest

from tests.quick import ALWAYS, CELLS, commands, selected


@pytest.mark.parametrize(
    "path",
    [
        "agents/models/people.py",
        "courses/migrations/0001_initial.py",
        "foundation/once.py",
        "site/config/settings/base.py",
        "tests/conftest.py",
        "tests/guards/world.py",
        "pyproject.toml",
        "requirements-dev.txt",
    ],
)
def test_what_concerns_everybody_runs_the_whole_suite(path):
    assert selected([path]).is_whole
    assert commands(selected([path])) == [[]]


@pytest.mark.parametrize(
    "path",
    [
        "agents/claims/operations/linking.py",
        "agents/claims/views/unit.py",
        "agents/templates/agents/claims/unit/people.html",
        "agents/static/agents/claims.css",
    ],
)
def test_whatever_belongs_to_a_subject_runs_its_tests(path):
    selection = selected([path])
    assert "tests/agents/claims" in selection.tests
    assert "agents" in selection.apps
    assert not selection.is_whole


def test_those_who_import_the_subject_are_run_too():
    selection = selected(["scheduling/bookings/operations.py"])
    assert {"tests/mentoring/sessions", "tests/mentoring/assignments"} <= selection.tests
    assert {"scheduling", "mentoring"} <= selection.apps
    assert "home" in selected(["agents/registry/operations/roles.py"]).apps


def test_what_belongs_to_no_subject_runs_the_tests_of_its_app():
    assert "tests/mentoring" in selected(["mentoring/urls.py"]).tests
    assert "tests/courses" in selected(["courses/templates/courses/components/state.html"]).tests


def test_a_changed_test_runs_itself_and_words_run_their_guard():
    assert selected(["tests/agents/test_nips.py"]).tests == {"tests/agents/test_nips.py"}
    for words in ("docs/glossary.md", "docs/parts/courses.md", "README.md", "mkdocs.yml"):
        assert selected([words]).tests == {
            "tests/cookbook",
            "tests/guards/test_checklist.py",
            "tests/guards/test_distribution.py",
            "tests/guards/test_documents.py",
            "tests/guards/test_reference.py",
            "tests/guards/test_site_of_documents.py",
        }


def test_the_guards_cells_of_the_app_run():
    calls = commands(selected(["mentoring/desk/views.py"]))
    assert set(ALWAYS) <= set(calls[0])
    assert calls[1] == [*(f"tests/guards/test_{name}.py" for name in CELLS), "-k", "[mentoring"]
