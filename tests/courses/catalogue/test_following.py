"""What comes after a course, and what its editor is told."""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from courses.catalogue.advice import advise, offer_another
from courses.catalogue.following import courses_after
from courses.learning.operations import enroll, finish_activity
from courses.models import LessonPage


def _titles(course, user) -> list[str]:
    return [each.title for each in courses_after(course, user)]


def test_courses_of_the_same_topics_come_first_and_taken_ones_not_at_all(sari, make_course):
    done, plain, akin, taken = (make_course(name) for name in ("A", "Biasa", "Serupa", "Diambil"))
    for each in (done, akin):
        each.topics.add("Indeks")
        each.save_revision().publish()
    enroll(sari, taken)
    assert _titles(done, sari) == ["Serupa", "Biasa"]
    assert plain.title in _titles(akin, sari)


def test_whoever_has_completed_a_course_is_led_to_the_next(sari, as_user, make_course):
    course, following = make_course("A", lessons=1), make_course("Berikut")
    enroll(sari, course)
    client = as_user(sari)
    assert following.url not in client.get(course.url).content.decode()
    finish_activity(sari, course.lessons[0])
    html = client.get(course.url).content.decode()
    assert "Apa berikutnya" in html
    assert f'href="{following.url}"' in html


@pytest.fixture
def told():
    def ask(call, page) -> list[str]:
        request = RequestFactory().get("/")
        request._messages = CookieStorage(request)
        call(request, page)
        return [str(each) for each in request._messages]

    return ask


def test_an_editor_is_told_of_an_empty_course_and_of_hours_that_do_not_fit(make_course, told):
    course = make_course(lessons=0, jp=2)
    assert "belum memiliki pelajaran" in told(advise, course)[0]
    full = make_course("Penuh", lessons=2, jp=2)
    LessonPage.objects.child_of(full.lessons[0].get_parent()).update(minutes=45)
    assert told(advise, full) == []
    LessonPage.objects.child_of(full.lessons[0].get_parent()).update(minutes=10)
    [text] = told(advise, full)
    assert "2 JP (90 menit)" in text
    assert "20 menit" in text
    assert told(advise, full.lessons[0]) == []


def test_after_a_lesson_the_way_to_the_next_one(make_course, told):
    course = make_course(lessons=1)
    [text] = told(offer_another, course.lessons[0])
    assert f"/lessonpage/{course.lessons[0].get_parent().pk}/" in text
    assert told(offer_another, course) == []
