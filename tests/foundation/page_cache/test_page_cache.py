"""Pages for visitors are made once, until something that they show changes."""

import re
from itertools import count

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from courses.catalogue import addresses
from courses.choices import Audience
from courses.learning.operations import enroll
from courses.models import CourseIndexPage, LessonPage
from foundation.page_cache import memory as memories
from foundation.page_cache.keeping import ATTRIBUTE
from foundation.page_cache.memory import MOST_VARIANTS, Memory, memory
from foundation.page_cache.operations import generation
from foundation.page_cache.seen import seen_by_visitors
from home.models import HomePage, NewsIndexPage, NewsPage
from tests.guards.world import World

BROWSER = {"HTTP_ACCEPT": "text/html"}


@pytest.fixture(autouse=True)
def kept(settings, monkeypatch):
    """On, and each request looks whether anything has changed."""
    settings.FOUNDATION_PAGE_CACHE = True
    monkeypatch.setattr(memories, "SECONDS", 0)
    memory.forget()
    yield
    memory.forget()


@pytest.fixture
def course(make_course):
    return make_course("Dasar inovasi")


def _visit(path: str, **headers: str):
    return Client().get(path, **BROWSER, **headers)


def _is_made(path: str, client: Client | None = None, **headers: str) -> bool:
    """Whether the page was made for this request: one that is kept asks for the generation alone."""
    with CaptureQueriesContext(connection) as asked:
        answer = (client or Client()).get(path, **BROWSER, **headers)
    assert answer.status_code in {200, 304}
    return len(asked) > 1


def test_the_second_visitor_gets_what_the_first_one_got(course):
    first, second = _visit(course.url), _visit(course.url)
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" in second["Vary"]
    assert (_is_made(course.url), _is_made("/")) == (False, True)
    for name in ("Content-Security-Policy", "Content-Language", "Content-Type", "X-Frame-Options"):
        assert first[name] == second[name], name


