"""Search: what is found, by whom, and what is never shown."""

import time

import pytest
from django.test import Client

from courses.learning.operations import enroll
from courses.models import LessonPage
from foundation.search.words import LONGEST, words_in

URL = "/cari/"
PLANTED = "kecubung"
pytestmark = pytest.mark.usefixtures("indexed")


def _html(client: Client, q: str, **query: str) -> str:
    response = client.get(URL, {"q": q, **query})
    assert response.status_code == 200
    return response.content.decode()


def _write(lesson: LessonPage, words: str, **fields: object) -> None:
    lesson.body = [{"type": "text", "value": f"<p>{words}</p>"}]
    for name, value in fields.items():
        setattr(lesson, name, value)
    lesson.save_revision().publish()


def test_every_kind_is_found_in_its_group(make_course, make_guide, make_regulation, make_news):
    course = make_course("Bimtek kecubung", introduction="Belajar.")
    _write(course.lessons[0], "Tentang kecubung.", is_open=True)
    pages = [
        course,
        course.lessons[0],
        make_guide("Panduan kecubung"),
        make_regulation("PP 1/2020", about="Kecubung di daerah"),
        make_news("Kabar", lead="Panen kecubung."),
    ]
    html = _html(Client(), PLANTED)
    for page in pages:
        assert f'href="{page.url}"' in html
    assert "5 hasil" in html


def test_a_private_course_is_not_found_by_a_stranger(make_course, paringin, sari, rini, as_user):
    course = make_course("Kursus kecubung", audience="opds", introduction="Kecubung.")
    course.audience_opds.add(paringin)
    course.save()
    _write(course.lessons[0], "Kecubung lagi.", is_open=True, title="Pelajaran kecubung")
    assert course.url in _html(as_user(sari), PLANTED)
    for client in (Client(), as_user(rini)):
        html = _html(client, PLANTED)
        assert course.url not in html
        assert "0 hasil" not in html
        assert "Tidak ada hasil" in html


def test_the_text_of_a_lesson_is_found_by_those_who_may_read_it(make_course, sari, rini, as_user):
    course = make_course()
    _write(course.lessons[0], "Jawabannya kecubung.")
    enroll(sari, course)
    assert course.lessons[0].url in _html(as_user(sari), PLANTED)
    for client in (Client(), as_user(rini)):
        assert course.lessons[0].url not in _html(client, PLANTED)


def test_a_closed_lesson_is_found_by_title_and_keeps_its_text(make_course):
    course = make_course()
    _write(course.lessons[0], "Isi rahasia tentang kecubung.", title="Belajar kecubung")
    html = _html(Client(), PLANTED)
    assert course.lessons[0].url in html
    assert "Isi rahasia" not in html


def test_lessons_below_an_unpublished_module_are_not_found(make_course):
    course = make_course()
    _write(course.lessons[0], "Kecubung.", is_open=True)
    assert course.lessons[0].url in _html(Client(), PLANTED)
    course.lessons[0].get_parent().specific.unpublish()
    assert course.lessons[0].url not in _html(Client(), PLANTED)


def test_drafts_are_not_found(make_guide, make_news, make_regulation, root, as_user):
    make_guide("Draf kecubung", published=False)
    make_news("Draf kecubung", published=False)
    make_regulation("Draf kecubung", published=False)
    assert "Tidak ada hasil" in _html(as_user(root), PLANTED)


def test_what_was_unpublished_is_not_found(make_guide):
    guide = make_guide("Panduan kecubung")
    assert guide.url in _html(Client(), PLANTED)
    guide.unpublish()
    assert guide.url not in _html(Client(), PLANTED)


def test_a_citation_with_a_slash_finds_the_regulation(make_regulation):
    page = make_regulation("Peraturan Pemerintah Nomor 38 Tahun 2017")
    assert page.url in _html(Client(), "38/2017")


@pytest.mark.parametrize(("asked", "written"), [("innovator", "inovator"), ("SKPD", "OPD")])
def test_spellings_that_papers_mix_find_each_other(make_guide, asked, written):
    guide = make_guide(f"Panduan {written} baru")
    assert guide.url in _html(Client(), asked)
    assert guide.url in _html(Client(), f"baru {asked}")


