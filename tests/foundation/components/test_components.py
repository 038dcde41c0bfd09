"""Kept markup: nothing but inputs and language decides, so nothing grows stale or leaks."""

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override

from foundation.components.markup import _kept, markup

BADGE = "foundation/components/badge.html"
LANGUAGES = "foundation/site/languages.html"


@pytest.fixture(autouse=True)
def _empty():
    _kept.cache_clear()
    yield
    _kept.cache_clear()


def test_the_same_inputs_are_rendered_once():
    assert markup(BADGE, label="Baru") == markup(BADGE, label="Baru")
    assert _kept.cache_info().misses == 1


def test_other_inputs_make_other_markup():
    assert "Sari" in markup(BADGE, label="Sari")
    assert "Rini" in markup(BADGE, label="Rini")
    assert "badge--info" in markup(BADGE, label="Rini", tone="info")


def test_each_language_has_its_own():
    found = {}
    for code in ("id", "en"):
        with override(code):
            found[code] = markup(LANGUAGES)
    assert found["id"] != found["en"]
    assert 'lang="en" aria-current' in found["en"]


@pytest.mark.parametrize("is_safe_first", [True, False])
def test_what_is_safe_in_one_place_is_not_in_another(is_safe_first):
    """Both texts are equal and hash alike."""
    texts = [mark_safe("<b>"), "<b>"]
    kept = [markup(BADGE, label=text) for text in (texts if is_safe_first else texts[::-1])]
    assert [("&lt;" in each) for each in kept] == [not is_safe_first, is_safe_first]


def test_a_record_is_refused(make_person):
    person = make_person("Sari")
    for value in (person, (person,), (("Sari", person),)):
        with pytest.raises(TypeError, match="Person"):
            markup(BADGE, label=value)


def test_a_component_sees_nothing_of_the_page(rf):
    """No request, no token: a form for one person cannot be kept for another."""
    assert "csrf" not in markup("foundation/site/account_menu.html")


def test_whoever_edits_a_template_sees_it_at_once(settings):
    settings.DEBUG = True
    markup(BADGE, label="Baru")
    assert _kept.cache_info().currsize == 0