def test_what_has_not_changed_is_not_sent_again(course):
    tag = _visit(course.url)["ETag"]
    again = _visit(course.url, HTTP_IF_NONE_MATCH=tag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    # A proxy that compresses makes it a weak one.
    assert _visit(course.url, HTTP_IF_NONE_MATCH=f"W/{tag}").status_code == 304
    course.title = "Lanjutan"
    course.save_revision().publish()
    assert _visit(course.url, HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_head_is_answered_from_it_too(course):
    _visit(course.url)
    with CaptureQueriesContext(connection) as asked:
        head = Client().head(course.url)
    assert (head.status_code, head.content, len(asked)) == (200, b"", 1)


def test_whoever_signed_in_is_shown_her_own(course, sari, as_user):
    enroll(sari, course)
    hers = as_user(sari)
    before = hers.get(course.url).content
    _visit(course.url)
    assert _is_made(course.url, hers)
    assert hers.get(course.url)["Cache-Control"] == "private, no-store"
    assert b"Sari" in before
    assert b"Sari" not in _visit(course.url).content


def test_a_browser_with_any_cookie_is_not_answered_from_it(course):
    """A session that is over, and a draft that has arrived, are said on the page."""
    _visit(course.url)
    client = Client()
    client.cookies["sessionid"] = "x"
    assert _is_made(course.url, client)


def test_each_language_has_its_own(course):
    english = Client()
    english.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    ours, theirs = _visit(course.url), english.get(course.url)
    assert ours["Content-Language"], theirs["Content-Language"] == ("id", "en")
    assert ours.content != theirs.content
    assert not _is_made(course.url, english)
    assert english.get(course.url).content == theirs.content


def test_another_host_or_scheme_has_its_own(course, settings):
    settings.ALLOWED_HOSTS = ["*"]
    _visit(course.url)
    assert _is_made(course.url, HTTP_HOST="lain.example")
    assert Client().get(course.url, secure=True)["Content-Type"]
    assert _visit(course.url, HTTP_HOST="tidak sah").status_code == 400


def test_a_thousand_unknown_parameters_fill_nothing_and_cost_nothing(course):
    _visit("/")
    assert not any(_is_made(f"/?x={number}") for number in range(1000))
    assert len(memory) == 1


def test_a_filter_of_the_page_is_its_own_page(course):
    catalogue = CourseIndexPage.objects.get().url
    _visit(catalogue)
    advanced = f"{catalogue}?level=advanced"
    assert _is_made(advanced)
    assert not _is_made(f"{advanced}&utm_source=wa")
    assert b"Dasar inovasi" in _visit(catalogue).content
    assert b"Dasar inovasi" not in _visit(advanced).content


def test_nobody_pushes_the_others_out_by_asking_for_all_variants(course):
    catalogue = CourseIndexPage.objects.get().url
    _visit("/")
    for number in range(MOST_VARIANTS + 9):
        _visit(f"{catalogue}?topic=t{number}")
    assert len(memory) == 1 + MOST_VARIANTS
    assert not _is_made("/")


def test_no_more_than_a_process_has_room_for(monkeypatch):
    monkeypatch.setattr(memories, "MOST_ADDRESSES", 3)
    own = Memory()
    begun = own._generation
    for number in range(5):
        address = memories.Address("http", "h", f"/{number}/", "id")
        own.put(address, (), (), memories.KeptPage(b"x" * 10, (), float("inf")), begun)
    assert (len(own), own._bytes) == (3, 30)
    monkeypatch.setattr(memories, "MOST_BYTES", 25)
    own.put(address, (), ("b",), memories.KeptPage(b"y" * 10, (), float("inf")), begun)
    assert own._bytes <= 25


def test_what_was_made_before_a_change_is_not_kept_after_it(course):
    begun = memory.begin()
    course.save()
    memory.begin()
    address = memories.Address("http", "testserver", course.url, "id")
    memory.put(address, (), (), memories.KeptPage(b"old", (), float("inf")), begun)
    assert len(memory) == 0


def test_every_process_knows_within_a_second(course, monkeypatch):
    """Two memories stand for two processes."""
    monkeypatch.setattr(memories, "SECONDS", 1.0)
    clock = count(1000.0, 0.4)
    monkeypatch.setattr(memories.time, "monotonic", lambda: next(clock))
    other = Memory()
    before = other.begin()
    course.save_revision().publish()
    seen = [other.begin() for _ in range(4)]
    assert seen[-1] > before
    monkeypatch.setattr(memories, "SECONDS", float("inf"))
    course.save_revision().publish()
    assert other.begin() == seen[-1], "the control arm: a process that never looks is stale"


CHANGES = {
    "published": lambda page: page.save_revision().publish(),
    "taken down": lambda page: page.unpublish(),
    "moved": lambda page: page.move(HomePage.objects.get(), "last-child"),
    "deleted": lambda page: page.delete(),
    "restricted": lambda page: PageViewRestriction.objects.create(
        page=page, restriction_type="login"
    ),
    "site": lambda page: Site.objects.get().save(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_seen(course, change):
    before = generation()
    CHANGES[change](course)
    assert generation() > before


def test_a_draft_is_no_change(course):
    course.title = "Draf"
    before = generation()
    course.save_revision()
    assert generation() == before


def test_an_audience_that_is_narrowed_is_shut_at_once(course):
    assert _visit(course.url).status_code == 200
    course.audience = Audience.ASN
    course.save_revision().publish()
    assert _visit(course.url).status_code in {302, 404}
    assert _visit(course.url).status_code in {302, 404}


def test_a_lesson_that_is_not_open_is_not_kept(course):
    closed, opened = LessonPage.objects.in_courses([course])[:2]
    LessonPage.objects.filter(pk=closed.pk).update(is_open=False)
    LessonPage.objects.filter(pk=opened.pk).update(is_open=True)
    for lesson in (closed, opened):
        Client().get(lesson.url)
    assert len(memory) == 1
    assert not _is_made(opened.url)


def test_a_page_below_a_restriction_is_not_kept(site):
    index = NewsIndexPage.objects.first() or HomePage.objects.get().add_child(
        instance=NewsIndexPage(title="Berita", slug="berita")
    )
    news = index.add_child(
        instance=NewsPage(title="Rapat", slug="rapat", lead="Rapat.", date=timezone.localdate())
    )
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    _visit(news.url)
    assert len(memory) == 0


def test_a_kind_that_inherits_says_so_itself(course):
    assert ATTRIBUTE in vars(LessonPage)
    assert ATTRIBUTE not in vars(Page)


def test_it_is_kept_for_no_longer_than_the_day(course, set_clock, monkeypatch):
    """What a page says of today is not said tomorrow."""
    set_clock("2026-03-12 23:59")
    _visit(course.url)
    (variants,) = memory._kept.values()
    (page,) = variants.pages.values()
    assert page.until - memories.time.monotonic() <= 60
    later = page.until + 1
    monkeypatch.setattr(memories.time, "monotonic", lambda: later)
    assert _is_made(course.url)


def test_a_kept_page_takes_no_part_of_an_older_generation(course):
    """Another process fills the shared cache with the address of before, between the change and its
    commit."""
    old = CourseIndexPage.objects.get()
    stale = {"testserver": old.url}
    old.slug = "pelatihan"
    old.save_revision().publish()
    cache.set(addresses.KEY, stale, 60)
    front = _visit("/").content.decode()
    assert 'href="/pelatihan/"' in front
    assert f'href="{stale["testserver"]}"' not in front


def test_it_can_be_left_off(course, settings):
    settings.FOUNDATION_PAGE_CACHE = False
    assert _visit(course.url)["Cache-Control"] == "private, no-store"
    assert len(memory) == 0


# Tables that no visitor's page shows rows of, though it asks them.
ASKED_IN_PASSING = {"django_content_type", "wagtailcore_locale", "foundation_pagegeneration"}
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')


def test_all_that_a_kept_page_asks_of_is_said_to_be_seen(world: World, site):
    """A table that is added to such a page without a word would leave its old rows on show."""
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    unheard: dict[str, set[str]] = {}
    pages = [page.specific for page in Page.objects.live().exclude(url_path="/")]
    visited = 0
    for page in pages:
        if ATTRIBUTE not in vars(type(page)) or not page.url:
            continue
        memory.forget()
        with CaptureQueriesContext(connection) as asked:
            _visit(page.url)
        if not len(memory):
            continue
        visited += 1
        for query in asked:
            for table in TABLE.findall(query["sql"]):
                model = tables.get(table)
                if table in ASKED_IN_PASSING or model is None or issubclass(model, Page):
                    continue
                if model not in seen_by_visitors():
                    unheard.setdefault(table, set()).add(page.url)
    assert visited >= 5
    assert {table: sorted(urls)[:3] for table, urls in unheard.items()} == {}
