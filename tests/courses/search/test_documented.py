"""The code of `docs/visibility.md` for hosts runs as it stands there."""

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from courses.models import CoursePage
from tests.guards.repository import ROOT

WORD = "kecubung"


def _recipe(beginning: str) -> dict[str, Any]:
    """What the block of code with this line in it defines."""
    text = (ROOT / "docs" / "visibility.md").read_text()
    [code] = [
        each for each in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if beginning in each
    ]
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102  (our own document)
    return names


def _request(user: Any, **query: str) -> HttpRequest:
    request = RequestFactory().get("/", query)
    request.user = user
    return request


@pytest.fixture
def course(indexed, make_course, paringin) -> CoursePage:
    course = make_course(f"Kursus {WORD}", audience="opds", show_in_menus=True)
    course.audience_opds.add(paringin)
    course.save()
    return course


def test_the_menu_of_the_document_is_for_its_reader(course, sari, rini):
    menu = _recipe("def menu(request)")["menu"]
    assert course.pk in {page.pk for page in menu(_request(sari))}
    assert course.pk not in {page.pk for page in menu(_request(rini))}


def test_the_api_of_the_document_answers(course, sari):
    [pattern, *_], namespace, _ = _recipe("WagtailAPIRouter")["api_router"].urls
    assert namespace == "wagtailapi"
    assert pattern.pattern.match("pages/")
