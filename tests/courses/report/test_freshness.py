"""Course pages keep markup and statements; what they show is always of this moment and this reader."""

import re

import pytest
from django.test import Client

from courses.learning.operations import enroll, finish_activity
from courses.models import CoursePage, LessonPage


@pytest.fixture
def course(make_course):
    return make_course(modules=2, lessons=2)


@pytest.fixture
def page(course, sari, as_user):
    """What Sari, who is enrolled, reads now; asked once before, so that whatever is kept is kept."""
    enroll(sari, course)
    client = as_user(sari)

    def read(of=course) -> str:
        return client.get(of.url).content.decode()

    read()
    read(course.lessons[0])
    return read


def test_a_new_title_of_a_lesson_shows_at_once(course, page):
    lesson = LessonPage.objects.get(pk=course.lessons[1].pk)
    lesson.title = "Judul yang baru"
    lesson.save_revision().publish()
    assert "Judul yang baru" in page()
    assert "Judul yang baru" in page(course.lessons[0])
    assert course.lessons[1].title not in page()


def test_a_new_title_of_the_course_shows_in_the_trail_at_once(course, page):
    draft = CoursePage.objects.get(pk=course.pk)
    draft.title = "Kursus berganti nama"
    draft.save_revision().publish()
    assert "Kursus berganti nama" in page(course.lessons[0])


def test_new_words_of_a_lesson_show_at_once(course, page):
    lesson = LessonPage.objects.get(pk=course.lessons[0].pk)
    lesson.body = [("text", "<p>Kalimat yang ditambahkan</p>")]
    lesson.save_revision().publish()
    assert "Kalimat yang ditambahkan" in page(lesson)


def test_what_is_taken_down_is_gone_at_once(course, page):
    LessonPage.objects.get(pk=course.lessons[1].pk).unpublish()
    assert course.lessons[1].title not in page()
    course.lessons[2].get_parent().specific.unpublish()
    assert course.lessons[2].title not in page()


def test_a_new_lesson_shows_at_once(course, page):
    module = course.lessons[0].get_parent()
    module.add_child(instance=LessonPage(title="Pelajaran tambahan", minutes=5))
    assert "Pelajaran tambahan" in page()


def test_a_moved_lesson_shows_in_its_new_place_at_once(course, page):
    first, second = course.lessons[:2]
    first.move(second, pos="right")
    titles = re.findall(r"outline__title\">([^<]+)<", page())
    assert titles[:2] == [second.title, first.title]


def test_what_was_changed_by_another_process_shows_at_once(course, page):
    """No signal is heard here: the rows alone tell."""
    LessonPage.objects.filter(pk=course.lessons[0].pk).update(title="Dari proses lain", minutes=77)
    assert "Dari proses lain" in page()
    assert "77 menit" in page()


def test_two_readers_never_see_each_other(course, sari, rini, fauzi, as_user):
    for user in (sari, rini):
        enroll(user, course)
    finish_activity(sari, course.lessons[0])
    readers = [as_user(sari), as_user(rini), as_user(fauzi), Client()]
    seen: list[set[str]] = []
    for _ in range(2):  # the second time everything is kept
        seen = [set() for _ in readers]
        for found, client in zip(seen, readers, strict=True):
            text = client.get(course.url).content.decode()
            found |= {name for name in ("Sari", "Rini", "Fauzi") if name in text}
            found |= {"done"} if "outline__item--done" in text else set()
            found |= {"locked"} if "outline__item--locked" in text else set()
            found |= {"assigns"} if "/tugaskan/" in text else set()
            found |= {"token"} if "csrfmiddlewaretoken" in text else set()
    assert seen == [
        {"Sari", "done", "token"},
        {"Rini", "token"},
        {"Fauzi", "locked", "assigns", "token"},
        {"locked"},
    ]
