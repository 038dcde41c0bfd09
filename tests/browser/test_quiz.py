"""A quiz is taken on a phone: with the script, without JavaScript, and by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Attempt, QuizPage
from courses.learning.operations import enroll
from tests.assessments.made import make_quiz, make_ready
from tests.browser.keyboard import tab_to

PHONE = 360
RIGHT, WRONG = "Paringin", "Amuntai"
BEGIN, NEXT, BACK, SUMMARY = "Mulai", "Berikutnya", "Kembali", "Ke ringkasan"
HAND_IN = "Kumpulkan semua"


@pytest.fixture
def quiz(make_course, aulia, sari) -> QuizPage:
    """Three questions on two pages, in a course that Sari takes."""
    course = make_course(lessons=1)
    enroll(sari, course)
    questions = [make_ready(aulia, name=f"Soal {n}") for n in range(1, 4)]
    return make_quiz(course, *questions, per_page=2, limit_minutes=30)


@pytest.fixture
def begun(open_page, quiz, sari) -> Page:
    return _begin(open_page(quiz.url, sari, width=PHONE))


def _begin(page: Page) -> Page:
    _press(page, BEGIN)
    page.wait_for_url("**/halaman/1/")
    return page


def _press(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def _answer(page: Page, n: int, words: str) -> None:
    page.locator(f"#soal-{n}").get_by_label(words).check()


def _chosen(page: Page, n: int) -> str:
    return str(page.locator(f"#soal-{n} label:has(:checked)").inner_text().strip())


def _said(page: Page) -> Any:
    return expect(page.locator("[data-attempt-said]"))


def _responses() -> list[Any]:
    return list(Attempt.objects.get().slots.order_by("n").values_list("response", flat=True))


def _hand_in(page: Page) -> None:
    """From the last page on, all being answered."""
    _press(page, SUMMARY)
    page.wait_for_url("**/ringkasan/")
    assert "Semua pertanyaan sudah dijawab" in page.locator("main").inner_text()
    _press(page, HAND_IN)
    page.wait_for_url("**/hasil/")


def _take(page: Page) -> None:
    """Page by page, back once, and handed in: two of three are right."""
    _answer(page, 1, RIGHT)
    _answer(page, 2, RIGHT)
    _press(page, NEXT)
    page.wait_for_url("**/halaman/2/")
    _answer(page, 3, WRONG)
    _press(page, BACK)
    page.wait_for_url("**/halaman/1/")
    assert [_chosen(page, n) for n in (1, 2)] == [RIGHT, RIGHT]
    _press(page, NEXT)
    page.wait_for_url("**/halaman/2/")
    assert _chosen(page, 3) == WRONG
    _hand_in(page)
    assert "66.67%" in page.locator("main").inner_text().replace(",", ".")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_a_quiz_is_taken_page_by_page(begun):
    _take(begun)


def test_a_quiz_is_taken_without_javascript(open_page, quiz, sari):
    _take(_begin(open_page(quiz.url, sari, width=PHONE, java_script_enabled=False)))


def test_next_leads_on_after_the_page_has_saved_by_itself(begun):
    _answer(begun, 1, RIGHT)
    _said(begun).to_contain_text("tersimpan")
    assert _responses()[0] is not None
    _press(begun, NEXT)
    begun.wait_for_url("**/halaman/2/")
    assert begun.evaluate("Object.keys(localStorage).filter(each => each.startsWith('kuis'))") == []


def test_a_double_tap_leads_on_by_one_page(begun):
    _answer(begun, 1, RIGHT)
    begun.locator("main").get_by_role("button", name=NEXT, exact=True).dblclick(no_wait_after=True)
    begun.wait_for_url("**/halaman/2/")
    assert _responses()[0] is not None


def test_back_by_the_browser_shows_what_was_answered_and_leads_on_again(begun):
    _answer(begun, 1, RIGHT)
    _press(begun, NEXT)
    begun.wait_for_url("**/halaman/2/")
    begun.go_back()
    assert _chosen(begun, 1) == RIGHT
    _answer(begun, 1, WRONG)
    _said(begun).to_contain_text("tersimpan")
    begun.locator("[data-attempt-save]").click()
    expect(begun.locator(".kl-toast")).to_contain_text("Jawaban Anda tersimpan")
    assert begun.url.endswith("/halaman/1/")
    assert _chosen(begun, 1) == WRONG


def test_without_a_network_the_page_stays_and_its_answers_are_sent_later(begun):
    begun.context.set_offline(True)
    _answer(begun, 1, RIGHT)
    _press(begun, NEXT)
    _said(begun).to_contain_text("Tidak ada sambungan")
    assert begun.url.endswith("/halaman/1/")
    assert _responses()[0] is None
    begun.context.set_offline(False)
    _said(begun).to_contain_text("tersimpan")
    assert _responses()[0] is not None
    _press(begun, NEXT)
    begun.wait_for_url("**/halaman/2/")


def test_what_was_not_sent_stands_there_again_after_a_reload(begun):
    begun.route("**/simpan/", lambda route: route.abort())
    _answer(begun, 1, RIGHT)
    _said(begun).to_contain_text("Tidak ada sambungan")
    begun.unroute("**/simpan/")
    begun.evaluate("navigator.sendBeacon = () => false")
    begun.reload()
    assert _chosen(begun, 1) == RIGHT
    _said(begun).to_contain_text("tersimpan")
    assert _responses()[0] is not None


@pytest.fixture
def answered_elsewhere(begun) -> Page:
    """Another window answered the first question wrongly; this one, rightly, is told of it."""
    other = begun.context.new_page()
    other.goto(begun.url)
    _answer(other, 1, WRONG)
    _said(other).to_contain_text("tersimpan")
    _answer(begun, 1, RIGHT)
    expect(begun.locator("#soal-1 [data-asked-stale]")).to_be_visible()
    return begun


def _stands_after_going_on(page: Page) -> str:
    _press(page, NEXT)
    page.wait_for_url("**/halaman/2/")
    _press(page, BACK)
    page.wait_for_url("**/halaman/1/")
    return _chosen(page, 1)


def test_what_another_window_answered_is_written_over_when_asked(answered_elsewhere):
    _press(answered_elsewhere, "Pakai jawaban di halaman ini")
    _said(answered_elsewhere).to_contain_text("tersimpan")
    expect(answered_elsewhere.locator("#soal-1 [data-asked-stale]")).to_be_hidden()
    assert _stands_after_going_on(answered_elsewhere) == RIGHT


def test_what_another_window_answered_is_taken_over_when_asked(answered_elsewhere):
    with answered_elsewhere.expect_navigation():
        _press(answered_elsewhere, "Tampilkan yang lain")
    assert _stands_after_going_on(answered_elsewhere) == WRONG


def test_whoever_goes_on_without_choosing_is_shown_both_first(answered_elsewhere):
    with answered_elsewhere.expect_navigation():
        _press(answered_elsewhere, NEXT)
    alert = answered_elsewhere.locator("#soal-1 [role=alert]")
    assert WRONG in alert.inner_text()
    assert _chosen(answered_elsewhere, 1) == RIGHT
    assert _stands_after_going_on(answered_elsewhere) == RIGHT


def test_a_quiz_is_taken_by_keyboard_alone(open_page, quiz, sari):
    page = open_page(quiz.url, sari)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content: the menu has words that begin alike
    tab_to(page, BEGIN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/halaman/1/")
    for n in (1, 2):
        _choose_by_keyboard(page, n)
    _said(page).to_contain_text("tersimpan")
    tab_to(page, NEXT)
    page.keyboard.press("Enter")
    page.wait_for_url("**/halaman/2/")
    _choose_by_keyboard(page, 3)
    tab_to(page, SUMMARY)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ringkasan/")
    tab_to(page, HAND_IN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hasil/")
    assert None not in _responses()


def _choose_by_keyboard(page: Page, n: int) -> None:
    """The first answer of a question, to which one comes by Tab."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("n => !!document.activeElement.closest(`#soal-${n}`)", n):
            break
    page.keyboard.press("Space")
    assert _chosen(page, n)
