"""An editor changes rules: what is refused, and whom she is shown before it is published."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data

from courses.choices import DoneWhen
from courses.learning.operations import view_activity
from courses.models import ActivityPage, LessonPage

NO_COMMENTS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}


@pytest.fixture
def publish(aulia, as_user):
    """`publish(page, done_when="viewed")`: the page's form as it is, but for that; the answer's HTML."""
    client = as_user(aulia)

    def publish(page: Page, *, action: str = "action-publish", **changes: object) -> str:
        page = Page.objects.get(pk=page.pk).specific
        form = {"title": page.title, "slug": page.slug, "comments": NO_COMMENTS}
        if isinstance(page, LessonPage):
            form |= {"minutes": page.minutes, "is_required": "on", "done_when": page.done_when}
            form |= {"read_minutes": page.read_minutes, "after": page.after}
            form |= {"body-count": "0"}
        else:
            form |= {"jp": page.jp, "level": page.level, "audience": page.audience}
            form |= {"complete_when": page.complete_when, "pass_mark": page.pass_mark}
            form |= {"prerequisites": page.prerequisites, "body-count": "0", "cover-count": "0"}
            form |= {"minimum_score": 0, "complete_count": 0, "topics": ""}
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        said = {**form, action: "1", **changes}
        lists = {name: said.pop(name) for name in ("after", "prerequisites") if name in said}
        data = {**nested_form_data(said), **lists}
        return client.post(url, data, follow=True).content.decode()

    return publish


def _stored(page) -> ActivityPage:
    return ActivityPage.objects.get(pk=page.pk)


def test_a_circle_of_lessons_is_refused(course, publish):
    first, second, *_ = course.lessons
    publish(second, after=[first.pk])
    assert _stored(second).after == [first.pk]
    assert "kembali ke dirinya sendiri" in publish(first, after=[second.pk])
    assert _stored(first).after == []


def test_a_circle_of_courses_is_refused(course, publish, make_course):
    middle = make_course("Tengah", prerequisites=[course.pk])
    last = make_course("Akhir", prerequisites=[middle.pk])
    assert "kembali ke dirinya sendiri" in publish(course, prerequisites=[last.pk])
    course.refresh_from_db()
    assert course.prerequisites == []


def test_a_draft_may_hold_what_is_not_whole(course, publish):
    lesson = course.lessons[0]
    publish(lesson, action="action-save", done_when="minutes", read_minutes="")
    assert _stored(lesson).get_latest_revision_as_object().done_when == "minutes"
    assert "Sebutkan berapa menit" in publish(lesson, done_when="minutes", read_minutes="")
    assert _stored(lesson).done_when == ""


def test_a_count_says_how_many(course, publish):
    assert "Sebutkan berapa pelajaran" in publish(course, complete_when="count")


def test_an_open_lesson_waits_for_none(course, publish):
    first, second, *_ = course.lessons
    assert "tidak menunggu" in publish(second, after=[first.pk], is_open="on")


def test_only_rules_that_the_kind_knows_are_offered(course, aulia, as_user, monkeypatch):
    url = reverse("wagtailadmin_pages:edit", args=[course.lessons[0].pk])
    html = as_user(aulia).get(url).content.decode()
    assert 'value="viewed"' in html
    assert 'value="passed"' not in html
    monkeypatch.setattr(LessonPage, "done_rules", tuple(DoneWhen))
    assert 'value="passed"' in as_user(aulia).get(url).content.decode()


def test_a_change_shows_first_whom_it_touches(course, learn, sari, rini, publish, handle):
    learn(sari, 2, 3, 4)
    learn(rini)
    lesson = course.lessons[0]
    view_activity(sari, _stored(lesson))
    html = publish(lesson, done_when="viewed")
    assert "1 peserta menyelesaikan bimtek ini pada" in html
    assert _stored(lesson).done_when == ""
    publish(lesson, done_when="viewed", change_seen="on")
    assert _stored(lesson).done_when == "viewed"


def test_a_change_that_asks_for_more_says_of_how_many(course, learn, sari, rini, publish):
    learn(sari, 1)
    learn(rini)
    html = publish(course, pass_mark=70)
    assert "bertambah bagi 2 peserta" in html
    course.refresh_from_db()
    assert course.pass_mark == 0


def test_a_change_of_order_says_that_too(course, learn, sari, publish):
    learn(sari)
    html = publish(course.lessons[1], after=[course.lessons[0].pk])
    assert "Urutannya berubah bagi 1 peserta" in html


def test_a_change_that_touches_nobody_asks_nothing(course, learn, sari, publish):
    publish(course, pass_mark=70)
    course.refresh_from_db()
    assert course.pass_mark == 70
    learn(sari)
    publish(course, pass_mark=70, title="Judul baru")  # no change of a rule
    course.refresh_from_db()
    assert course.title == "Judul baru"


def test_the_clinic_reads_the_versions(course, learn, sari, publish, handle, dewi, as_user):
    learn(sari, 1)
    publish(course, complete_when="any", change_seen="on")
    handle()
    requirement = course.requirement
    url = reverse("courses_requirements:inspect", args=[requirement.pk])
    assert "4 dari 4 pelajaran" in as_user(dewi).get(url).content.decode()
