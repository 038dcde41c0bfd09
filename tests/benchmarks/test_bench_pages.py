"""Pages of a learner and of an office, beside two bare Wagtail pages in the same run.

The bare page has a title and no more; it is routed and served by Wagtail to the same session,
through the same middleware, which load session and account as on every page. The framed page
shows nothing either, inside our header and footer. Neither side compresses: the test client
does not ask for it.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from django.db import connection
from django.template.base import Template
from django.test import Client
from django.test.utils import _TestState
from django.urls import reverse
from wagtail.models import Page

from agents.models import User
from courses.learning.operations import enroll
from courses.models import CourseIndexPage, CoursePage, LessonPage
from demo.accounts import build_accounts
from demo.clinic import build_coming, build_past
from demo.learning import build_learning
from demo.pages import Library, build_courses
from demo.registry import build_registry
from demo.threads import build_threads
from home.models import HomePage
from tests.benchmarks.conftest import cpu_in_turns
from tests.guards import weighing

ROUNDS = 60
STARTERS = {
    "innovator": "sari.wulandari",
    "mentor": "budi.santoso",
    "head": "ahmad.fauzi",
    "clinic": "dewi.lestari",
}
BARE, FRAMED = "bare Wagtail page", "bare page in our frame"
TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture
def demo(db, settings, monkeypatch) -> None:
    # The test environment copies every context of every template; a server does not.
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    dirs = [TEMPLATES, *settings.TEMPLATES[0]["DIRS"]]
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": dirs}]
    monkeypatch.setattr(Page, "get_template", _template)
    build_registry()
    build_accounts()
    build_courses(Library())
    build_learning()
    for slug in ("bare", "framed"):
        HomePage.objects.get().add_child(instance=Page(title="Halaman polos", slug=slug))


@pytest.fixture
def clinic(demo) -> None:
    """With mentors, sessions, questions and follow-ups, as the demonstration has them."""
    build_past()
    build_threads()
    build_coming()


def _template(page: Page, request: object) -> str:
    return f"{page.slug}.html" if type(page) is Page else page.template


def _pages(as_user) -> Iterator[tuple[str, Client, str]]:
    sari = User.objects.get(email__startswith="sari.")
    course = CoursePage.objects.order_by("path").first()
    enroll(sari, course)
    learner = as_user(sari)
    head = as_user(User.objects.get(email__startswith="ahmad.fauzi"))
    yield BARE, learner, "/bare/"
    yield FRAMED, learner, "/framed/"
    yield "course", learner, course.url
    yield "lesson", learner, LessonPage.objects.in_courses([course])[2].url
    yield "start", learner, reverse("home:start")
    yield "catalogue", learner, CourseIndexPage.objects.get().url
    yield "report of a head", head, reverse("courses:report")


def test_pages(demo, as_user, queries_of, table):
    acts = {name: partial(client.get, url) for name, client, url in _pages(as_user)}
    answers = {name: act() for name, act in acts.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    spent = cpu_in_turns(acts, ROUNDS)
    title = f"Pages of a signed-in person, {connection.vendor}"
    table(title, "page", "queries", "CPU ms", "x bare", "x frame", "KB cold", "KB warm")
    for name, act in acts.items():
        table(
            title,
            name,
            str(queries_of(act)),
            f"{median(spent[name]):.1f}",
            *(f"{_times(spent[name], spent[other]):.2f}" for other in (BARE, FRAMED)),
            f"{weighing.cold(answers[name].content) / 1024:.1f}",
            f"{weighing.squeezed(answers[name].content) / 1024:.1f}",
        )


def test_start(clinic, as_user, queries_of, table):
    """The first page of everybody who signs in, to each of those whom it shows most; the bar is
    twice a bare page on SQLite. The bare page is asked for by the same person."""
    title = f"Mulai, beside a bare Wagtail page of the same person, {connection.vendor}"
    table(title, "role", "queries", "CPU ms", "x bare", "x frame")
    for role, name in STARTERS.items():
        client = as_user(User.objects.get(email__startswith=name))
        places = {"start": reverse("home:start"), BARE: "/bare/", FRAMED: "/framed/"}
        acts = {place: partial(client.get, url) for place, url in places.items()}
        assert {act().status_code for act in acts.values()} == {200}
        spent = cpu_in_turns(acts, ROUNDS)
        table(
            title,
            role,
            str(queries_of(acts["start"])),
            f"{median(spent['start']):.1f}",
            *(f"{_times(spent['start'], spent[other]):.2f}" for other in (BARE, FRAMED)),
        )


def _times(ours: list[float], theirs: list[float]) -> float:
    return median(our / their for our, their in zip(ours, theirs, strict=True))
