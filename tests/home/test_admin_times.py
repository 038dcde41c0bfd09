"""Dates in the admin read as everywhere else: 12 Maret 2026, and of today 09.00 WITA."""

import re
from datetime import date

import pytest
from django.utils import translation
from django.utils.formats import date_format

from courses.models import CoursePage
from home.models import NewsPage

# Of other manners: 2026-03-12, 09:00, Mar 12, 2026, 9 a.m.
OTHER = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b|\b[A-Z][a-z]{2}\.? \d{1,2}, \d{4}|[ap]\.m\."
)
IN_WORDS = re.compile(r'(?:tooltip-content-value|title|aria-label|value)="([^"]*)"')


def _read(page: str) -> str:
    """What one sees, and hears in tips and fields."""
    page = re.sub(r"<(script|style|template)[^>]*>.*?</\1>", " ", page, flags=re.DOTALL)
    page = re.sub(r'<input type="hidden"[^>]*>', " ", page)
    return re.sub(r"<[^>]+>", " ", page) + " ".join(IN_WORDS.findall(page))


@pytest.fixture
def news_page(make_news, aulia) -> NewsPage:
    page: NewsPage = make_news("Kabar")
    page.save_revision(user=aulia).publish()
    return page


@pytest.fixture
def course(make_course) -> CoursePage:
    made: CoursePage = make_course("Inovasi daerah")
    return made


@pytest.fixture
def addresses(news_page: NewsPage, course: CoursePage) -> list[str]:
    pages = [f"/cms/pages/{each.pk}/" for each in (news_page, course)]
    return [
        "/cms/",
        *pages,
        *(f"{each}{act}/" for each in pages for act in ("edit", "history", "usage")),
        f"/cms/pages/{news_page.get_parent().pk}/",
        "/cms/reports/site-history/",
        "/cms/reports/aging-pages/",
        "/cms/reports/workflow/",
        "/cms/reports/locked/",
        "/cms/registri/sk/",
        "/cms/registri/penunjukan/",
        "/cms/registri/hari-libur/",
        "/cms/images/",
        "/cms/documents/",
    ]


def test_no_screen_of_the_admin_has_dates_of_another_manner(addresses, root, as_user, set_clock):
    client = as_user(root)
    odd = {}
    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        found = OTHER.findall(_read(answer.text))
        if found:
            odd[address] = found
    assert odd == {}


def test_what_was_changed_today_says_when_with_the_zone(news_page, root, as_user, set_clock):
    set_clock("2026-03-12 09:05")
    news_page.save_revision(user=root).publish()
    page = as_user(root).get(f"/cms/pages/{news_page.pk}/edit/").text
    assert "09.05 WITA oleh" in page


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [("id", "12 Maret 2026", "12/03/2026"), ("en", "12 March 2026", "12/03/2026")],
)
def test_both_languages_write_days_in_one_order(language, long, short):
    with translation.override(language):
        day = date(2026, 3, 12)
        assert date_format(day) == long
        assert date_format(day, "SHORT_DATE_FORMAT") == short


def test_a_day_is_typed_as_reports_write_it(news_page, root, as_user):
    page = as_user(root).get(f"/cms/pages/{news_page.pk}/edit/").text
    assert "d/m/Y" in page
