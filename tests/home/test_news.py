"""News: the list, one item, and the newest on the front page."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import NewsIndexPage, NewsPage, Picture


@pytest.fixture
def index_url(database) -> str:
    return NewsIndexPage.objects.get().url


@pytest.fixture
def make_picture(database):
    def make(title: str = "Peserta bimtek") -> Picture:
        content = BytesIO()
        Image.new("RGB", (1280, 720), "teal").save(content, "PNG")
        content.seek(0)
        return Picture.objects.create(title=title, file=ImageFile(content, name="gambar.png"))

    return make


def _html(url: str, **query: str) -> str:
    response = Client().get(url, query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_newest_come_first(make_news, index_url):
    make_news("Lama", date=date(2025, 1, 1))
    make_news("Baru", date=date(2026, 2, 2))
    html = _html(index_url)
    assert html.index("Baru") < html.index("Lama")
    assert "2 Februari 2026" in html


def test_a_draft_is_nowhere(make_news, index_url):
    draft = make_news("Embargo", published=False)
    assert "Embargo" not in _html(index_url)
    assert "Embargo" not in _html("/")
    assert Client().get(draft.url).status_code == 404


def test_an_item_is_an_article_for_those_who_share_it(make_news, make_picture, settings):
    news = make_news(
        picture=make_picture(),
        picture_alt="Peserta duduk melingkar",
        body=[{"type": "text", "value": "<p>Dua puluh orang hadir.</p>"}],
    )
    html = _html(news.url)
    assert 'property="og:type" content="article"' in html
    assert f'property="og:image" content="{settings.BASE_URL}' in html
    assert 'alt="Peserta duduk melingkar"' in html
    for words in ("12 Maret 2026", "Klinik membuka bimtek.", "Dua puluh orang hadir."):
        assert words in html


def test_the_list_is_paged(make_news, index_url):
    for day in range(1, 14):
        make_news(f"Kabar ke-{day:02d}", date=date(2026, 1, day))
    assert "Kabar ke-01" not in _html(index_url)
    assert "Kabar ke-01" in _html(index_url, page="2")
    assert "Kabar ke-01" in _html(index_url, page="99")


def test_the_front_page_shows_the_three_newest(make_news):
    for day in range(1, 5):
        make_news(f"Kabar ke-{day:02d}", date=date(2026, 1, day))
    html = _html("/")
    assert "Kabar ke-04" in html
    assert "Kabar ke-01" not in html


def test_lists_cost_the_same_however_many_pictures_they_show(
    make_news, make_picture, index_url, queries_of
):
    make_news(picture=make_picture(), picture_alt="Gambar")
    for url in (index_url, "/"):
        Client().get(url)
    for_one = [queries_of(lambda url=url: Client().get(url)) for url in (index_url, "/")]
    for day in range(1, 9):
        make_news(f"Kabar {day}", date=date(2026, 4, day), picture=make_picture(), picture_alt="G")
    for url in (index_url, "/"):
        Client().get(url)  # the first visit draws the pictures
    assert [queries_of(lambda url=url: Client().get(url)) for url in (index_url, "/")] == for_one


def test_an_empty_list_says_so(index_url):
    assert "Belum ada berita" in _html(index_url)


def test_a_half_empty_draft_is_shown_in_preview(database, root, as_user):
    draft = NewsPage(title="Draf", live=False)
    NewsIndexPage.objects.get().add_child(instance=draft)
    draft.save_revision(clean=False)
    assert as_user(root).get(f"/cms/pages/{draft.pk}/view_draft/").status_code == 200


def test_a_picture_without_words_is_not_published(make_picture, aulia, as_user):
    fields = {
        "title": "Bergambar",
        "slug": "bergambar",
        "date": "2026-03-12",
        "lead": "Ada gambarnya.",
        "picture": str(make_picture().pk),
        "picture_alt": "",
        "body": streamfield([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    add = f"/cms/pages/add/home/newspage/{NewsIndexPage.objects.get().pk}/"
    as_user(aulia).post(add, nested_form_data(fields))
    assert not NewsPage.objects.live().exists()
    as_user(aulia).post(add, nested_form_data({**fields, "picture_alt": "Peserta"}))
    assert NewsPage.objects.live().exists()


def test_a_list_goes_on_where_a_picture_is_lost(make_news, make_picture, caplog):
    news = make_news("Klinik keliling", picture=make_picture("Klinik"))
    news.picture.file.storage.delete(news.picture.file.name)
    html = Client().get(NewsIndexPage.objects.get().url).content.decode()
    assert "Klinik keliling" in html
    assert "kl-card__image" not in html
    assert "is missing" in caplog.text