def test_a_group_shows_its_first_and_leads_to_the_rest(make_guide):
    for number in range(12):
        make_guide(f"Kecubung {number:02d}")
    html = _html(Client(), PLANTED)
    assert html.count("rows__item") == 5
    assert "jenis=panduan" in html
    first = _html(Client(), PLANTED, jenis="panduan")
    assert first.count("rows__item") == 10
    assert "jenis=panduan&amp;page=2" in first
    assert _html(Client(), PLANTED, jenis="panduan", page="2").count("rows__item") == 2
    assert _html(Client(), PLANTED, jenis="panduan", page="x").count("rows__item") == 10


def test_an_unknown_group_is_every_group(make_guide):
    guide = make_guide("Panduan kecubung")
    assert guide.url in _html(Client(), PLANTED, jenis="rahasia")


@pytest.mark.parametrize("q", ["", "   ", "-", "…", "📎"])
def test_nothing_asked_is_an_invitation(database, q):
    html = _html(Client(), q)
    assert html.count("<h1") == 1
    assert "rows__item" not in html


@pytest.mark.parametrize(
    "q",
    [
        "' OR 1=1 --",
        '"kecubung',
        "kecubung*",
        "NEAR(kecubung)",
        "a & | ! b",
        "a:*",
        "(",
        "\\",
        "%_%",
        "AND",
        "NOT x",
        "😀 kecubung",
    ],
)
def test_signs_do_no_harm(make_guide, q):
    make_guide("Panduan kecubung")
    assert _html(Client(), q).count("<h1") == 1


def test_what_was_asked_is_never_code(database):
    html = _html(Client(), "<script>alert(1)</script>")
    assert "<script>alert" not in html


def test_a_question_of_100_kb_is_cut_and_answered_fast(make_guide):
    make_guide("Panduan kecubung")
    started = time.monotonic()
    html = _html(Client(), "kecubung " * 11_000)
    assert time.monotonic() - started < 2
    title = html.partition("<title>")[2].partition("</title>")[0]
    assert len(title) < LONGEST + 50


def test_only_the_beginning_of_a_question_is_read():
    assert words_in("a" * 300) == ["a" * LONGEST]
    assert len(words_in("kata " * 40)) == 12


def test_searching_costs_the_same_however_much_there_is(make_guide, make_course, queries_of):
    def ask() -> int:
        return queries_of(lambda: Client().get(URL, {"q": PLANTED}))

    course = make_course("Kecubung", lessons=8)
    _write(course.lessons[0], "Kecubung.", is_open=True)
    make_guide("Kecubung")
    ask()
    for_few = ask()
    for number in range(8):
        make_guide(f"Kecubung {number}")
        _write(course.lessons[number], "Kecubung.", is_open=True)
    assert ask() == for_few


def test_search_writes_nothing_and_is_a_get(database):
    assert Client().post(URL, {"q": PLANTED}).status_code == 405


def test_links_narrow_the_results_to_one_kind(make_guide, make_news):
    guide, news = make_guide("Panduan kecubung"), make_news("Kabar kecubung")
    both = _html(Client(), PLANTED)
    for kind in ("panduan", "berita"):
        assert f'href="?q=kecubung&amp;jenis={kind}"' in both
    one = _html(Client(), PLANTED, jenis="panduan")
    assert guide.url in one
    assert news.url not in one
    assert 'href="?q=kecubung&amp;jenis=berita"' in one
    assert one.count('aria-current="page"') == 1


def test_one_kind_alone_needs_no_links(make_guide):
    make_guide("Panduan kecubung")
    assert "jenis=" not in _html(Client(), PLANTED)


def test_the_page_says_what_was_probably_meant(make_guide):
    guide = make_guide("Panduan kecubung")
    html = _html(Client(), "kecubugn")
    assert guide.url in html
    assert "Tidak ada hasil untuk “kecubugn”." in html
    assert 'Maksud Anda: <a href="?q=kecubung">kecubung</a>?' in html


def test_words_of_a_page_are_found_in_any_form(make_guide, make_news):
    guide = make_guide("Cara mengusulkan inovasi")
    news = make_news("Kabar", lead="Usulan dibuka, pengusulan ditutup besok.")
    for asked in ("usul", "pengusulan", "diusulkan", "usulan"):
        html = _html(Client(), asked)
        assert guide.url in html, asked
        assert news.url in html, asked


def test_what_is_found_is_marked_in_title_and_text(make_news):
    make_news("Kabar kecubung", lead="Panen kecubung.")
    html = _html(Client(), PLANTED)
    assert "Kabar <mark>kecubung</mark>" in html
    assert "Panen <mark>kecubung</mark>." in html
