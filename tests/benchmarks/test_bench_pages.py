"""Pages of a learner and of an office, beside a bare Wagtail page in the same run.

The database runs in this process (SQLite), so the CPU is that of application and database.
"""

import gzip
from pathlib import Path

from django.template.base import Template
from django.test.utils import _TestState
from django.urls import reverse
from wagtail.models import Page

from agents.models import User
from courses.models import CourseIndexPage, CoursePage, LessonPage
from courses.operations import enroll
from home.demo.build.accounts import build_accounts
from home.demo.build.learning import build_learning
from home.demo.build.pages import Library, build_pages
from home.demo.build.registry import build_registry
from home.models import HomePage, RegulationIndexPage
from tests.benchmarks.conftest import cpu_ms

TIMES = 25
BARE = Path(__file__).parent / "templates"


def test_pages(db, settings, as_user, queries_of, table, monkeypatch):
    # The test environment copies every context of every template; a server does not.
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [BARE, *settings.TEMPLATES[0]["DIRS"]]}]
    build_registry()
    build_accounts()
    build_pages(Library())
    build_learning()
    front = HomePage.objects.get()
    front.add_child(instance=Page(title="Halaman polos", slug="polos"))
    front.add_child(instance=RegulationIndexPage(title="Daftar kosong", slug="kosong"))
    sari = User.objects.get(email__startswith="sari.")
    course = CoursePage.objects.order_by("path").first()
    enroll(sari, course)
    lesson = LessonPage.objects.in_courses([course])[2]
    learner = as_user(sari)
    head = as_user(User.objects.get(email__startswith="ahmad.fauzi"))
    pages = {
        "bare Wagtail page": (learner, "/polos/"),
        "our frame around an empty list": (learner, "/kosong/"),
        "start": (learner, reverse("home:start")),
        "catalogue": (learner, CourseIndexPage.objects.get().url),
        "course": (learner, course.url),
        "lesson": (learner, lesson.url),
        "report of a head": (head, reverse("courses:report")),
    }
    table("Pages", "page", "queries", "CPU ms", "x bare", "KB gzip")
    bare = 0.0
    for name, (client, url) in pages.items():
        answer = client.get(url)
        assert answer.status_code == 200, url
        spent = cpu_ms(lambda client=client, url=url: client.get(url), TIMES)
        bare = bare or spent
        size = len(gzip.compress(answer.content, 6)) / 1024
        queries = queries_of(lambda client=client, url=url: client.get(url))
        table("Pages", name, str(queries), f"{spent:.1f}", f"{spent / bare:.2f}", f"{size:.1f}")
