"""Each recipe of `docs/cookbook.md` does what it says, as it stands there.

In `make install-test`, in a process of their own: an app that was installed once is never wholly gone
from it, and other tests would hear its receivers and meet its models.
"""

import csv
import importlib
import io
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from courses.learning.operations import enroll, finish_activity
from courses.models import CoursePage, Enrollment, ModulePage
from foundation.models import OutboxMessage
from foundation.outbox.operations import deliver_due
from tests.cookbook import village
from tests.guards.repository import ROOT

pytestmark = pytest.mark.install

CHAT = "Tell a chat when a course is completed"
ACTIVITY = "A page of your own as an activity"
COLUMN = "A column more in the training report"
HOOKS = "A menu entry, and courses for partners"
LOOK = "Your look"
SEARCH = "Search well"
WORD = "kecubung"


@pytest.fixture
def cook(request, settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The village of the recipe that the test is marked with."""
    recipe = village.recipes(village.DOCUMENT.read_text())[request.param]
    village.write(recipe, tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name, value in village.site_settings(recipe).items():
        setattr(settings, name, value)
    request.getfixturevalue("database")
    with village.installed():
        yield


def recipe(heading: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("cook", [heading], indirect=True, ids=[""])


def test_every_recipe_is_cooked():
    headings = set(village.recipes(village.DOCUMENT.read_text()))
    assert headings == {CHAT, ACTIVITY, COLUMN, HOOKS, LOOK, SEARCH}
    used = Path(__file__).read_text()
    names = {"CHAT", "ACTIVITY", "COLUMN", "HOOKS", "LOOK", "SEARCH"}
    assert {name for name in names if f"@recipe({name})" not in used} == set()


def test_a_planted_recipe_is_seen():
    planted = "## Plain\n\nWords.\n\n## New\n\n```python\n# village/new.py\nx = 1\n```\n"
    assert list(village.recipes(planted)) == ["New"]
    assert village.files(village.recipes(planted)["New"]) == {
        "village/new.py": "# village/new.py\nx = 1\n"
    }


# A signal


class _Chat(BaseHTTPRequestHandler):
    heard: list[Any] = []

    def do_POST(self) -> None:
        self.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nothing into the output of the tests."""


@pytest.fixture
def chat() -> Iterator[HTTPServer]:
    """It takes connections and answers none until it is started."""
    _Chat.heard = []
    server = HTTPServer(("127.0.0.1", 0), _Chat)
    yield server
    server.server_close()


@recipe(CHAT)
@pytest.mark.usefixtures("committed_db")
def test_the_chat_is_told_also_when_it_was_away(cook, chat, sari, make_course, settings):
    course = make_course("Bimtek", lessons=1)
    settings.VILLAGE_CHAT = "http://127.0.0.1:9/"  # where nobody listens
    enroll(sari, course)
    assert not OutboxMessage.objects.filter(kind="village-chat").exists()
    finish_activity(sari, course.lessons[0])
    finish_activity(sari, course.lessons[0])
    [waiting] = OutboxMessage.objects.filter(kind="village-chat")
    assert waiting.sent_at is None
    settings.VILLAGE_CHAT = f"http://127.0.0.1:{chat.server_port}/"
    threading.Thread(target=chat.serve_forever, daemon=True).start()
    OutboxMessage.objects.update(next_try_at=timezone.now())
    deliver_due()
    chat.shutdown()
    assert _Chat.heard == [{"text": "One more has completed Bimtek."}]


# A kind of activity


@recipe(ACTIVITY)
@pytest.mark.usefixtures("committed_db")
def test_a_walk_stands_in_a_module_and_is_done_by_being_opened(cook, sari, make_course, as_user):
    walk_page = importlib.import_module("village.models").WalkPage
    course = make_course(lessons=1)
    assert walk_page in ModulePage.allowed_subpage_models()
    walk = walk_page(title="Ke hulu", way="Lewat Juai", minutes=5)
    course.lessons[0].get_parent().add_child(instance=walk)
    enroll(sari, course)
    finish_activity(sari, course.lessons[0])
    assert Enrollment.objects.get().completed_on is None
    client = as_user(sari)
    assert "<p>Lewat Juai</p>" in client.get(walk.url).content.decode()
    client.post(reverse("courses:view_lesson", args=[walk.pk]))
    assert Enrollment.objects.get().completed_on is not None


# A class of the site


@recipe(COLUMN)
def test_the_column_stands_on_the_page_and_in_the_file(cook, fauzi, sari, make_course, as_user):
    for title in ("Satu", "Dua"):
        enroll(sari, make_course(title, lessons=1))
    finish_activity(sari, CoursePage.objects.get(title="Satu").get_descendants().last().specific)
    client = as_user(fauzi)
    assert "Not completed yet" in client.get(reverse("courses:report")).content.decode()
    file = client.get(reverse("courses:report_file", args=["csv"])).getvalue().decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(file), delimiter=";")
    assert heading[-1] == "Not completed yet"
    assert "1" in {row[-1] for row in rows}


