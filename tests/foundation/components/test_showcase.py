from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from django.test import Client

COMPONENTS = Path(__file__).parents[3] / "foundation/templates/foundation/components"

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> ElementTree.Element:
    html = client.get("/komponen/").content.decode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def test_every_component_is_shown(client: Client) -> None:
    shown = {template.name for template in client.get("/komponen/").templates}
    known = {f"foundation/components/{path.name}" for path in COMPONENTS.glob("*.html")}
    assert known
    assert known - shown == set()


def test_both_themes_stand_side_by_side(page: ElementTree.Element) -> None:
    themes = Counter(element.get("data-theme") for element in page.iter("div"))
    assert themes["light"] == themes["dark"] > 10


def test_the_markup_is_clean(page: ElementTree.Element) -> None:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert [element.tag for element in page.iter() if element.get("style") is not None] == []
    assert [script for script in page.iter("script") if not script.get("src")] == []
    assert len(list(page.iter("h1"))) == 1


def test_landmarks_of_one_kind_have_different_names(page: ElementTree.Element) -> None:
    names = [element.get("aria-label") for element in page.iter("nav")]
    assert None not in names
    assert len(names) == len(set(names))
