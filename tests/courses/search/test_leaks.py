"""Whatever a host shows by its own ways, nobody learns what is closed to them.

Two words are planted: one in the titles, text and summary of a course for one OPD with its lessons,
one in the text of a closed lesson of a course for everybody. The host's own search, lists and API
(`host.py`) are then asked for them.
"""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from courses.choices import Audience
from courses.learning.operations import enroll
from courses.models import CoursePage, LessonPage, ModulePage
from courses.models.pages import OwnRuleMixin
from courses.search import operations

SECRET = "kecubung"  # of a course for some
CLOSED = "biduri"  # of a lesson that opens when one enrolls
OPEN = "zamrud"  # of what is for everybody: each way does show something
TYPES = ("courses.CoursePage", "courses.ModulePage", "courses.ActivityPage", "courses.LessonPage")
STOCK = "/host/stock/pages/"
HEADLESS = "/host/headless/pages/"

pytestmark = [pytest.mark.usefixtures("indexed"), pytest.mark.urls("tests.courses.search.host")]


def write(lesson: LessonPage, title: str, words: str, *, is_open: bool = False) -> None:
    lesson.title, lesson.is_open = title, is_open
    lesson.body = [{"type": "text", "value": f"<p>{words}</p>"}]
    lesson.save_revision().publish()


@pytest.fixture
def secret(make_course, paringin) -> CoursePage:
    """A course for the OPD of Sari, one of whose lessons is open to whoever sees the course."""
    body = [{"type": "text", "value": f"<p>Tentang {SECRET}.</p>"}]
    course = make_course(f"Kursus {SECRET}", audience="opds", introduction=SECRET, body=body)
    course.audience_opds.add(paringin)
    course.save()
    write(course.lessons[0], f"Pelajaran {SECRET}", SECRET, is_open=True)
    write(course.lessons[1], f"Lanjutan {SECRET}", SECRET)
    return course


@pytest.fixture
def public(make_course) -> CoursePage:
    course = make_course(f"Kursus {OPEN}", introduction=OPEN)
    write(course.lessons[0], f"Pelajaran {OPEN}", OPEN, is_open=True)
    write(course.lessons[1], "Lanjutan", CLOSED)
    return course


def ways(api: str = STOCK, *, one_by_one: bool = False) -> Iterator[str]:
    """Addresses of the host that ask for all pages at once, or for each of the words; also, slower,
    for each page by itself."""
    yield from ("/host/sitemap/", "/host/feed/")
    for word in (SECRET, CLOSED, OPEN, SECRET[:4], CLOSED[:4]):
        for way in ("search", "specific", "autocomplete"):
            yield f"/host/{way}/?query={word}"
        yield f"{api}?search={word}"
    for kind in TYPES:
        yield f"{api}?type={kind}&fields=*&limit=20"
    yield f"{api}?limit=20"
    for page in Page.objects.filter(depth__gt=1) if one_by_one else ():
        yield f"{api}{page.pk}/"
        yield f"{api}?ancestor_of={page.pk}"
        yield f"{api}?child_of={page.pk}"


def leaks(client: Client, word: str, addresses: Iterator[str]) -> list[str]:
    """Addresses that say more than they were asked for."""
    found = []
    for address in addresses:
        text = client.get(address).content.decode()
        if word in text or (word in address and '"found": ["' in text):
            found.append(address)
    return found


def test_a_course_for_some_is_in_nothing_that_the_host_shows(
    secret, public, sari, rini, as_user, covered
):
    readers = {"visitor": Client(), "registered": as_user(rini), "of the OPD": as_user(sari)}
    enroll(sari, secret)
    for name, client in readers.items():
        assert leaks(client, SECRET, ways(one_by_one=True)) == [], name
    covered(f"{len(list(ways(one_by_one=True)))} addresses as {len(readers)} readers")


def test_the_text_of_a_closed_lesson_is_found_by_nobody(secret, public, sari, rini, as_user):
    for client in (Client(), as_user(rini)):
        assert leaks(client, CLOSED, ways(one_by_one=True)) == []


def test_what_is_for_everybody_is_shown_in_every_way(secret, public):
    shown = leaks(Client(), OPEN, ways())
    asked = {address.split("?")[0] for address in shown}
    assert {f"/host/{way}/" for way in ("search", "specific", "autocomplete", "feed")} <= asked
    assert STOCK in asked
    places = Client().get("/host/sitemap/").json()["found"]
    ends = [public.url, public.lessons[0].url]
    assert [any(place.endswith(end) for place in places) for end in ends] == [True, True]
    assert not any(place.endswith(public.lessons[1].url) for place in places)


