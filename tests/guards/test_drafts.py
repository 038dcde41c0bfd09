"""Every form of ours in which somebody writes keeps a draft, until the server has it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards import reading
from tests.guards.repository import OURS
from tests.guards.visits import is_page

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = {"", "text", "email", "url", "tel", "number", "date", "time", "datetime-local"}
# Doors are allauth's: what is typed there are addresses and secrets. `components` shows specimens.
DOORS = re.compile(r"^(account|mfa|usersessions)_|^components$")
# How many forms with text a part has at least, over all who see them.
LEAST = {"mentoring": 12, "agents": 4, "innovations": 6, "courses": 2, "scheduling": 2}
FIELDS = re.compile(r"\{\{ form(\.\w+\.as_field_group)? \}\}")


def _is_written_in(field: reading.Element) -> bool:
    if field.get("autocomplete") == "one-time-code":
        return False
    is_input = field.tag == "input" and (field.get("type") or "") in WRITTEN
    return is_input or field.tag == "textarea"


def _forms(text: str) -> Iterator[tuple[str, bool]]:
    """Each form with text: what is written in it, and whether it keeps a draft."""
    tree, _ = reading.parse(text)
    for form in tree.iter("form"):
        fields = [node.get("name", "") for node in form.iter() if _is_written_in(node)]
        if fields and (form.get("method") or "").lower() == "post":
            yield ", ".join(fields), any(node.get("data-draft") is not None for node in form.iter())


def test_every_form_with_text_keeps_a_draft(part, walked, covered):
    found = [
        (f"{each.visit}: {fields}", is_kept)
        for each in walked
        if is_page(each.response) and not DOORS.match(each.visit.name)
        for fields, is_kept in _forms(each.response.content.decode())
    ]
    covered(f"{len(found)} forms: " + "; ".join(name for name, _ in found))
    assert len(found) >= LEAST.get(part, 0)
    assert [name for name, is_kept in found if not is_kept] == []


def _forgetful(template: str) -> bool:
    """Whether a form of the template shows fields and no draft."""
    forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", template, re.DOTALL)
    return any(FIELDS.search(form) and "components/draft.html" not in form for form in forms)


def test_no_template_forgets_the_draft(covered):
    """Also those that stand in no walk, such as the page of a form that was refused."""
    templates = [
        path
        for app in OURS
        for path in (ROOT / app / "templates").rglob("*.html")
        if "<form" in path.read_text()
    ]
    covered(f"{len(templates)} templates")
    assert len(templates) > 20
    forgetful = {str(path.relative_to(ROOT)) for path in templates if _forgetful(path.read_text())}
    # In Wagtail's admin, which saves drafts by itself.
    assert {path for path in forgetful if "staff_import" not in path} == set()


FORM = "<form method='post'><textarea name='text'></textarea>{}</form>"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (FORM.format(""), [("text", False)]),
        (FORM.format("<div data-draft hidden></div>"), [("text", True)]),
        ("<form method='post'><input name='who'></form>", [("who", False)]),
        ("<form method='get'><input name='q'></form>", []),
        ("<form method='post'><input type='hidden' name='seq'></form>", []),
        ("<form method='post'><input type='password' name='p'></form>", []),
        ("<form method='post'><input autocomplete='one-time-code' name='code'></form>", []),
    ],
)
def test_control_arm_a_form_without_the_mark_is_found(page, found):
    assert list(_forms(page)) == found


def test_control_arm_a_template_without_the_mark_is_found():
    template = '<form class="kl-form" method="post">\n{{ form }}\n%s</form>'
    assert _forgetful(template % "")
    assert not _forgetful(template % '{% include "foundation/components/draft.html" %}')