# Hooks


@recipe(HOOKS)
def test_partners_find_the_entry_and_their_courses(
    cook, sari, rini, make_course, as_user, disdikbud
):
    importlib.import_module("village.wagtail_hooks")
    rini.email = "rini@partner.example"
    rini.save()
    course = make_course("Khusus", audience="opds", slug="partner-sungai")
    other = make_course("Lain", audience="opds", slug="sungai")
    for user, is_partner in ((sari, False), (rini, True), (AnonymousUser(), False)):
        visible = set(CoursePage.objects.visible_to(user))
        assert (course in visible) is is_partner
        assert other not in visible
        client = Client() if user.is_anonymous else as_user(user)
        html = client.get(reverse("courses:history"), follow=True).content.decode()
        assert ('href="/village/"' in html) is is_partner


# The look


@recipe(LOOK)
def test_pages_stand_in_the_villages_look(cook, sari, make_course, as_user):
    course = make_course("Bimtek")
    html = as_user(sari).get(course.url).content.decode()
    assert html.index("<header>") < html.index("Bimtek</h1>") < html.index("Village of Juai")
    assert "kl-site-nav" in html.partition("</header>")[0]
    assert "data-live-count" in html.partition("</header>")[0]
    ours, theirs = (
        html.rindex(name) for name in ("foundation/css/klinik.css", "village/clinic.css")
    )
    assert ours < theirs  # the last rule of one weight counts
    assert html.count("<main") == html.count("<h1") == 1
    assert re.search(r'class="klinik kl-embedded[^>]*data-theme="light"', html)


@recipe(LOOK)
def test_a_visitor_finds_the_ways_in_there(cook, make_course):
    html = Client().get(make_course("Bimtek").url).content.decode()
    assert "kl-site-account__link--main" in html.partition("</header>")[0]


def test_the_properties_that_it_sets_are_ours():
    given = village.files(village.recipes(village.DOCUMENT.read_text())[LOOK])
    ours = (ROOT / "foundation/static/foundation/css/klinik.css").read_text()
    named = re.findall(r"(--kl-[\w-]+):", given["village/static/village/clinic.css"])
    assert len(named) == 5
    assert [name for name in named if f"{name}:" not in ours] == []


# Search


@recipe(SEARCH)
def test_the_search_shows_each_what_she_may_open(
    indexed, cook, sari, rini, make_course, paringin, settings
):
    course = make_course(f"Kursus {WORD}", audience="opds")
    course.audience_opds.add(paringin)
    course.save()
    results = "{% for page in search_results %}[{{ page.title }}]{% endfor %}"
    loader = ("django.template.loaders.locmem.Loader", {"search/search.html": results})
    engine = "django.template.backends.django.DjangoTemplates"
    settings.TEMPLATES = [{"BACKEND": engine, "OPTIONS": {"loaders": [loader]}}]
    search = importlib.import_module("village.search").search

    def shown(user: Any, **query: str) -> str:
        request = RequestFactory().get("/", query)
        request.user = user
        return search(request).content.decode()

    assert [shown(user, query=WORD) for user in (sari, rini)] == [f"[{course.title}]", ""]
    assert shown(AnonymousUser()) == ""
