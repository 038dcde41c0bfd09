"""A lesson that is done without a network is told to the server later, and the page says so."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from courses.learning.operations import enroll
from courses.models import ActivityProgress, Enrollment

LESSON_DONE = "text=Selesai, lanjut"


def _kept(page: Page) -> dict[str, Any]:
    found = page.evaluate("({ ...localStorage })")
    return {slot: json.loads(text) for slot, text in found.items()}


def _done() -> int:
    return ActivityProgress.objects.exclude(done_at=None).count()


@pytest.fixture
def course(make_course, sari) -> Any:
    course = make_course("Inovasi daerah", lessons=2)
    enroll(sari, course)
    return course


@pytest.fixture
def offline(open_page, course, sari) -> Page:
    """Pressed without a network; the page says so."""
    page = open_page(course.lessons[0].url, sari, width=360)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.click(LESSON_DONE)
    expect(page.locator("[data-later-words]")).to_contain_text("Anda sedang luring")
    assert "Pelajaran 1.1" in page.locator("[data-later-words]").inner_text()
    assert not _done()
    return page


def test_a_lesson_done_offline_is_sent_later(offline, course):
    offline.context.set_offline(False)
    expect(offline.locator("[data-later-words]")).to_contain_text("Terkirim: Pelajaran 1.1")
    assert _done() == 1
    assert _kept(offline) == {}
    offline.click("[data-later-link]")
    offline.wait_for_url(f"**{course.lessons[1].url}")
    expect(offline.locator(".kl-toast")).to_contain_text("ditandai selesai")


def test_it_is_sent_from_whichever_page_is_open_next_and_once(offline, course):
    kept = _kept(offline)
    offline.goto("about:blank")
    offline.context.set_offline(False)
    offline.goto("/bimtek/")
    expect(offline.locator("[data-later-words]")).to_contain_text("Terkirim")
    offline.evaluate(
        "(kept) => Object.entries(kept).forEach(([slot, what]) => localStorage[slot] = JSON.stringify(what))",
        kept,
    )
    offline.reload()
    expect(offline.locator("[data-later-words]")).to_contain_text("Terkirim")
    assert _done() == 1


def test_where_the_session_has_ended_it_waits_for_the_next(offline, course, as_user, sari, rini):
    offline.context.clear_cookies(name="sessionid")
    offline.context.set_offline(False)
    expect(offline.locator("[data-later-words]")).to_contain_text("Sesi Anda sudah berakhir")
    assert "/akun/login/?next=" in offline.locator("[data-later-link]").get_attribute("href")
    home = offline.url.split("/bimtek")[0]
    for user, count in ((rini, 0), (sari, 1)):
        offline.context.clear_cookies()
        cookies = as_user(user).cookies.values()
        offline.context.add_cookies(
            [{"name": each.key, "value": each.value, "url": home} for each in cookies]
        )
        offline.goto("/bimtek/")
        offline.wait_for_load_state("networkidle")
        assert _done() == count


def test_a_lesson_that_was_taken_down_is_not_pretended(offline, course):
    course.lessons[0].unpublish()
    offline.context.set_offline(False)
    expect(offline.locator("[data-later-words]")).to_contain_text("sudah tidak tersedia")
    assert _kept(offline) == {}
    assert not _done()


def test_whoever_has_left_the_course_is_told(offline, course):
    Enrollment.objects.all().delete()
    offline.context.set_offline(False)
    expect(offline.locator("[data-later-words]")).to_contain_text("sudah tidak tersedia")


def test_a_lesson_done_with_a_network_goes_the_way_of_every_form(open_page, course, sari):
    page = open_page(course.lessons[0].url, sari)
    page.click(LESSON_DONE)
    page.wait_for_url(f"**{course.lessons[1].url}")
    assert _kept(page) == {}
    assert page.locator("[data-later-words]").is_hidden()
