"""Makers of guides, regulations and news."""

from datetime import date

import pytest
from wagtail.models import Page

from home.models import (
    GuideIndexPage,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    RegulationIndexPage,
    RegulationPage,
)


def _publish(parent: Page, page: Page, published: bool) -> Page:
    page.live = published
    parent.add_child(instance=page)
    if published:
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def make_guide(database):
    def make(title: str = "Nama inovasi", *, published: bool = True, **fields) -> GuidePage:
        fields = {"section": "name", "reviewed_on": date(2026, 1, 5), **fields}
        return _publish(GuideIndexPage.objects.get(), GuidePage(title=title, **fields), published)

    return make


@pytest.fixture
def make_regulation(database):
    def make(title: str = "PP 38/2017", *, published: bool = True, **fields) -> RegulationPage:
        fields = {
            "kind": "government_regulation",
            "number": "38",
            "year": 2017,
            "about": "Inovasi Daerah",
            **fields,
        }
        index = RegulationIndexPage.objects.get()
        return _publish(index, RegulationPage(title=title, **fields), published)

    return make


@pytest.fixture
def make_news(database):
    def make(title: str = "Bimtek dibuka", *, published: bool = True, **fields) -> NewsPage:
        fields = {"date": date(2026, 3, 12), "lead": "Klinik membuka bimtek.", **fields}
        return _publish(NewsIndexPage.objects.get(), NewsPage(title=title, **fields), published)

    return make


@pytest.fixture
def queries_of(queries_of):
    """Counts the second call: publishing forgets the addresses in the header, the first finds them."""

    def count(call):
        call()
        return queries_of(call)

    return count
