"""Every page of ours in Chromium: axe in both themes, 360 px without sideways scroll, no complaint."""

import pytest

from courses import operations
from tests.browser.axe import violations

THEMES = ["light", "dark"]
PUBLIC = ["/", "/bimtek/", "/akun/login/", "/akun/signup/", "/akun/password/reset/", "/komponen/"]
SIGNED_IN = ["/mulai/", "/belajar/riwayat/", "/inovasi/", "/akun/email/", "/akun/sessions/"]
OFFICE = ["/laporan/pelatihan/"]


@pytest.fixture
def course(make_course, sari):
    course = make_course("Inovasi daerah", lessons=2, modules=2)
    operations.enroll(sari, course)
    return course


def look(open_page, path, user=None, theme="light"):
    """What is wrong with a page on a phone: axe, sideways scroll, complaints of the console."""
    page = open_page(path, user, width=360, theme=theme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.reload()
    page.wait_for_load_state("networkidle")
    found = violations(page)
    if page.evaluate("document.documentElement.scrollWidth") > 360:
        found.append("scrolls sideways")
    return [f"{path} {theme}: {each}" for each in [*found, *complaints]]


def test_axe_sees_a_planted_fault(open_page):
    page = open_page("/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=x><input>'")
    assert any(each.startswith("image-alt") for each in violations(page))


@pytest.mark.parametrize("theme", THEMES)
def test_public_pages_are_sound(open_page, course, theme):
    paths = [*PUBLIC, course.url, "/tidak-ada/"]
    found = [each for path in paths for each in look(open_page, path, theme=theme)]
    assert [each for each in found if "404 (Not Found)" not in each] == []


@pytest.mark.parametrize("theme", THEMES)
def test_pages_of_a_learner_are_sound(open_page, course, sari, theme):
    lesson = course.get_children().first().get_children().first()
    paths = [*SIGNED_IN, course.url, lesson.url, f"/belajar/{course.pk}/mundur/"]
    assert [each for path in paths for each in look(open_page, path, sari, theme)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_pages_of_an_office_are_sound(open_page, course, fauzi, theme):
    paths = [*OFFICE, f"/belajar/{course.pk}/tugaskan/"]
    assert [each for path in paths for each in look(open_page, path, fauzi, theme)] == []
