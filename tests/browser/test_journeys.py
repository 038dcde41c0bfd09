"""The main job by keyboard alone, and without JavaScript."""

import pytest


@pytest.fixture
def course(make_course):
    return make_course("Inovasi daerah", lessons=2, modules=1)


def tab_to(page, text: str) -> None:
    """Press Tab until what has the focus says `text`."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(document.activeElement.innerText || document.activeElement.value || '').trim()"
        )
        if text in said:
            return
    raise AssertionError(f"Tab never reaches {text!r}")


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
