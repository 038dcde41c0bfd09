"""Addresses derived from one are those that Wagtail gives."""

import pytest
from wagtail.models import Page

from foundation.addresses import address


@pytest.fixture
def pages(make_course):
    course = make_course()
    lesson = course.lessons[0]
    lesson.slug = "gagasan-ñ"
    lesson.save()
    return list(Page.objects.filter(depth__gte=2).ancestor_of(lesson, inclusive=True))


@pytest.mark.parametrize("slash", [True, False])
def test_each_is_derived_from_each(pages, monkeypatch, slash):
    for module in ("wagtail.models.pages", "foundation.addresses"):
        monkeypatch.setattr(f"{module}.WAGTAIL_APPEND_SLASH", slash)
    assert len(pages) == 5
    for known in pages:
        for wanted in pages:
            found = address(wanted.url_path, known.url_path, known.url)
            assert found == wanted.url, (wanted.url_path, known.url_path)


@pytest.mark.parametrize("known", [None, ""])
def test_nothing_is_derived_from_what_has_no_address(known):
    assert address("/beranda/bimtek/", "/beranda/", known) == ""


def test_what_lies_above_the_site_has_none():
    assert address("/", "/beranda/bimtek/", "/bimtek/") == ""
