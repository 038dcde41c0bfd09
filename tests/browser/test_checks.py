"""A check of understanding on a phone: in its place, without a script, and without a connection."""

import pytest
from playwright.sync_api import Locator, Page, expect

from assessments.models import CheckTry
from courses.learning.operations import enroll
from courses.models import LessonPage
from tests.assessments.made import make_ready

PHONE = 360
OPEN, CHECK = "Jawab sekarang", "Periksa jawaban"


@pytest.fixture
def lesson(make_course, aulia, sari) -> LessonPage:
    course = make_course(lessons=1)
    enroll(sari, course)
    question = make_ready(aulia, ("Paringin", "100"), ("Amuntai", "0"))
    value = {"questions": [question], "category": "", "tag": "", "count": 1}
    lesson = course.lessons[0]
    lesson.body = [("text", "<p>Ibu kota Balangan ialah Paringin.</p>"), ("check", value)]
    lesson.save_revision().publish()
    return lesson


def _section(page: Page) -> Locator:
    return page.locator("[data-check]")


def _answer(page: Page, words: str) -> None:
    _section(page).get_by_label(words).check()
    _section(page).get_by_role("button", name=CHECK).click()


def test_a_check_is_answered_in_its_place(open_page, lesson, sari):
    page = open_page(lesson.url, sari, width=PHONE)
    _section(page).get_by_role("link", name=OPEN).click()
    _answer(page, "Amuntai")
    expect(_section(page)).to_contain_text("Belum benar")
    expect(_section(page)).to_contain_text("Paringin")
    assert page.url.endswith(lesson.url)
    assert page.evaluate("document.activeElement.tagName") == "H2"
    _section(page).get_by_role("link", name="Coba lagi").click()
    _answer(page, "Paringin")
    expect(_section(page).locator(".kl-badge--success")).to_be_visible()
    assert [each.is_right for each in CheckTry.objects.all()] == [False]


def test_without_a_script_it_is_a_page_of_its_own(open_page, lesson, sari):
    page = open_page(lesson.url, sari, width=PHONE, java_script_enabled=False)
    page.get_by_role("link", name=OPEN).click()
    _answer(page, "Paringin")
    expect(_section(page).locator(".kl-badge--success")).to_be_visible()
    page.get_by_role("link", name="Kembali ke bacaan").click()
    assert lesson.url in page.url


def test_without_a_connection_nothing_is_lost(open_page, lesson, sari):
    page = open_page(lesson.url, sari, width=PHONE)
    _section(page).get_by_role("link", name=OPEN).click()
    expect(_section(page).get_by_label("Paringin")).to_be_visible()
    page.context.set_offline(True)
    _answer(page, "Paringin")
    expect(_section(page)).to_contain_text("Tidak ada sambungan")
    expect(_section(page).get_by_label("Paringin")).to_be_checked()
    page.context.set_offline(False)
    _section(page).get_by_role("button", name=CHECK).click()
    expect(_section(page).locator(".kl-badge--success")).to_be_visible()
