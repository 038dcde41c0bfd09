"""Guides: the list by parts of the form, and one guide."""

from datetime import date, timedelta

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from courses.models import LessonPage
from home.guides import PARTS, Section
from home.models import GuideIndexPage, GuideLesson, GuidePage, HomePage

DUE = "Perlu ditinjau"
BODY = [{"type": "text", "value": "<p>Tulis nama yang mudah diingat.</p>"}]


@pytest.fixture
def index_url(database) -> str:
    return GuideIndexPage.objects.get().url


def _html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def _relate(guide: GuidePage, *lessons: LessonPage) -> None:
    for place, lesson in enumerate(lessons):
        GuideLesson.objects.create(guide=guide, lesson=lesson, sort_order=place)


def test_every_section_of_the_form_stands_in_one_part():
    listed = [section for _key, _label, sections in PARTS for section in sections]
    assert listed == list(Section)


def test_the_list_follows_the_form_and_not_the_order_of_writing(make_guide, index_url):
    make_guide("Menyusun video", section="video")
    make_guide("Merumuskan masalah", section="design_problem")
    make_guide("Memilih nama", section="name")
    html = _html(Client(), index_url)
    places = [
        html.index(title) for title in ("Memilih nama", "Merumuskan masalah", "Menyusun video")
    ]
    assert places == sorted(places)
    assert "Rancang bangun" in html


def test_a_draft_guide_is_nowhere(make_guide, index_url):
    draft = make_guide("Rahasia draf", published=False)
    other = make_guide("Sudah terbit")
    assert "Rahasia draf" not in _html(Client(), index_url)
    assert "Rahasia draf" not in _html(Client(), other.url)
    assert Client().get(draft.url).status_code == 404


def test_an_empty_list_says_what_to_do_next(index_url):
    assert "Belum ada panduan" in _html(Client(), index_url)


def test_a_guide_says_who_vouches_for_it(make_guide, bapperida):
    guide = make_guide(
        body=BODY,
        opd=bapperida,
        reviewed_on=date(2026, 3, 12),
        source="PP 38/2017",
        source_url="https://peraturan.example/pp38",
    )
    html = _html(Client(), guide.url)
    for words in ("Bapperida", "12 Maret 2026", "PP 38/2017", "mudah diingat"):
        assert words in html
    assert 'href="https://peraturan.example/pp38"' in html
    assert 'property="og:type" content="article"' in html


def test_a_guide_leads_to_the_one_before_and_after_it_in_the_form(make_guide):
    last = make_guide("Video", section="video")
    middle = make_guide("Tujuan", section="goals")
    first = make_guide("Nama", section="name")
    html = _html(Client(), middle.url)
    assert f'href="{first.url}" rel="prev"' in html
    assert f'href="{last.url}" rel="next"' in html
    assert 'rel="prev"' not in _html(Client(), first.url)


def test_related_lessons_keep_the_order_of_the_editor(make_guide, make_course):
    guide, course = make_guide(), make_course(lessons=2)
    _relate(guide, course.lessons[1], course.lessons[0])
    html = _html(Client(), guide.url)
    assert 0 < html.index(course.lessons[1].url) < html.index(course.lessons[0].url)


def test_lessons_of_a_course_for_others_are_not_named(make_guide, make_course, sari, as_user):
    guide, course = make_guide(), make_course(audience="asn")
    _relate(guide, course.lessons[0])
    assert course.lessons[0].title not in _html(Client(), guide.url)
    assert course.lessons[0].title in _html(as_user(sari), guide.url)


def test_lessons_below_an_unpublished_module_are_not_named(make_guide, make_course):
    guide, course = make_guide(), make_course()
    _relate(guide, course.lessons[0])
    course.lessons[0].get_parent().specific.unpublish()
    assert course.lessons[0].title not in _html(Client(), guide.url)


def test_only_editors_learn_that_a_guide_is_due_for_review(
    make_guide, index_url, aulia, sari, as_user, today
):
    guide = make_guide(reviewed_on=today - timedelta(days=366))
    for url in (guide.url, index_url):
        assert DUE in _html(as_user(aulia), url)
        assert DUE not in _html(as_user(sari), url)
        assert DUE not in _html(Client(), url)


def test_the_age_at_which_a_guide_is_due_is_a_setting(make_guide, today, settings):
    guide = make_guide(reviewed_on=today - timedelta(days=100))
    assert not guide.needs_review()
    settings.HOME_GUIDE_REVIEW_DAYS = 99
    assert guide.needs_review()


def test_the_list_costs_the_same_however_long_it_is(make_guide, index_url, queries_of):
    make_guide()
    Client().get(index_url)
    for_one = queries_of(lambda: Client().get(index_url))
    for number in range(10):
        make_guide(f"Panduan {number}", section=list(Section)[number])
    assert queries_of(lambda: Client().get(index_url)) == for_one


def test_a_guide_costs_the_same_however_many_there_are(make_guide, make_course, queries_of):
    guide, course = make_guide(), make_course(lessons=6)
    make_guide("Kedua", section="goals")
    _relate(guide, course.lessons[0])
    Client().get(guide.url)
    for_one = queries_of(lambda: Client().get(guide.url))
    _relate(guide, *course.lessons[1:])
    for number in range(10):
        make_guide(f"Panduan {number}", section=list(Section)[number])
    assert queries_of(lambda: Client().get(guide.url)) == for_one


def test_a_half_empty_draft_is_shown_in_preview(database, root, as_user):
    draft = GuidePage(title="Draf", live=False)
    GuideIndexPage.objects.get().add_child(instance=draft)
    draft.save_revision(clean=False)
    response = as_user(root).get(f"/cms/pages/{draft.pk}/view_draft/")
    assert response.status_code == 200
    assert "belum berisi" in response.content.decode()


def _form(**fields):
    return nested_form_data(
        {
            "title": "Nama inovasi",
            "slug": "nama-inovasi",
            "section": "",
            "introduction": "",
            "body": streamfield([("text", rich_text("<p>Isi</p>"))]),
            "opd": "",
            "reviewed_on": "",
            "source": "",
            "source_url": "",
            "related_lessons": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
        }
    )


def test_an_editor_saves_a_draft_without_the_rest_and_publishes_the_whole(aulia, as_user):
    add = f"/cms/pages/add/home/guidepage/{GuideIndexPage.objects.get().pk}/"
    editor = as_user(aulia)
    assert editor.post(add, _form()).status_code == 302
    guide = GuidePage.objects.get(title="Nama inovasi")
    edit = f"/cms/pages/{guide.pk}/edit/"
    publish = {"action-publish": "1"}
    editor.post(edit, {**_form(), **publish})
    guide.refresh_from_db()
    assert not guide.live
    editor.post(edit, {**_form(section="name", reviewed_on="2026-03-12"), **publish})
    guide.refresh_from_db()
    assert guide.live


def test_there_is_one_list_below_the_front_page(database):
    assert not GuideIndexPage.can_create_at(HomePage.objects.get())
    assert GuidePage.clean_parent_page_models() == [GuideIndexPage]
    assert GuidePage.clean_subpage_models() == []
