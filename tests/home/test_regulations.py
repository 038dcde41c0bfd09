"""Regulations: the list with its filters, and one regulation."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client

from home.models import Handout, RegulationIndexPage, RegulationPage


@pytest.fixture
def index_url(database) -> str:
    return RegulationIndexPage.objects.get().url


def _html(url: str, **query: str) -> str:
    response = Client().get(url, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def five(make_regulation):
    make_regulation("UU 23/2014", kind="law", number="23", year=2014)
    make_regulation("PP 38/2017", status="amended")
    make_regulation("Perbup 40/2021", kind="regent_regulation", number="40", year=2021)
    make_regulation(
        "Perbup 3/2021", kind="regent_regulation", number="3", year=2021, issued_on=date(2021, 2, 1)
    )
    make_regulation("SK lama", kind="decree", number="1", year=2012, status="revoked")


def _order(html: str, *titles: str) -> list[str]:
    return sorted(titles, key=html.index)


def test_the_newest_come_first_and_those_without_a_day_close_their_year(five, index_url):
    titles = ["Perbup 3/2021", "Perbup 40/2021", "PP 38/2017", "UU 23/2014", "SK lama"]
    assert _order(_html(index_url), *titles) == titles


def test_the_list_is_narrowed_by_kind_and_by_status(five, index_url):
    html = _html(index_url, jenis="regent_regulation")
    assert "Perbup 40/2021" in html
    assert "UU 23/2014" not in html
    assert "PP 38/2017" in _html(index_url, jenis="government_regulation", status="amended")
    assert "PP 38/2017" not in _html(index_url, status="in_force")


def test_a_filter_without_results_offers_the_whole_list(five, index_url):
    html = _html(index_url, jenis="law", status="revoked")
    assert "UU 23/2014" not in html
    assert f'href="{index_url}"' in html
    assert "Tampilkan semua regulasi" in html


@pytest.mark.parametrize("query", [{"jenis": "x' OR 1=1"}, {"status": "?"}, {"page": "-1"}])
def test_nonsense_in_the_address_is_left_out(five, index_url, query):
    assert "UU 23/2014" in _html(index_url, **query)


def test_a_long_list_is_paged_and_keeps_its_filter(make_regulation, index_url):
    for number in range(21):
        make_regulation(
            f"Perda ke-{number:02d}", kind="regional_regulation", number=str(number), year=2000
        )
    html = _html(index_url, jenis="regional_regulation")
    assert "jenis=regional_regulation&amp;page=2" in html
    assert "Perda ke-20" in _html(index_url, jenis="regional_regulation", page="2")


def test_a_regulation_shows_what_it_says_and_its_file(make_regulation):
    file = Handout.objects.create(
        title="Naskah PP 38", file=ContentFile(b"%PDF-1.4", name="pp38.pdf")
    )
    page = make_regulation(
        issued_on=date(2017, 9, 1), says="<p>Lima kriteria inovasi.</p>", document=file
    )
    html = _html(page.url)
    for words in ("Inovasi Daerah", "Lima kriteria", "Naskah PP 38", "1 September 2017", "Berlaku"):
        assert words in html
    assert file.url in html
    assert 'property="og:type" content="article"' in html


def test_a_regulation_without_file_leads_to_where_its_text_is(make_regulation):
    page = make_regulation("Permendagri 104/2018", link="https://www.jdih.contoh.go.id/104")
    html = _html(page.url)
    assert 'href="https://www.jdih.contoh.go.id/104"' in html
    assert "Naskah resmi di jdih.contoh.go.id" in html


def test_only_the_year_is_shown_when_the_day_is_unknown(make_regulation):
    html = _html(make_regulation().url)
    assert "<dd>2017</dd>" in html


def test_what_was_amended_leads_to_what_amended_it_and_back(make_regulation):
    new = make_regulation("PP 5/2025", number="5", year=2025)
    old = make_regulation(status="amended", changed_by=new)
    assert f'href="{new.url}"' in _html(old.url)
    assert f'href="{old.url}"' in _html(new.url)


def test_a_draft_that_will_amend_is_not_named(make_regulation):
    draft = make_regulation("PP rahasia", published=False)
    old = make_regulation(status="amended", changed_by=draft)
    assert "PP rahasia" not in _html(old.url)
    waiting = make_regulation("Belum terbit", published=False, status="amended", changed_by=old)
    assert waiting.title not in _html(old.url)


@pytest.mark.parametrize(
    "fields",
    [
        {"issued_on": date(2018, 1, 1)},
        {"year": 1900},
        {"status": "in_force", "changed_by": True},
    ],
)
def test_contradictions_are_not_published(make_regulation, fields):
    if fields.get("changed_by"):
        fields = {**fields, "changed_by": make_regulation("PP 5/2025")}
    with pytest.raises(ValidationError):
        make_regulation("PP 39/2017", **fields)


def test_a_regulation_does_not_amend_itself(make_regulation):
    page = make_regulation(status="amended")
    page.changed_by = page
    with pytest.raises(ValidationError):
        page.full_clean()


def test_the_list_costs_the_same_however_long_it_is(make_regulation, index_url, queries_of):
    make_regulation()
    Client().get(index_url)
    for_one = queries_of(lambda: Client().get(index_url))
    for number in range(12):
        make_regulation(f"SK {number}", kind="decree", number=str(number))
    assert queries_of(lambda: Client().get(index_url)) == for_one


def test_a_half_empty_draft_is_shown_in_preview(database, root, as_user):
    draft = RegulationPage(title="Draf", live=False)
    RegulationIndexPage.objects.get().add_child(instance=draft)
    draft.save_revision(clean=False)
    assert as_user(root).get(f"/cms/pages/{draft.pk}/view_draft/").status_code == 200
