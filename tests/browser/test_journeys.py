"""Learning and its report: by keyboard alone, and without JavaScript."""

import pytest

from courses.learning.operations import enroll
from tests.browser.keyboard import tab_to


@pytest.fixture
def course(make_course):
    return make_course("Inovasi daerah", lessons=2, modules=1)


def test_a_course_is_taken_by_keyboard_alone(open_page, course, sari):
    page = open_page(course.url, sari)
    tab_to(page, "Daftar bimtek ini")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Mulai pelajaran pertama")
    tab_to(page, "Mulai pelajaran pertama")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.wait_for_selector("text=Selesai, lanjut")
        tab_to(page, "Selesai, lanjut")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    page.wait_for_selector("text=Anda telah menyelesaikan bimtek ini")
    assert sari.person.enrollments.get().completed_on is not None


def test_a_course_is_taken_without_javascript(open_page, course, sari):
    page = open_page(course.url, sari, width=360, java_script_enabled=False)
    page.click("text=Daftar bimtek ini")
    page.click("text=Mulai pelajaran pertama")
    page.click("text=Selesai, lanjut")
    page.click("text=Selesai, lanjut")
    assert page.locator("text=Anda telah menyelesaikan bimtek ini").count() == 1
    assert sari.person.enrollments.get().completed_on is not None


def test_opening_a_lesson_starts_the_course(open_page, course, sari):
    page = open_page(course.url, sari)
    page.click("text=Daftar bimtek ini")
    with page.expect_response("**/dibuka/") as answer:
        page.click("text=Mulai pelajaran pertama")
    assert answer.value.status == 204
    assert sari.person.enrollments.get().started_on is not None


def test_the_skip_link_leads_to_the_content(open_page, course):
    page = open_page("/bimtek/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.fixture
def three_learners(course, make_member, paringin):
    for name in ("Siti Rahmah", "Nurul Hidayah", "Hasan Basri"):
        enroll(make_member(name, paringin), course)


def test_a_figure_opens_the_rows_that_make_it_by_keyboard_alone(open_page, three_learners, fauzi):
    page = open_page("/laporan/pelatihan/", fauzi)
    tab_to(page, "Ditugaskan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/assigned/**")
    rows = page.locator("main tbody tr")
    assert rows.count() == 3
    assert "3 baris" in page.locator("main .kl-lead").inner_text()
    tab_to(page, "Siti Rahmah")
    page.keyboard.press("Enter")
    page.wait_for_url("**/assigned/*/?**")
    assert page.locator("main tbody tr").count() == 1


def test_the_figures_of_a_unit_equal_its_rows(open_page, three_learners, fauzi):
    page = open_page("/laporan/pelatihan/", fauzi)
    cells = page.locator("main table.kl-table tbody tr:has-text('Paringin') a[href*='/assigned/']")
    figure = int(cells.first.inner_text())
    cells.first.press("Enter")
    page.wait_for_url("**/assigned/**")
    assert page.locator("main tbody tr").count() == figure == 3
