"""Documents come out in every language that a site may speak."""

from pathlib import Path

import pytest
from django.utils import translation

from agents.typesetting import typeset


@pytest.fixture
def template(tmp_path) -> Path:
    path = tmp_path / "t.typ"
    path.write_text(
        "#let data = json(bytes(sys.inputs.data))\n#set text(lang: data.lang)\n#data.name"
    )
    return path


@pytest.mark.parametrize("language", ["id", "en", "en-us", "pt-br"])
def test_a_language_with_its_country_is_one_that_typst_knows(template, language):
    with translation.override(language):
        assert typeset(template, {"name": "Sari"}).startswith(b"%PDF")


def test_names_are_no_markup(template):
    assert typeset(template, {"name": '#panic("x") *$'}).startswith(b"%PDF")