@pytest.mark.parametrize("reader", ["visitor", "registered", "enrolled"])
def test_our_api_shows_what_the_reader_may_see(secret, public, sari, rini, as_user, reader):
    enroll(sari, secret)
    client = {"visitor": Client(), "registered": as_user(rini), "enrolled": as_user(sari)}[reader]
    assert leaks(client, CLOSED, ways(HEADLESS, one_by_one=True)) == []
    shown = leaks(client, SECRET, (each for each in ways(HEADLESS) if HEADLESS in each))
    assert bool(shown) == (reader == "enrolled")


def test_an_audience_that_changes_takes_the_course_out_and_back(secret, public):
    public.audience = Audience.ASN
    public.save_revision().publish()
    assert leaks(Client(), OPEN, ways()) == []
    public.audience = Audience.PUBLIC
    public.save_revision().publish()
    assert f"/host/search/?query={OPEN}" in leaks(Client(), OPEN, ways())


def test_a_lesson_that_closes_leaves_the_index(public):
    write(public.lessons[0], "Pelajaran", OPEN)
    found = Client().get("/host/search/", {"query": OPEN}).json()["found"]
    assert found == [public.title]


def test_a_module_that_is_moved_takes_its_lessons_out_of_the_index(secret, public):
    module = public.lessons[0].get_parent()
    module.slug = "pindah"
    module.save()
    module.move(Page.objects.get(pk=secret.pk), pos="last-child")
    found = Client().get("/host/search/", {"query": OPEN}).json()["found"]
    assert found == [public.title]


def test_a_module_that_is_unpublished_takes_its_lessons_out_of_the_index(public):
    ModulePage.objects.get(pk=public.lessons[0].get_parent().pk).unpublish()
    LessonPage.objects.filter(pk=public.lessons[0].pk).update(live=True)
    operations.reindex([public.path])
    found = Client().get("/host/search/", {"query": OPEN}).json()["found"]
    assert found == [public.title]


def test_a_draft_changes_nothing_of_what_is_shown(secret):
    secret.audience = Audience.PUBLIC
    secret.save_revision()
    assert leaks(Client(), SECRET, ways()) == []


def test_an_index_that_is_built_anew_holds_no_more(secret, public):
    call_command("update_index", verbosity=0)
    assert leaks(Client(), SECRET, ways()) == []
    assert leaks(Client(), CLOSED, ways()) == []


def test_what_an_older_version_left_is_taken_out_by_a_migrate(
    secret, public, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as as_before:
        _index_everything(as_before)
        PageViewRestriction.objects.all().delete()
    assert leaks(Client(), SECRET, ways())
    operations.SearchText.objects.all().delete()
    call_command("migrate", "courses", verbosity=0)
    assert leaks(Client(), SECRET, ways()) == []
    assert leaks(Client(), CLOSED, ways()) == []


def test_control_arm_an_index_of_everything_is_found(secret, public, monkeypatch):
    _index_everything(monkeypatch)
    shown = leaks(Client(), SECRET, ways())
    for way in ("search", "specific", "autocomplete"):
        word = SECRET[:4] if way == "autocomplete" else SECRET
        assert f"/host/{way}/?query={word}" in shown
    assert f"/host/search/?query={CLOSED}" in leaks(Client(), CLOSED, ways())


def test_control_arm_a_course_without_a_restriction_is_found(secret, public):
    PageViewRestriction.objects.all().delete()
    shown = {address.split("?")[0] for address in leaks(Client(), SECRET, ways(one_by_one=True))}
    assert {"/host/feed/", STOCK, f"{STOCK}{secret.pk}/"} <= shown


def test_control_arm_a_sitemap_of_everything_is_found(secret, public, monkeypatch):
    monkeypatch.setattr(OwnRuleMixin, "get_sitemap_urls", Page.get_sitemap_urls)
    places = Client().get("/host/sitemap/").json()["found"]
    assert any(place.endswith(public.lessons[1].url) for place in places)


def _index_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(OwnRuleMixin, "get_indexed_objects")
    call_command("update_index", verbosity=0)
